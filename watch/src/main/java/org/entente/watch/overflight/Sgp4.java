package org.entente.watch.overflight;

import org.jspecify.annotations.Nullable;

/// SGP4 in its improved mode (Vallado, Crawford, Hujsak, Kelso: AIAA 2006-6753, revision 3):
/// where the object of an element set is `minutes` from the set's epoch. A pure function of both;
/// safe for any number of threads.
public final class Sgp4 {
  private static final double TWO_PI = 2 * Math.PI;
  private static final double KM_S = Wgs72.RADIUS_KM * Wgs72.KE / 60;
  private static final double KEPLER_ENOUGH = 1e-12;
  private static final int KEPLER_ROUNDS = 10;
  private static final double SMALL_E = 1e-6;

  /// Below this inclination Sun and Moon are added in Lyddane's way.
  private static final double LYDDANE = 0.2;

  private final MeanOrbit orbit;
  private final Drag drag;
  private final @Nullable SunAndMoon pulls;
  private final DeepRates deep;
  private final @Nullable Resonance resonance;
  private final double sidereal;

  public Sgp4(Elements set, Julian epoch) {
    orbit = MeanOrbit.of(set);
    drag = Drag.of(orbit);
    sidereal = epoch.siderealAngle();
    if (orbit.isDeep()) {
      pulls = SunAndMoon.of(orbit, epoch);
      deep = pulls.rates(orbit);
      resonance =
          OneDay.holds(orbit)
              ? OneDay.of(orbit, drag, deep, sidereal)
              : HalfDay.holds(orbit) ? HalfDay.of(orbit, drag, deep, sidereal) : null;
    } else {
      pulls = null;
      deep = new DeepRates(0, 0, 0, 0, 0);
      resonance = null;
    }
  }

  /// Mean elements on their way to a state; what is left of the set's own after each stage.
  private static final class Moving {
    double a;
    double n;
    double e;
    double inclination;
    double argument;
    double node;
    double anomaly;
  }

  /// Position in km (0–2) and velocity in km/s (3–5), TEME of date, into `state`. Returns 0, or
  /// the paper's error code: 1 eccentricity out of range, 2 mean motion not positive, 3 perturbed
  /// eccentricity out of range, 4 semi-latus rectum negative, 6 below the surface (decayed). An
  /// error leaves no state.
  public int propagate(double minutes, double[] state) {
    Moving m = new Moving();
    int error = secular(minutes, m);
    if (error != 0) {
      return error;
    }
    double sini = orbit.sini();
    double cosi = orbit.cosi();
    if (pulls != null) {
      pull(pulls.at(minutes), m);
      if (m.e < 0 || m.e > 1) {
        return 3;
      }
      sini = Math.sin(m.inclination);
      cosi = Math.cos(m.inclination);
    }
    return periodic(m, sini, cosi, state);
  }

  /// Semi-major axis by un-Kozai and SGP4's secular drag at a moment, km; NaN where SGP4 fails.
  public double semiMajorAxisKm(double minutes) {
    Moving m = new Moving();
    return secular(minutes, m) == 0 ? m.a * Wgs72.RADIUS_KM : Double.NaN;
  }

  private int secular(double t, Moving m) {
    double anomaly = orbit.meanAnomaly() + drag.anomalyRate() * t;
    double argument = orbit.argument() + drag.argumentRate() * t;
    double t2 = t * t;
    double node = orbit.node() + drag.nodeRate() * t + drag.nodeDrag() * t2;
    Drag.Series s = drag.series();
    double shrink = 1 - drag.c1() * t;
    double round = orbit.bstar() * drag.c4() * t;
    double along = s.t2() * t2;
    if (!drag.isSimple()) {
      double delta = 1 + drag.eta() * Math.cos(anomaly);
      double shift =
          drag.argumentDrag() * t + drag.anomalyDrag() * (delta * delta * delta - drag.delta0());
      anomaly += shift;
      argument -= shift;
      double t3 = t2 * t;
      double t4 = t3 * t;
      shrink = shrink - s.d2() * t2 - s.d3() * t3 - s.d4() * t4;
      round += orbit.bstar() * drag.c5() * (Math.sin(anomaly) - drag.sinAnomaly0());
      along += s.t3() * t3 + t4 * (s.t4() + t * s.t5());
    }
    m.n = orbit.n();
    m.e = orbit.e() + deep.e() * t;
    m.inclination = orbit.inclination() + deep.inclination() * t;
    m.argument = argument + deep.argument() * t;
    m.node = node + deep.node() * t;
    m.anomaly = anomaly + deep.anomaly() * t;
    if (resonance != null) {
      resonate(resonance, t, m);
    }
    if (m.n <= 0) {
      return 2;
    }
    m.a = Math.pow(Wgs72.KE / m.n, 2.0 / 3.0) * shrink * shrink;
    m.n = Wgs72.KE / Math.pow(m.a, 1.5);
    m.e -= round;
    if (m.e >= 1 || m.e < -0.001) {
      return 1;
    }
    m.e = Math.max(m.e, SMALL_E);
    m.anomaly += orbit.n() * along;
    double longitude = (m.anomaly + m.argument + m.node) % TWO_PI;
    m.node %= TWO_PI;
    m.argument %= TWO_PI;
    m.anomaly = (longitude - m.argument - m.node) % TWO_PI;
    return 0;
  }

  private void resonate(Resonance by, double t, Moving m) {
    Resonance.Found found = by.at(t, orbit, drag.argumentRate());
    double theta = (sidereal + t * Resonance.EARTH_RATE) % TWO_PI;
    m.n = found.n();
    m.anomaly =
        switch (by) {
          case OneDay _ -> found.longitude() - m.node - m.argument + theta;
          case HalfDay _ -> found.longitude() - 2 * m.node + 2 * theta;
        };
  }

  private static void pull(Attractor.Offset by, Moving m) {
    m.inclination += by.inclination();
    m.e += by.e();
    double sini = Math.sin(m.inclination);
    double cosi = Math.cos(m.inclination);
    if (m.inclination >= LYDDANE) {
      double node = by.pole() / sini;
      m.argument += by.argument() - cosi * node;
      m.node += node;
      m.anomaly += by.anomaly();
    } else {
      lyddane(by, m, sini, cosi);
    }
    if (m.inclination < 0) {
      m.inclination = -m.inclination;
      m.node += Math.PI;
      m.argument -= Math.PI;
    }
  }

  private static void lyddane(Attractor.Offset by, Moving m, double sini, double cosi) {
    double sinNode = Math.sin(m.node);
    double cosNode = Math.cos(m.node);
    double alpha = sini * sinNode + by.pole() * cosNode + by.inclination() * cosi * sinNode;
    double beta = sini * cosNode - by.pole() * sinNode + by.inclination() * cosi * cosNode;
    double before = m.node % TWO_PI;
    double longitude =
        m.anomaly
            + m.argument
            + cosi * before
            + by.anomaly()
            + by.argument()
            - by.inclination() * before * sini;
    m.node = Math.atan2(alpha, beta);
    if (Math.abs(before - m.node) > Math.PI) {
      m.node += m.node < before ? TWO_PI : -TWO_PI;
    }
    m.anomaly += by.anomaly();
    m.argument = longitude - m.anomaly - cosi * m.node;
  }

  /// Long- and short-period terms of the Earth, Kepler's equation, and the turn into space.
  private int periodic(Moving m, double sini, double cosi, double[] state) {
    double divisor = Math.abs(1 + cosi) > 1.5e-12 ? 1 + cosi : 1.5e-12;
    double longitudeCoefficient = -0.25 * Wgs72.J3_OVER_J2 * sini * (3 + 5 * cosi) / divisor;
    double axn = m.e * Math.cos(m.argument);
    double inverse = 1 / (m.a * (1 - m.e * m.e));
    double ayn = m.e * Math.sin(m.argument) - inverse * 0.5 * Wgs72.J3_OVER_J2 * sini;
    double u = (m.anomaly + m.argument + inverse * longitudeCoefficient * axn) % TWO_PI;
    double anomaly = eccentricAnomaly(u, axn, ayn);
    double sinE = Math.sin(anomaly);
    double cosE = Math.cos(anomaly);
    double eCosE = axn * cosE + ayn * sinE;
    double eSinE = axn * sinE - ayn * cosE;
    double e2 = axn * axn + ayn * ayn;
    double p = m.a * (1 - e2);
    if (p < 0) {
      return 4;
    }
    double r = m.a * (1 - eCosE);
    double rDot = Math.sqrt(m.a) * eSinE / r;
    double rvDot = Math.sqrt(p) / r;
    double beta = Math.sqrt(1 - e2);
    double part = eSinE / (1 + beta);
    double sinU = m.a / r * (sinE - ayn - axn * part);
    double cosU = m.a / r * (cosE - axn + ayn * part);
    double sin2u = 2 * cosU * sinU;
    double cos2u = 1 - 2 * sinU * sinU;
    double k1 = 0.5 * Wgs72.J2 / p;
    double k2 = k1 / p;
    double cosi2 = cosi * cosi;
    double con41 = 3 * cosi2 - 1;
    double sini2 = 1 - cosi2;
    double radius = r * (1 - 1.5 * k2 * beta * con41) + 0.5 * k1 * sini2 * cos2u;
    if (radius < 1) {
      return 6;
    }
    place(
        state,
        Math.atan2(sinU, cosU) - 0.25 * k2 * (7 * cosi2 - 1) * sin2u,
        m.node + 1.5 * k2 * cosi * sin2u,
        m.inclination + 1.5 * k2 * cosi * sini * cos2u,
        radius * Wgs72.RADIUS_KM,
        (rDot - m.n * k1 * sini2 * sin2u / Wgs72.KE) * KM_S,
        (rvDot + m.n * k1 * (sini2 * cos2u + 1.5 * con41) / Wgs72.KE) * KM_S);
    return 0;
  }

  private static double eccentricAnomaly(double u, double axn, double ayn) {
    double e = u;
    double step = 1;
    for (int i = 0; i < KEPLER_ROUNDS && Math.abs(step) >= KEPLER_ENOUGH; i++) {
      double sin = Math.sin(e);
      double cos = Math.cos(e);
      step = (u - ayn * cos + axn * sin - e) / (1 - cos * axn - sin * ayn);
      step = Math.clamp(step, -0.95, 0.95);
      e += step;
    }
    return e;
  }

  private static void place(
      double[] state, double u, double node, double inclination, double r, double out, double on) {
    double sinU = Math.sin(u);
    double cosU = Math.cos(u);
    double sinN = Math.sin(node);
    double cosN = Math.cos(node);
    double sinI = Math.sin(inclination);
    double cosI = Math.cos(inclination);
    double mx = -sinN * cosI;
    double my = cosN * cosI;
    double ux = mx * sinU + cosN * cosU;
    double uy = my * sinU + sinN * cosU;
    double uz = sinI * sinU;
    state[0] = r * ux;
    state[1] = r * uy;
    state[2] = r * uz;
    state[3] = out * ux + on * (mx * cosU - cosN * sinU);
    state[4] = out * uy + on * (my * cosU - sinN * sinU);
    state[5] = out * uz + on * sinI * cosU;
  }
}
