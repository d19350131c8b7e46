package org.entente.watch.ais;

import static org.entente.watch.ais.Field.number;
import static org.entente.watch.ais.Field.scaled;
import static org.entente.watch.ais.Field.stamp;
import static org.entente.watch.ais.Field.text;
import static org.entente.watch.ais.Layouts.fields;

import java.util.ArrayList;
import java.util.List;

/// What a berth offers (IMO circular 289).
final class Berth {
  private static final List<String> OFFERS =
      List.of(
          "agent",
          "fuel",
          "chandler",
          "stevedore",
          "electrical",
          "water",
          "customs",
          "cartage",
          "crane",
          "lift",
          "medical",
          "navrepair",
          "provisions",
          "shiprepair",
          "surveyor",
          "steam",
          "tugs",
          "solidwaste",
          "liquidwaste",
          "hazardouswaste",
          "ballast",
          "additional",
          "regional1",
          "regional2",
          "future1",
          "future2");

  static final List<Field> LAYOUT = layout();

  private Berth() {}

  private static List<Field> layout() {
    List<Field> offers = new ArrayList<>();
    for (int i = 0; i < OFFERS.size(); i++) {
      offers.add(number(OFFERS.get(i), 139 + 2 * i, 2));
    }
    return fields(
        number("linkage", 88, 10),
        number("berth_length", 98, 9),
        number("position", 115, 3),
        stamp("arrival", "%d-%dT%d:%d", 118, 4, 5, 5, 6),
        number("availability", 138, 1),
        offers,
        text("berth_name", 191, 20),
        Applications.smallPlace("berth_", 311),
        scaled("berth_depth", 107, 8, 10, 0, 1));
  }
}
