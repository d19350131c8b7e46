package org.entente.watch.overflight;

import org.jspecify.annotations.Nullable;

/// One answer of SGP4: `error` 0 and a place, or the paper's error code and none.
public record State(ElementSet set, double minutes, Julian time, int error, @Nullable Place place) {

  /// TEME position (km) and velocity (km/s); geodetic latitude and longitude in degrees, height
  /// in km above WGS-84.
  public record Place(
      double x,
      double y,
      double z,
      double vx,
      double vy,
      double vz,
      double latitude,
      double longitude,
      double heightKm) {}

  public static State at(ElementSet set, Sgp4 propagator, double minutes) {
    double[] s = new double[6];
    Julian time = set.epoch().plusMinutes(minutes);
    int error = propagator.propagate(minutes, s);
    if (error != 0) {
      return new State(set, minutes, time, error, null);
    }
    double[] earth = s.clone();
    Sky.toEarth(earth, time);
    Sky.Geodetic below = Sky.toGeodetic(earth[0], earth[1], earth[2]);
    return new State(
        set,
        minutes,
        time,
        0,
        new Place(
            s[0],
            s[1],
            s[2],
            s[3],
            s[4],
            s[5],
            below.latitude(),
            below.longitude(),
            below.heightKm()));
  }
}
