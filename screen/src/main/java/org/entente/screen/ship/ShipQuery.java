package org.entente.screen.ship;

import org.entente.screen.Country;

/// A ship as a user knows it; empty where a field is not known.
///
/// @param imo as written, perhaps with `IMO` before it
public record ShipQuery(String name, String imo, String mmsi, String callSign, Country flag) {
  public static ShipQuery named(String name) {
    return new ShipQuery(name, "", "", "", Country.UNSAID);
  }
}
