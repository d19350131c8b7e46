package org.entente.watch.overflight;

/// The Sun's and the Moon's pull on a deep-space orbit.
record SunAndMoon(Attractor sun, Attractor moon) {
  private static final double SUN_STRENGTH = 2.9864797e-6;
  private static final double SUN_RATE = 1.19459e-5;
  private static final double SUN_E = 0.01675;
  private static final double MOON_STRENGTH = 4.7968065e-7;
  private static final double MOON_RATE = 1.5835218e-4;
  private static final double MOON_E = 0.05490;
  private static final double ECLIPTIC_COS = 0.91744867;
  private static final double ECLIPTIC_SIN = 0.39785416;
  private static final double SUN_PERIGEE_COS = 0.1945905;
  private static final double SUN_PERIGEE_SIN = -0.98088458;

  /// Days from 1899 December 31.5 UT to 1949 December 31.0, from which SGP4 counts.
  private static final double DAYS_1900_TO_1950 = 18261.5;

  private static final double JULIAN_1950 = 2433281.5;

  static SunAndMoon of(MeanOrbit o, Julian epoch) {
    // Rounded to one Julian date first, as in the published code: 20 microseconds of the Moon, but
    // for the most eccentric orbits of the verification set a difference in the sixth decimal.
    double day = epoch.day() + epoch.fraction() - JULIAN_1950 + DAYS_1900_TO_1950;
    double node = (4.5236020 - 9.2422029e-4 * day) % (2 * Math.PI);
    double sinNode = Math.sin(node);
    double cosNode = Math.cos(node);
    double cosi = 0.91375164 - 0.03568096 * cosNode;
    double sini = Math.sqrt(1 - cosi * cosi);
    double sinh = 0.089683511 * sinNode / sini;
    double cosh = Math.sqrt(1 - sinh * sinh);
    double perigee = 5.8351514 + 0.0019443680 * day;
    double across =
        Math.atan2(ECLIPTIC_SIN * sinNode / sini, cosh * cosNode + ECLIPTIC_COS * sinh * sinNode);
    double argument = perigee + across - node;
    double cosOmega = Math.cos(o.node());
    double sinOmega = Math.sin(o.node());
    Attractor.Stand sun =
        new Attractor.Stand(
            SUN_PERIGEE_COS, SUN_PERIGEE_SIN, ECLIPTIC_COS, ECLIPTIC_SIN, cosOmega, sinOmega);
    Attractor.Stand moon =
        new Attractor.Stand(
            Math.cos(argument),
            Math.sin(argument),
            cosi,
            sini,
            cosh * cosOmega + sinh * sinOmega,
            sinOmega * cosh - cosOmega * sinh);
    double sunPhase = (6.2565837 + 0.017201977 * day) % (2 * Math.PI);
    double moonPhase = (4.7199672 + 0.22997150 * day - perigee) % (2 * Math.PI);
    return new SunAndMoon(
        Attractor.of(o, sun, SUN_STRENGTH, SUN_RATE, SUN_E, sunPhase),
        Attractor.of(o, moon, MOON_STRENGTH, MOON_RATE, MOON_E, moonPhase));
  }

  /// Secular rates of both, radians a minute; the node's own rate, not the pole's.
  DeepRates rates(MeanOrbit o) {
    Attractor.Secular s = sun.secular();
    Attractor.Secular m = moon.secular();
    double sunNode = o.sini() == 0 ? s.pole() : s.pole() / o.sini();
    double moonNode = o.sini() == 0 ? 0 : m.pole() / o.sini();
    return new DeepRates(
        s.e() + m.e(),
        s.inclination() + m.inclination(),
        s.anomaly() + m.anomaly(),
        s.argument() - o.cosi() * sunNode + m.argument() - o.cosi() * moonNode,
        sunNode + moonNode);
  }

  Attractor.Offset at(double minutes) {
    return sun.at(minutes).plus(moon.at(minutes));
  }
}
