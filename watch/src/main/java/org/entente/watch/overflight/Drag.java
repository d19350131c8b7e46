package org.entente.watch.overflight;

/// The secular rates of an orbit under the Earth's zonal harmonics, and its drag series (power
/// density function (q₀ − s)⁴/(r − s)⁴): Hoots and Roehrich, Spacetrack Report 3; corrections as
/// in AIAA 2006-6753. `isSimple`: perigee below 220 km, or deep space, where the series ends
/// early.
record Drag(
    boolean isSimple,
    double anomalyRate,
    double argumentRate,
    double nodeRate,
    double nodeDrag,
    double eta,
    double c1,
    double c4,
    double c5,
    double argumentDrag,
    double anomalyDrag,
    double delta0,
    double sinAnomaly0,
    Series series) {

  /// Coefficients of the powers of time: `d` of the semi-major axis, `t` of the mean longitude.
  record Series(double d2, double d3, double d4, double t2, double t3, double t4, double t5) {}

  /// Density boundary `s` and the fourth power of (q₀ − s), both in Earth radii, by the height of
  /// the perigee.
  private record Density(double s, double q4) {
    static Density at(double perigeeKm) {
      double s = perigeeKm < 98 ? 20 : perigeeKm < 156 ? perigeeKm - 78 : 78;
      double q = (120 - s) / Wgs72.RADIUS_KM;
      return new Density(s / Wgs72.RADIUS_KM + 1, q * q * q * q);
    }
  }

  static Drag of(MeanOrbit o) {
    Density density = Density.at((o.perigeeRadius() - 1) * Wgs72.RADIUS_KM);
    double e = o.e();
    double tsi = 1 / (o.a() - density.s());
    double eta = o.a() * e * tsi;
    double eta2 = eta * eta;
    double eeta = e * eta;
    double psi2 = Math.abs(1 - eta2);
    double coef = density.q4() * tsi * tsi * tsi * tsi;
    double coef1 = coef / Math.pow(psi2, 3.5);
    double cos2 = o.cosi() * o.cosi();
    double con41 = 3 * cos2 - 1;
    double c2 =
        coef1
            * o.n()
            * (o.a() * (1 + 1.5 * eta2 + eeta * (4 + eta2))
                + 0.375 * Wgs72.J2 * tsi / psi2 * con41 * (8 + 3 * eta2 * (8 + eta2)));
    double c1 = o.bstar() * c2;
    double c3 = e > 1e-4 ? -2 * coef * tsi * Wgs72.J3_OVER_J2 * o.n() * o.sini() / e : 0;
    double c4 =
        2
            * o.n()
            * coef1
            * o.a()
            * o.beta2()
            * (eta * (2 + 0.5 * eta2)
                + e * (0.5 + 2 * eta2)
                - Wgs72.J2 * tsi / (o.a() * psi2) * c4Zonal(o, eta2, eeta, con41));
    double c5 = 2 * coef1 * o.a() * o.beta2() * (1 + 2.75 * (eta2 + eeta) + eeta * eta2);
    boolean isSimple = o.isDeep() || o.perigeeRadius() < 220 / Wgs72.RADIUS_KM + 1;
    Rates rates = Rates.of(o);
    double delta = 1 + eta * Math.cos(o.meanAnomaly());
    return new Drag(
        isSimple,
        rates.anomaly,
        rates.argument,
        rates.node,
        3.5 * o.beta2() * rates.nodeFirst * c1,
        eta,
        c1,
        c4,
        c5,
        o.bstar() * c3 * Math.cos(o.argument()),
        e > 1e-4 ? -2.0 / 3.0 * coef * o.bstar() / eeta : 0,
        delta * delta * delta,
        Math.sin(o.meanAnomaly()),
        series(o, isSimple, c1, tsi, density.s()));
  }

  private static double c4Zonal(MeanOrbit o, double eta2, double eeta, double con41) {
    double oneLessCos2 = 1 - o.cosi() * o.cosi();
    return -3 * con41 * (1 - 2 * eeta + eta2 * (1.5 - 0.5 * eeta))
        + 0.75 * oneLessCos2 * (2 * eta2 - eeta * (1 + eta2)) * Math.cos(2 * o.argument());
  }

  private static Series series(MeanOrbit o, boolean isSimple, double c1, double tsi, double s) {
    double t2 = 1.5 * c1;
    if (isSimple) {
      return new Series(0, 0, 0, t2, 0, 0, 0);
    }
    double c1c1 = c1 * c1;
    double d2 = 4 * o.a() * tsi * c1c1;
    double temp = d2 * tsi * c1 / 3;
    double d3 = (17 * o.a() + s) * temp;
    double d4 = 0.5 * temp * o.a() * tsi * (221 * o.a() + 31 * s) * c1;
    return new Series(
        d2,
        d3,
        d4,
        t2,
        d2 + 2 * c1c1,
        0.25 * (3 * d3 + c1 * (12 * d2 + 10 * c1c1)),
        0.2 * (3 * d4 + 12 * c1 * d3 + 6 * d2 * d2 + 15 * c1c1 * (2 * d2 + c1c1)));
  }

  /// Radians a minute by J2, J2² and J4; `nodeFirst` is the node's by J2 alone.
  private record Rates(double anomaly, double argument, double node, double nodeFirst) {
    static Rates of(MeanOrbit o) {
      double cos2 = o.cosi() * o.cosi();
      double cos4 = cos2 * cos2;
      double p = o.a() * o.beta2();
      double pinv2 = 1 / (p * p);
      double t1 = 1.5 * Wgs72.J2 * pinv2 * o.n();
      double t2 = 0.5 * t1 * Wgs72.J2 * pinv2;
      double t3 = -0.46875 * Wgs72.J4 * pinv2 * pinv2 * o.n();
      double beta = Math.sqrt(o.beta2());
      double nodeFirst = -t1 * o.cosi();
      return new Rates(
          o.n()
              + 0.5 * t1 * beta * (3 * cos2 - 1)
              + 0.0625 * t2 * beta * (13 - 78 * cos2 + 137 * cos4),
          -0.5 * t1 * (1 - 5 * cos2)
              + 0.0625 * t2 * (7 - 114 * cos2 + 395 * cos4)
              + t3 * (3 - 36 * cos2 + 49 * cos4),
          nodeFirst + (0.5 * t2 * (4 - 19 * cos2) + 2 * t3 * (3 - 7 * cos2)) * o.cosi(),
          nodeFirst);
    }
  }
}
