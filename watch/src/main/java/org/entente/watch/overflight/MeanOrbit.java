package org.entente.watch.overflight;

/// What the elements say once Kozai's mean motion is undone: the orbit from which everything else
/// is derived. Radians, radians a minute, Earth radii. `n` is the mean motion of Brouwer, `a` the
/// semi-major axis that belongs to it, `perigeeRadius` is a(1 − e).
record MeanOrbit(
    double inclination,
    double node,
    double e,
    double argument,
    double meanAnomaly,
    double n,
    double bstar,
    double a,
    double sini,
    double cosi) {
  private static final double TWO_THIRDS = 2.0 / 3.0;

  static MeanOrbit of(Elements set) {
    double inclination = Math.toRadians(set.inclination());
    double cosi = Math.cos(inclination);
    double e = set.eccentricity();
    double kozai = set.meanMotion() / (1440.0 / (2 * Math.PI));
    double ak = Math.pow(Wgs72.KE / kozai, TWO_THIRDS);
    double oneLessE2 = 1 - e * e;
    double d1 = 0.75 * Wgs72.J2 * (3 * cosi * cosi - 1) / (Math.sqrt(oneLessE2) * oneLessE2);
    double del = d1 / (ak * ak);
    double adel = ak * (1 - del * del - del * (1.0 / 3.0 + 134.0 * del * del / 81.0));
    del = d1 / (adel * adel);
    double n = kozai / (1 + del);
    return new MeanOrbit(
        inclination,
        Math.toRadians(set.node()),
        e,
        Math.toRadians(set.perigee()),
        Math.toRadians(set.meanAnomaly()),
        n,
        set.bstar(),
        Math.pow(Wgs72.KE / n, TWO_THIRDS),
        Math.sin(inclination),
        cosi);
  }

  double e2() {
    return e * e;
  }

  double beta2() {
    return 1 - e * e;
  }

  double perigeeRadius() {
    return a * (1 - e);
  }

  /// Beyond 225 minutes Sun and Moon pull enough to be counted.
  boolean isDeep() {
    return 2 * Math.PI / n >= 225.0;
  }
}
