package org.entente.watch.overflight;

/// How one satellite and one site stand to each other, moment by moment. Not for several threads:
/// keeps its arrays.
final class View {
  private final ElementSet set;
  private final Sgp4 propagator;
  private final double[] site;
  private final double[] up;
  private final double[] state = new double[6];

  /// Filled by [#look]: degrees, km, and km/s (positive while the satellite goes away).
  double offNadir;

  double elevation;
  double rangeKm;
  double rangeRate;

  View(ElementSet set, Sgp4 propagator, Site at) {
    this.set = set;
    this.propagator = propagator;
    site = Sky.fromGeodetic(at.latitude(), at.longitude(), at.heightM() / 1000);
    double lat = Math.toRadians(at.latitude());
    double lon = Math.toRadians(at.longitude());
    up = new double[] {Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)};
  }

  Julian time(double minutes) {
    return set.epoch().plusMinutes(minutes);
  }

  /// False where SGP4 has no state.
  boolean look(double minutes) {
    if (propagator.propagate(minutes, state) != 0) {
      return false;
    }
    Sky.toEarth(state, time(minutes));
    double dx = state[0] - site[0];
    double dy = state[1] - site[1];
    double dz = state[2] - site[2];
    rangeKm = Math.sqrt(dx * dx + dy * dy + dz * dz);
    rangeRate = (dx * state[3] + dy * state[4] + dz * state[5]) / rangeKm;
    double r = Math.sqrt(state[0] * state[0] + state[1] * state[1] + state[2] * state[2]);
    double down = (dx * state[0] + dy * state[1] + dz * state[2]) / (rangeKm * r);
    offNadir = Math.toDegrees(Math.acos(Math.clamp(down, -1, 1)));
    double high = (dx * up[0] + dy * up[1] + dz * up[2]) / rangeKm;
    elevation = Math.toDegrees(Math.asin(Math.clamp(high, -1, 1)));
    return true;
  }

  double sunElevation(double minutes) {
    double[] sun = Sky.sun(time(minutes));
    double high = sun[0] * up[0] + sun[1] * up[1] + sun[2] * up[2];
    return Math.toDegrees(Math.asin(Math.clamp(high, -1, 1)));
  }
}
