package org.entente.watch.supply;

import java.util.Map;
import java.util.TreeMap;

/// What a cut of supplies would take at most. Two readings, both upper bounds without
/// substitution, stocks or changes of price: the supply side (Ghosh) tells what the buyer that is
/// cut off and all behind it can't make; the demand side (Leontief) what the supplier and all
/// before it no longer sell. Never a forecast.
public record WhatIf(Side supply, Side demand) {
  /// Printed with every result.
  public static final String NOTE =
      "Upper bound: no substitution, no stocks, fixed prices. supply is Ghosh's model (debated as a"
          + " model of quantities: Oosterhaven 1988), demand is Leontief's. Not a forecast.";

  /// Lost output by region, and its share of the region's output.
  public record Side(Map<String, Double> loss, Map<String, Double> share, double total) {}

  /// `cut` maps suppliers to the share of their deliveries to `buyer` that stops, 0 to 1.
  public static WhatIf of(WorldTable table, Map<Integer, Double> cut, int buyer) {
    WorldTable.Scale scale =
        (i, j) -> table.regionOf(j) == buyer ? 1 - cut.getOrDefault(table.regionOf(i), 0.0) : 1;
    return new WhatIf(side(table, table.pushed(scale)), side(table, table.called(scale)));
  }

  private static Side side(WorldTable table, double[] after) {
    Map<String, Double> loss = new TreeMap<>();
    Map<String, Double> share = new TreeMap<>();
    double total = 0;
    for (int r = 0; r < table.regions().size(); r++) {
      double lost = 0;
      double output = 0;
      for (int i = r * table.sectors(); i < (r + 1) * table.sectors(); i++) {
        lost += table.output(i) - after[i];
        output += table.output(i);
      }
      loss.put(table.regions().get(r), lost);
      share.put(table.regions().get(r), output > 0 ? lost / output : 0);
      total += lost;
    }
    return new Side(loss, share, total);
  }
}
