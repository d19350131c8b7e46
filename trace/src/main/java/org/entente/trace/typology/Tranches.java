package org.entente.trace.typology;

import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/// Equal parts that one holder paid to fresh ones, on any kind of ledger: their numbers there stand
/// for them, and ascend with time.
final class Tranches {
  static final long SECONDS = 3 * 3_600;
  private static final int LEAST = 5;

  private Tranches() {}

  /// The most parts of one group that fit into the time, of the earliest group of that many; none
  /// where too few do.
  ///
  /// @param groups equal parts, each group ascending
  /// @param fits whether the second part comes soon enough after the first
  /// @param isLarge whether so many are enough of what was traced
  static List<Long> most(
      Collection<List<Long>> groups, BiPredicate<Long, Long> fits, Predicate<List<Long>> isLarge) {
    List<Long> most = List.of();
    for (List<Long> group : groups) {
      List<Long> quick = quickest(group, fits);
      boolean better =
          quick.size() > most.size()
              || (quick.size() == most.size()
                  && !most.isEmpty()
                  && quick.getFirst() < most.getFirst());
      if (quick.size() >= LEAST && better && isLarge.test(quick)) {
        most = quick;
      }
    }
    return most;
  }

  /// The longest run of them that fits into the time.
  private static List<Long> quickest(List<Long> parts, BiPredicate<Long, Long> fits) {
    int bestFrom = 0;
    int bestTo = 0;
    int from = 0;
    for (int to = 1; to <= parts.size(); to++) {
      while (from < to - 1 && !fits.test(parts.get(from), parts.get(to - 1))) {
        from++;
      }
      if (to - from > bestTo - bestFrom) {
        bestFrom = from;
        bestTo = to;
      }
    }
    return parts.subList(bestFrom, bestTo);
  }
}
