package org.entente.trace.exposure;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What came in, or what went out, by whom it was with before, or where it got.
///
/// @param total satoshi: all that came in from others, or went out to others
/// @param figures by name, the largest first
/// @param rest what leads to nobody with a name, satoshi; nothing is left out
/// @param edges how many inputs or outputs were looked at
/// @param outputsLeftOut coins of the address that were too many to be taken; `total` is without
///     them
public record Exposure(
    long total, List<Figure> figures, Map<Rest, Long> rest, long edges, long outputsLeftOut) {
  /// An amount and the way that proves it.
  ///
  /// @param direct whether no transaction of anybody else lies between
  /// @param amount satoshi, by haircut
  /// @param hops transactions on the way of `path`
  /// @param path outputs, from one of the address's own to one of the named one's: the way that
  ///     the largest part of the amount took
  public record Figure(Named named, boolean direct, long amount, int hops, List<Long> path) {
    public Figure {
      path = List.copyOf(path);
    }
  }

  /// What all figures of a category come to, satoshi.
  public record Share(long direct, long indirect) {
    public long all() {
      return direct + indirect;
    }
  }

  public Exposure {
    figures = List.copyOf(figures);
    rest = Map.copyOf(rest);
  }

  public SortedMap<String, Share> byCategory() {
    SortedMap<String, Share> shares = new TreeMap<>();
    for (Figure figure : figures) {
      Share more = figure.direct() ? new Share(figure.amount(), 0) : new Share(0, figure.amount());
      shares.merge(
          figure.named().category(),
          more,
          (a, b) -> new Share(a.direct + b.direct, a.indirect + b.indirect));
    }
    return shares;
  }

  /// `amount` of the total in millionths, rounded down; 0 of nothing.
  public int ppm(long amount) {
    return total == 0
        ? 0
        : BigInteger.valueOf(amount)
            .multiply(BigInteger.valueOf(1_000_000))
            .divide(BigInteger.valueOf(total))
            .intValueExact();
  }

  /// Categories whose share is `ppm` millionths or more.
  public List<String> atLeast(int ppm) {
    return byCategory().entrySet().stream()
        .filter(entry -> total > 0 && ppm(entry.getValue().all()) >= ppm)
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Whether figures and rest make up the total.
  public boolean conserved() {
    long found = figures.stream().mapToLong(Figure::amount).sum();
    return found + rest.values().stream().mapToLong(Long::longValue).sum() == total;
  }
}
