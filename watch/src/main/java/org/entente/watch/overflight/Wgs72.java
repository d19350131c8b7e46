package org.entente.watch.overflight;

/// The Earth as element sets are fitted to it (WGS-72, AIAA 2006-6753, section "Constants").
/// WGS-84's values would shift every state, since the sets were made with these.
final class Wgs72 {
  /// km³/s²
  static final double MU = 398600.8;

  /// Equatorial radius, km; the unit of length inside SGP4.
  static final double RADIUS_KM = 6378.135;

  static final double J2 = 0.001082616;
  static final double J3 = -0.00000253881;
  static final double J4 = -0.00000165597;
  static final double J3_OVER_J2 = J3 / J2;

  /// √μ in Earth radii and minutes.
  static final double KE = 60.0 / Math.sqrt(RADIUS_KM * RADIUS_KM * RADIUS_KM / MU);

  private Wgs72() {}
}
