package org.entente.watch.overflight;

/// Molniya-like: two turns a day and an eccentricity of at least 0.5. The ten terms are named by
/// the harmonic (l, m, p, q) of the Earth's field that each comes from.
record HalfDay(
    double start,
    double drift,
    double d2201,
    double d2211,
    double d3210,
    double d3222,
    double d4410,
    double d4422,
    double d5220,
    double d5232,
    double d5421,
    double d5433)
    implements Resonance {
  private static final double ROOT22 = 1.7891679e-6;
  private static final double ROOT32 = 3.7393792e-7;
  private static final double ROOT44 = 7.3636953e-9;
  private static final double ROOT52 = 1.1428639e-7;
  private static final double ROOT54 = 2.1765803e-9;
  private static final double G22 = 5.7686396;
  private static final double G32 = 0.95240898;
  private static final double G44 = 1.8014998;
  private static final double G52 = 1.0508330;
  private static final double G54 = 4.4108898;

  static boolean holds(MeanOrbit o) {
    return o.n() >= 8.26e-3 && o.n() <= 9.24e-3 && o.e() >= 0.5;
  }

  static HalfDay of(MeanOrbit o, Drag drag, DeepRates deep, double sidereal) {
    Eccentric g = Eccentric.at(o.e());
    double sini = o.sini();
    double cosi = o.cosi();
    double sini2 = sini * sini;
    double cosi2 = cosi * cosi;
    double f220 = 0.75 * (1 + 2 * cosi + cosi2);
    double f221 = 1.5 * sini2;
    double f321 = 1.875 * sini * (1 - 2 * cosi - 3 * cosi2);
    double f322 = -1.875 * sini * (1 + 2 * cosi - 3 * cosi2);
    double f441 = 35 * sini2 * f220;
    double f442 = 39.3750 * sini2 * sini2;
    double f522 =
        9.84375
            * sini
            * (sini2 * (1 - 2 * cosi - 5 * cosi2) + 0.33333333 * (-2 + 4 * cosi + 6 * cosi2));
    double f523 =
        sini
            * (4.92187512 * sini2 * (-2 - 4 * cosi + 10 * cosi2)
                + 6.56250012 * (1 + 2 * cosi - 3 * cosi2));
    double f542 = 29.53125 * sini * (2 - 8 * cosi + cosi2 * (-12 + 8 * cosi + 10 * cosi2));
    double f543 = 29.53125 * sini * (-2 - 8 * cosi + cosi2 * (12 + 8 * cosi - 10 * cosi2));
    double aonv = Math.pow(o.n() / Wgs72.KE, 2.0 / 3.0);
    double scale2 = 3 * o.n() * o.n() * aonv * aonv;
    double scale3 = scale2 * aonv;
    double scale4 = 2 * scale3 * aonv;
    double scale5 = scale3 * aonv * aonv;
    double start = (o.meanAnomaly() + 2 * o.node() - 2 * sidereal) % (2 * Math.PI);
    double drift =
        drag.anomalyRate()
            + deep.anomaly()
            + 2 * (drag.nodeRate() + deep.node() - EARTH_RATE)
            - o.n();
    return new HalfDay(
        start,
        drift,
        scale2 * ROOT22 * f220 * g.g201,
        scale2 * ROOT22 * f221 * g.g211,
        scale3 * ROOT32 * f321 * g.g310,
        scale3 * ROOT32 * f322 * g.g322,
        scale4 * ROOT44 * f441 * g.g410,
        scale4 * ROOT44 * f442 * g.g422,
        scale5 * ROOT52 * f522 * g.g520,
        scale5 * ROOT52 * f523 * g.g532,
        2 * scale5 * ROOT54 * f542 * g.g521,
        2 * scale5 * ROOT54 * f543 * g.g533);
  }

  @Override
  public Pull pull(double l, double w) {
    double[] sin = new double[10];
    double[] cos = new double[10];
    double[] angles = {
      2 * w + l - G22,
      l - G22,
      w + l - G32,
      -w + l - G32,
      2 * w + 2 * l - G44,
      2 * l - G44,
      w + l - G52,
      -w + l - G52,
      w + 2 * l - G54,
      -w + 2 * l - G54
    };
    for (int i = 0; i < angles.length; i++) {
      sin[i] = Math.sin(angles[i]);
      cos[i] = Math.cos(angles[i]);
    }
    double acceleration =
        d2201 * sin[0]
            + d2211 * sin[1]
            + d3210 * sin[2]
            + d3222 * sin[3]
            + d4410 * sin[4]
            + d4422 * sin[5]
            + d5220 * sin[6]
            + d5232 * sin[7]
            + d5421 * sin[8]
            + d5433 * sin[9];
    double slope =
        d2201 * cos[0]
            + d2211 * cos[1]
            + d3210 * cos[2]
            + d3222 * cos[3]
            + d5220 * cos[6]
            + d5232 * cos[7]
            + 2 * (d4410 * cos[4] + d4422 * cos[5] + d5421 * cos[8] + d5433 * cos[9]);
    return new Pull(acceleration, slope);
  }

  /// The eccentricity functions, as polynomials fitted over ranges of e.
  private record Eccentric(
      double g201,
      double g211,
      double g310,
      double g322,
      double g410,
      double g422,
      double g520,
      double g521,
      double g532,
      double g533) {

    static Eccentric at(double e) {
      boolean low = e <= 0.65;
      boolean isBelow07 = e < 0.7;
      return new Eccentric(
          -0.306 - (e - 0.64) * 0.440,
          low
              ? cubic(e, 3.616, -13.2470, 16.2900, 0)
              : cubic(e, -72.099, 331.819, -508.738, 266.724),
          low
              ? cubic(e, -19.302, 117.3900, -228.4190, 156.5910)
              : cubic(e, -346.844, 1582.851, -2415.925, 1246.113),
          low
              ? cubic(e, -18.9068, 109.7927, -214.6334, 146.5816)
              : cubic(e, -342.585, 1554.908, -2366.899, 1215.972),
          low
              ? cubic(e, -41.122, 242.6940, -471.0940, 313.9530)
              : cubic(e, -1052.797, 4758.686, -7193.992, 3651.957),
          low
              ? cubic(e, -146.407, 841.8800, -1629.014, 1083.4350)
              : cubic(e, -3581.690, 16178.110, -24462.770, 12422.520),
          low
              ? cubic(e, -532.114, 3017.977, -5740.032, 3708.2760)
              : e > 0.715
                  ? cubic(e, -5149.66, 29936.92, -54087.36, 31324.56)
                  : cubic(e, 1464.74, -4664.75, 3763.64, 0),
          isBelow07
              ? cubic(e, -822.71072, 4568.6173, -8491.4146, 5337.524)
              : cubic(e, -51752.104, 218913.95, -309468.16, 146349.42),
          isBelow07
              ? cubic(e, -853.66600, 4690.2500, -8624.7700, 5341.4)
              : cubic(e, -40023.880, 170470.89, -242699.48, 115605.82),
          isBelow07
              ? cubic(e, -919.22770, 4988.6100, -9064.7700, 5542.21)
              : cubic(e, -37995.780, 161616.52, -229838.20, 109377.94));
    }

    private static double cubic(double e, double c0, double c1, double c2, double c3) {
      return c0 + c1 * e + c2 * (e * e) + c3 * (e * e * e);
    }
  }
}
