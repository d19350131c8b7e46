package org.entente.watch.supply;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which ways through the chain make an exposure (structural path analysis): from a sector's final
/// demand to its supplier, that one's supplier, and so on to a sector of the group. All ways
/// together are the look-through share. The largest are found best first: what all ways through a
/// sector can still bring is known beforehand (its own look-through), so the first that are found
/// are the largest, and the rest is told as a remainder.
///
/// @param total the look-through share that all ways make up
/// @param ways the largest, each with its share of all inputs
/// @param isComplete false where fewer than were asked for are told since the search became too
/// long; those that are told are the largest all the same
public record Paths(double total, List<Way> ways, boolean isComplete) {
  private static final int MOST_STEPS = 400_000;

  /// Rows of the table, from the sector whose demand it is to the one in the group.
  public record Way(List<Integer> rows, double share) {
    public Way {
      rows = List.copyOf(rows);
    }
  }

  public Paths {
    ways = List.copyOf(ways);
  }

  /// What the other ways make up.
  public double remainder() {
    return total - ways.stream().mapToDouble(Way::share).sum();
  }

  /// A way so far; `most` is what it, or any that goes on from it, can bring.
  private record Step(@Nullable Step before, int row, double weight, double most, boolean isEnd) {}

  /// `sectors` from 1; at most `count` ways.
  public static Paths of(
      WorldTable table, int region, Set<Integer> on, List<Integer> sectors, int count) {
    double[] weights = new double[3 * table.size()];
    for (int i = 0; i < table.size(); i++) {
      weights[3 * i] = on.contains(table.regionOf(i)) ? 1 : 0;
      weights[3 * i + 1] = 1;
    }
    double[] through = table.upstream(weights);
    double all = 0;
    double total = 0;
    for (int number : sectors) {
      int j = region * table.sectors() + number - 1;
      all += table.demand(j) * through[3 * j + 1];
      total += table.demand(j) * through[3 * j];
    }
    PriorityQueue<Step> open =
        new PriorityQueue<>(
            Comparator.comparingDouble(Step::most)
                .reversed()
                .thenComparing(step -> !step.isEnd())
                .thenComparingInt(Step::row));
    for (int number : sectors) {
      int j = region * table.sectors() + number - 1;
      double share = table.demand(j) / all;
      open.add(new Step(null, j, share, share * through[3 * j], false));
    }
    List<Way> ways = new ArrayList<>();
    Buyers buyers = new Buyers(table);
    Floor floor = new Floor(count);
    int steps = 0;
    while (!open.isEmpty() && ways.size() < count && steps < MOST_STEPS) {
      Step step = open.remove();
      steps++;
      if (step.isEnd()) {
        ways.add(new Way(rows(step), step.weight()));
        continue;
      }
      if (on.contains(table.regionOf(step.row()))) {
        floor.add(step.weight());
        open.add(new Step(step.before(), step.row(), step.weight(), step.weight(), true));
      }
      buyers.each(
          step.row(),
          (supplier, share) -> {
            double weight = step.weight() * share;
            double most = weight * through[3 * supplier];
            if (most > floor.least()) {
              open.add(new Step(step, supplier, weight, most, false));
            }
          });
    }
    return new Paths(total / all, ways, ways.size() == count || open.isEmpty());
  }

  private static List<Integer> rows(Step end) {
    List<Integer> rows = new ArrayList<>();
    for (Step step = end; step != null; step = step.before()) {
      rows.addFirst(step.row());
    }
    return rows;
  }

  /// What a way must bring to be among the largest: no less than the least of as many ends.
  private static final class Floor {
    private final int count;
    private final PriorityQueue<Double> largest = new PriorityQueue<>();

    Floor(int count) {
      this.count = count;
    }

    void add(double weight) {
      largest.add(weight);
      if (largest.size() > count) {
        largest.remove();
      }
    }

    double least() {
      Double least = largest.size() < count ? null : largest.peek();
      return least == null ? 0 : least;
    }
  }

  /// A by columns: who sells to a sector, and how much for a unit of its output. What flows
  /// backwards (a negative sale) is no way that goods took.
  private static final class Buyers {
    @FunctionalInterface
    interface Each {
      void take(int supplier, double share);
    }

    private final int[] start;
    private final int[] supplier;
    private final double[] share;

    Buyers(WorldTable table) {
      start = new int[table.size() + 1];
      table.flows((row, column, flow) -> start[column + 1]++);
      for (int i = 0; i < table.size(); i++) {
        start[i + 1] += start[i];
      }
      int[] at = start.clone();
      supplier = new int[start[table.size()]];
      share = new double[supplier.length];
      table.flows(
          (row, column, flow) -> {
            supplier[at[column]] = row;
            share[at[column]++] = flow / table.divisor(column);
          });
    }

    void each(int buyer, Each each) {
      for (int k = start[buyer]; k < start[buyer + 1]; k++) {
        if (share[k] > 0) {
          each.take(supplier[k], share[k]);
        }
      }
    }
  }
}
