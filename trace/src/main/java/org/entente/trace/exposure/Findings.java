package org.entente.trace.exposure;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What a walk has found so far: sums by name, and what leads to nobody.
final class Findings {
  private static final Comparator<Exposure.Figure> LARGEST_FIRST =
      Comparator.comparing(Exposure.Figure::amount)
          .reversed()
          .thenComparing(figure -> figure.named().category())
          .thenComparing(figure -> figure.named().label())
          .thenComparing(Exposure.Figure::direct);

  private final Map<Key, Found> found = new LinkedHashMap<>();
  private final EnumMap<Rest, BigInteger> rest = new EnumMap<>(Rest.class);

  private record Key(Named named, boolean direct) {}

  private static final class Found {
    private BigInteger amount = BigInteger.ZERO;
    private BigInteger largest = BigInteger.ONE.negate();
    private int hops;
    private List<Long> way = List.of();
  }

  void clear() {
    found.clear();
    rest.clear();
  }

  /// `way` is asked for where this is the largest part yet.
  void find(Named named, boolean direct, BigInteger amount, int hops, Supplier<List<Long>> way) {
    Found figure = found.computeIfAbsent(new Key(named, direct), _ -> new Found());
    figure.amount = figure.amount.add(amount);
    if (amount.compareTo(figure.largest) > 0) {
      figure.largest = amount;
      figure.hops = hops;
      figure.way = way.get();
    }
  }

  void leave(Rest where, BigInteger amount) {
    if (amount.signum() > 0) {
      rest.merge(where, amount, BigInteger::add);
    }
  }

  Exposure exposure(BigInteger total, long edges, long leftOut) {
    List<Exposure.Figure> figures =
        found.entrySet().stream()
            .map(
                entry ->
                    new Exposure.Figure(
                        entry.getKey().named(),
                        entry.getKey().direct(),
                        entry.getValue().amount,
                        entry.getValue().hops,
                        entry.getValue().way))
            .sorted(LARGEST_FIRST)
            .toList();
    return new Exposure(total, figures, rest, edges, leftOut);
  }
}
