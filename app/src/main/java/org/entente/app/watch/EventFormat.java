package org.entente.app.watch;

import java.util.Locale;

/// How what happened at sea is printed.
enum EventFormat {
  TABLE,
  JSON,
  GEOJSON,
  STIX,
  CISE;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
