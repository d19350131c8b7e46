package org.entente.trace.exposure;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What came in, or what went out, of one asset: by whom it was with before, or where it got.
/// Amounts are in its smallest units: satoshi of bitcoin.
///
/// @param total all that came in from others, or went out to others
/// @param figures by name, the largest first
/// @param rest what leads to nobody with a name; nothing is left out
/// @param edges how many inputs, outputs or transfers were looked at
/// @param leftOut coins or transfers of the address that were too many to be taken; `total` is
///     without them
public record Exposure(
    BigInteger total, List<Figure> figures, Map<Rest, BigInteger> rest, long edges, long leftOut) {
  public static final Exposure NOTHING = new Exposure(BigInteger.ZERO, List.of(), Map.of(), 0, 0);

  /// An amount and the way that proves it.
  ///
  /// @param direct whether nothing of anybody else lies between
  /// @param amount by haircut
  /// @param hops transactions or transfers on the way of `path`
  /// @param path outputs, from one of the address's own to one of the named one's, or transfers
  ///     between the two: the way that the largest part of the amount took
  public record Figure(Named named, boolean direct, BigInteger amount, int hops, List<Long> path) {
    public Figure {
      path = List.copyOf(path);
    }
  }

  /// What all figures of a category come to.
  public record Share(BigInteger direct, BigInteger indirect) {
    public BigInteger all() {
      return direct.add(indirect);
    }
  }

  public Exposure {
    figures = List.copyOf(figures);
    rest = Map.copyOf(rest);
  }

  public SortedMap<String, Share> byCategory() {
    SortedMap<String, Share> shares = new TreeMap<>();
    for (Figure figure : figures) {
      Share more =
          figure.direct()
              ? new Share(figure.amount(), BigInteger.ZERO)
              : new Share(BigInteger.ZERO, figure.amount());
      shares.merge(
          figure.named().category(),
          more,
          (a, b) -> new Share(a.direct.add(b.direct), a.indirect.add(b.indirect)));
    }
    return shares;
  }

  /// `amount` of the total in millionths, rounded down; 0 of nothing.
  public int ppm(BigInteger amount) {
    return total.signum() == 0
        ? 0
        : amount.multiply(BigInteger.valueOf(1_000_000)).divide(total).intValueExact();
  }

  /// Categories whose share is `ppm` millionths or more.
  public List<String> atLeast(int ppm) {
    return byCategory().entrySet().stream()
        .filter(entry -> total.signum() > 0 && ppm(entry.getValue().all()) >= ppm)
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Whether figures and rest make up the total.
  public boolean conserved() {
    BigInteger sum = BigInteger.ZERO;
    for (Figure figure : figures) {
      sum = sum.add(figure.amount());
    }
    for (BigInteger amount : rest.values()) {
      sum = sum.add(amount);
    }
    return sum.equals(total);
  }
}
