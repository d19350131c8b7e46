package org.entente.screen.desk;

import java.util.List;
import org.entente.screen.BirthDate;
import org.entente.screen.Country;
import org.entente.screen.Sex;
import org.entente.screen.TargetKind;
import org.entente.screen.ship.ShipQuery;
import org.jspecify.annotations.Nullable;

/// A row to be screened: whatever is known of a person, a firm, a ship, a wallet.
///
/// @param kind [TargetKind#OTHER] where the row doesn't say
/// @param sex null where the row doesn't say
/// @param address a crypto address
public record Customer(
    String id,
    TargetKind kind,
    String name,
    ShipQuery ship,
    List<BirthDate> births,
    @Nullable Sex sex,
    String passport,
    Country country,
    String address) {
  public Customer {
    births = List.copyOf(births);
  }

  /// What results call the row: its name, else the number it is known by.
  public String query() {
    for (String text : List.of(name, address, ship.imo(), ship.mmsi(), passport)) {
      if (!text.isBlank()) {
        return text;
      }
    }
    return ship.callSign();
  }

  boolean isShip() {
    return kind == TargetKind.VESSEL || !(ship.imo() + ship.mmsi() + ship.callSign()).isBlank();
  }
}
