package org.entente.watch.supply;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// How much of what sectors of one region make comes from a group of regions, through the whole
/// chain of suppliers (look-through, FPEM of Baldwin, Freeman and Theodorakopoulos) and at first
/// sight (face value). Shares are of all inputs, foreign or not, weighted by final demand.
public record Exposure(
    double lookThrough, double faceValue, double foreign, List<Sector> bySector) {

  /// One sector alone; `number` from 1. Shares are NaN where the sector takes nothing at all.
  public record Sector(int number, double output, double lookThrough, double faceValue) {}

  /// `sectors` from 1 to the table's number of them.
  public static Exposure of(WorldTable table, int region, Set<Integer> on, List<Integer> sectors) {
    double[] group = new double[table.size()];
    double[] weights = new double[3 * table.size()];
    for (int i = 0; i < table.size(); i++) {
      group[i] = on.contains(table.regionOf(i)) ? 1 : 0;
      weights[3 * i] = group[i];
      weights[3 * i + 1] = table.regionOf(i) == region ? 1 : 0;
      weights[3 * i + 2] = 1;
    }
    double[] through = table.upstream(weights);
    double[] firstOfGroup = table.direct(group);
    double groupSum = 0;
    double ownSum = 0;
    double faceSum = 0;
    double sum = 0;
    List<Sector> bySector = new ArrayList<>();
    for (int number : sectors) {
      int j = region * table.sectors() + number - 1;
      double f = table.demand(j);
      double face = group[j] + firstOfGroup[j];
      groupSum += f * through[3 * j];
      ownSum += f * through[3 * j + 1];
      faceSum += f * face;
      sum += f * through[3 * j + 2];
      bySector.add(
          new Sector(
              number,
              table.output(j),
              through[3 * j] / through[3 * j + 2],
              face / through[3 * j + 2]));
    }
    return new Exposure(groupSum / sum, faceSum / sum, 1 - ownSum / sum, List.copyOf(bySector));
  }

  public double hidden() {
    return lookThrough - faceValue;
  }

  public double ratio() {
    return lookThrough / faceValue;
  }
}
