package org.entente.watch.supply;

import java.util.List;
import org.entente.base.BadInput;

/// A multi-region input–output table of one year: who bought how much from whom. `regions` × the
/// same sectors each; sector `s` of region `r` is row and column `r · sectors + s`. Money is in
/// the table's unit (million US dollars in WIOD).
///
/// Flows are kept by row (the seller), zeros left out. Output is the sum of a row's sales, not
/// what the table prints: so the balance is exact, whatever was rounded.
public final class WorldTable {
  private static final double ENOUGH = 1e-13;
  private static final int ROUNDS = 20_000;

  private final String file;
  private final List<String> regions;
  private final int sectors;
  private final int[] rowStart;
  private final int[] column;
  private final double[] flow;
  private final double[] demand;
  private final double[] output;

  WorldTable(
      String file, List<String> regions, int[] rowStart, int[] column, double[] flow, double[] f) {
    this.file = file;
    this.regions = List.copyOf(regions);
    this.sectors = f.length / regions.size();
    this.rowStart = rowStart;
    this.column = column;
    this.flow = flow;
    this.demand = f;
    this.output = f.clone();
    for (int i = 0; i < f.length; i++) {
      for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
        output[i] += flow[k];
      }
    }
  }

  public List<String> regions() {
    return regions;
  }

  public int sectors() {
    return sectors;
  }

  int size() {
    return demand.length;
  }

  double demand(int row) {
    return demand[row];
  }

  public double output(int row) {
    return output[row];
  }

  int regionOf(int row) {
    return row / sectors;
  }

  /// The region's place in the table.
  public int region(String code) {
    int at = regions.indexOf(code);
    if (at < 0) {
      String known = String.join(", ", regions);
      throw new BadInput(file, "", "no region " + code, "The table knows " + known + ".");
    }
    return at;
  }

  /// What a column is divided by: sectors without output (or with −1, by changes of stock) would
  /// divide by nothing.
  double divisor(int row) {
    return output[row] > 0 ? output[row] : 1;
  }

  /// A sale between two sectors.
  @FunctionalInterface
  interface Flow {
    void take(int row, int column, double flow);
  }

  /// Every flow that is not zero, by rows.
  void flows(Flow each) {
    for (int i = 0; i < size(); i++) {
      for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
        each.take(i, column[k], flow[k]);
      }
    }
  }

  /// A change of the flows from some sellers to some buyers; 1 leaves them as they are.
  @FunctionalInterface
  interface Scale {
    double of(int seller, int buyer);

    Scale NONE = (_, _) -> 1;
  }

  /// w·(I − A)⁻¹ for three rows of weights, by w + w·A + w·A·A + …: what a unit of each column's
  /// final demand takes from the weighted rows over the whole chain. A is flows by the buyer's
  /// output. All three in one sweep over the flows, which are what it costs: entry k of row i is
  /// `3 · i + k`, in what comes in and in what goes out.
  double[] upstream(double[] three) {
    double[] inverse = new double[size()];
    for (int j = 0; j < size(); j++) {
      inverse[j] = 1 / divisor(j);
    }
    return series(
        three,
        (from, to) -> {
          for (int i = 0; i < size(); i++) {
            double a = from[3 * i];
            double b = from[3 * i + 1];
            double c = from[3 * i + 2];
            for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
              int at = 3 * column[k];
              to[at] += a * flow[k];
              to[at + 1] += b * flow[k];
              to[at + 2] += c * flow[k];
            }
          }
          for (int i = 0; i < to.length; i++) {
            to[i] *= inverse[i / 3];
          }
        });
  }

  /// One step of the same: w·A.
  double[] direct(double[] weights) {
    double[] to = new double[size()];
    for (int i = 0; i < size(); i++) {
      if (weights[i] != 0) {
        for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
          to[column[k]] += weights[i] * flow[k] / divisor(column[k]);
        }
      }
    }
    return to;
  }

  /// (I − Ã)⁻¹·F: the output that final demand calls for, with flows scaled.
  double[] called(Scale scale) {
    return series(
        demand,
        (from, to) -> {
          for (int i = 0; i < from.length; i++) {
            double sum = 0;
            for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
              int j = column[k];
              sum += flow[k] * scale.of(i, j) / divisor(j) * from[j];
            }
            to[i] = sum;
          }
        });
  }

  /// vᵀ·(I − B̃)⁻¹: the output that value added can push through, with flows scaled. B is flows
  /// by the seller's output.
  double[] pushed(Scale scale) {
    double[] added = output.clone();
    for (int i = 0; i < size(); i++) {
      for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
        added[column[k]] -= flow[k];
      }
    }
    return series(
        added,
        (from, to) -> {
          for (int i = 0; i < from.length; i++) {
            double share = from[i] / divisor(i);
            if (share != 0) {
              for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
                to[column[k]] += share * flow[k] * scale.of(i, column[k]);
              }
            }
          }
        });
  }

  @FunctionalInterface
  private interface Step {
    /// `to` is all zeros.
    void take(double[] from, double[] to);
  }

  private double[] series(double[] start, Step step) {
    double[] sum = start.clone();
    double[] term = start.clone();
    double first = largest(term);
    for (int round = 0; round < ROUNDS; round++) {
      double[] next = new double[start.length];
      step.take(term, next);
      double most = 0;
      for (int i = 0; i < next.length; i++) {
        sum[i] += next[i];
        most = Math.max(most, Math.abs(next[i]));
      }
      if (most <= ENOUGH * first) {
        return sum;
      }
      term = next;
    }
    throw new BadInput(
        file, "", "the table's flows feed themselves without end", "Check its outputs and units.");
  }

  private static double largest(double[] values) {
    double most = 0;
    for (double value : values) {
      most = Math.max(most, Math.abs(value));
    }
    return most;
  }
}
