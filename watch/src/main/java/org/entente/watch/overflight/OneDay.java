package org.entente.watch.overflight;

/// Near-geostationary: one turn a day.
record OneDay(double start, double drift, double del1, double del2, double del3)
    implements Resonance {
  private static final double Q22 = 1.7891679e-6;
  private static final double Q31 = 2.1460748e-6;
  private static final double Q33 = 2.2123015e-7;
  private static final double PHASE2 = 0.13130908;
  private static final double PHASE4 = 2.8843198;
  private static final double PHASE6 = 0.37448087;

  static boolean holds(MeanOrbit o) {
    return o.n() > 0.0034906585 && o.n() < 0.0052359877;
  }

  static OneDay of(MeanOrbit o, Drag drag, DeepRates deep, double sidereal) {
    double e2 = o.e2();
    double aonv = Math.pow(o.n() / Wgs72.KE, 2.0 / 3.0);
    double g200 = 1 + e2 * (-2.5 + 0.8125 * e2);
    double g310 = 1 + 2 * e2;
    double g300 = 1 + e2 * (-6 + 6.60937 * e2);
    double plus = 1 + o.cosi();
    double f220 = 0.75 * plus * plus;
    double f311 = 0.9375 * o.sini() * o.sini() * (1 + 3 * o.cosi()) - 0.75 * plus;
    double f330 = 1.875 * plus * plus * plus;
    double del = 3 * o.n() * o.n() * aonv * aonv;
    double start = (o.meanAnomaly() + o.node() + o.argument() - sidereal) % (2 * Math.PI);
    double drift =
        drag.anomalyRate()
            + drag.argumentRate()
            + drag.nodeRate()
            - EARTH_RATE
            + deep.anomaly()
            + deep.argument()
            + deep.node()
            - o.n();
    return new OneDay(
        start,
        drift,
        del * f311 * g310 * Q31 * aonv,
        2 * del * f220 * g200 * Q22,
        3 * del * f330 * g300 * Q33 * aonv);
  }

  @Override
  public Pull pull(double longitude, double argument) {
    double l2 = longitude - PHASE2;
    double l4 = 2 * (longitude - PHASE4);
    double l6 = 3 * (longitude - PHASE6);
    return new Pull(
        del1 * Math.sin(l2) + del2 * Math.sin(l4) + del3 * Math.sin(l6),
        del1 * Math.cos(l2) + 2 * del2 * Math.cos(l4) + 3 * del3 * Math.cos(l6));
  }
}
