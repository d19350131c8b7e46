package org.entente.watch.overflight;

/// What the Sun or the Moon does to one orbit: the terms of its expansion (Hujsak 1979, as in
/// AIAA 2006-6753). `rate` is the body's mean motion in radians a minute, `e` its eccentricity,
/// `phase` its mean anomaly at the set's epoch.
record Attractor(double rate, double e, double phase, Secular secular, Periodic periodic) {

  /// Radians a minute; `pole` is the node's rate times the sine of the inclination.
  record Secular(double e, double inclination, double anomaly, double argument, double pole) {}

  /// Amplitudes of the long-period terms: the two harmonics `f2` and `f3` of the body's anomaly,
  /// for the anomaly and the argument also `f1`, its sine.
  record Periodic(
      double e2,
      double e3,
      double i2,
      double i3,
      double l2,
      double l3,
      double l1,
      double g2,
      double g3,
      double g1,
      double h2,
      double h3) {}

  /// Where the body's orbit stands: cosines and sines of its argument of perigee (`g`), its
  /// inclination (`i`) and of the node's distance from it (`h`).
  record Stand(double cosg, double sing, double cosi, double sini, double cosh, double sinh) {}

  /// The offsets of the elements at a moment; `pole` as in [Secular].
  record Offset(double e, double inclination, double anomaly, double argument, double pole) {
    Offset plus(Offset o) {
      return new Offset(
          e + o.e,
          inclination + o.inclination,
          anomaly + o.anomaly,
          argument + o.argument,
          pole + o.pole);
    }
  }

  static Attractor of(
      MeanOrbit o, Stand z, double strength, double rate, double bodyE, double phase) {
    Terms t = Terms.of(o, z);
    double s3 = strength / o.n();
    double s2 = -0.5 * s3 / Math.sqrt(o.beta2());
    double s4 = s3 * Math.sqrt(o.beta2());
    double s1 = -15 * o.e() * s4;
    Secular secular =
        new Secular(
            s1 * rate * t.s5,
            s2 * rate * (t.z11 + t.z13),
            -rate * s3 * (t.z1 + t.z3 - 14 - 6 * o.e2()),
            s4 * rate * (t.z31 + t.z33 - 6),
            isFlat(o) ? 0 : -rate * s2 * (t.z21 + t.z23));
    Periodic periodic =
        new Periodic(
            2 * s1 * t.s6,
            2 * s1 * t.s7,
            2 * s2 * t.z12,
            2 * s2 * (t.z13 - t.z11),
            -2 * s3 * t.z2,
            -2 * s3 * (t.z3 - t.z1),
            -2 * s3 * (-21 - 9 * o.e2()) * bodyE,
            2 * s4 * t.z32,
            2 * s4 * (t.z33 - t.z31),
            -18 * s4 * bodyE,
            -2 * s2 * t.z22,
            -2 * s2 * (t.z23 - t.z21));
    return new Attractor(rate, bodyE, phase, secular, periodic);
  }

  /// Sums of products of the direction cosines of the body's orbit in that of the satellite's,
  /// named as in the paper.
  private record Terms(
      double z1,
      double z2,
      double z3,
      double z11,
      double z12,
      double z13,
      double z21,
      double z22,
      double z23,
      double z31,
      double z32,
      double z33,
      double s5,
      double s6,
      double s7) {

    static Terms of(MeanOrbit o, Stand z) {
      double a1 = z.cosg * z.cosh + z.sing * z.cosi * z.sinh;
      double a3 = -z.sing * z.cosh + z.cosg * z.cosi * z.sinh;
      double a7 = -z.cosg * z.sinh + z.sing * z.cosi * z.cosh;
      double a8 = z.sing * z.sini;
      double a9 = z.sing * z.sinh + z.cosg * z.cosi * z.cosh;
      double a10 = z.cosg * z.sini;
      double a2 = o.cosi() * a7 + o.sini() * a8;
      double a4 = o.cosi() * a9 + o.sini() * a10;
      double a5 = -o.sini() * a7 + o.cosi() * a8;
      double a6 = -o.sini() * a9 + o.cosi() * a10;
      double sinw = Math.sin(o.argument());
      double cosw = Math.cos(o.argument());
      double x1 = a1 * cosw + a2 * sinw;
      double x2 = a3 * cosw + a4 * sinw;
      double x3 = -a1 * sinw + a2 * cosw;
      double x4 = -a3 * sinw + a4 * cosw;
      double x5 = a5 * sinw;
      double x6 = a6 * sinw;
      double x7 = a5 * cosw;
      double x8 = a6 * cosw;
      double e2 = o.e2();
      double beta2 = o.beta2();
      double z31 = 12 * x1 * x1 - 3 * x3 * x3;
      double z32 = 24 * x1 * x2 - 6 * x3 * x4;
      double z33 = 12 * x2 * x2 - 3 * x4 * x4;
      double z1 = 3 * (a1 * a1 + a2 * a2) + z31 * e2;
      double z2 = 6 * (a1 * a3 + a2 * a4) + z32 * e2;
      double z3 = 3 * (a3 * a3 + a4 * a4) + z33 * e2;
      double z11 = -6 * a1 * a5 + e2 * (-24 * x1 * x7 - 6 * x3 * x5);
      double z12 =
          -6 * (a1 * a6 + a3 * a5) + e2 * (-24 * (x2 * x7 + x1 * x8) - 6 * (x3 * x6 + x4 * x5));
      double z13 = -6 * a3 * a6 + e2 * (-24 * x2 * x8 - 6 * x4 * x6);
      double z21 = 6 * a2 * a5 + e2 * (24 * x1 * x5 - 6 * x3 * x7);
      double z22 =
          6 * (a4 * a5 + a2 * a6) + e2 * (24 * (x2 * x5 + x1 * x6) - 6 * (x4 * x7 + x3 * x8));
      double z23 = 6 * a4 * a6 + e2 * (24 * x2 * x6 - 6 * x4 * x8);
      double s5 = x1 * x3 + x2 * x4;
      double s6 = x2 * x3 + x1 * x4;
      double s7 = x2 * x4 - x1 * x3;
      return new Terms(
          z1 + z1 + beta2 * z31,
          z2 + z2 + beta2 * z32,
          z3 + z3 + beta2 * z33,
          z11,
          z12,
          z13,
          z21,
          z22,
          z23,
          z31,
          z32,
          z33,
          s5,
          s6,
          s7);
    }
  }

  /// Within 3° of the equator the node's rate divides by almost nothing and is left out.
  private static boolean isFlat(MeanOrbit o) {
    return o.inclination() < 5.2359877e-2 || o.inclination() > Math.PI - 5.2359877e-2;
  }

  Offset at(double minutes) {
    double mean = phase + rate * minutes;
    double anomaly = mean + 2 * e * Math.sin(mean);
    double f1 = Math.sin(anomaly);
    double f2 = 0.5 * f1 * f1 - 0.25;
    double f3 = -0.5 * f1 * Math.cos(anomaly);
    Periodic p = periodic;
    return new Offset(
        p.e2 * f2 + p.e3 * f3,
        p.i2 * f2 + p.i3 * f3,
        p.l2 * f2 + p.l3 * f3 + p.l1 * f1,
        p.g2 * f2 + p.g3 * f3 + p.g1 * f1,
        p.h2 * f2 + p.h3 * f3);
  }
}
