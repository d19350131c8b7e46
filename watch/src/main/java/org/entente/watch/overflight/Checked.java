package org.entente.watch.overflight;

import org.entente.base.BadInput;

/// Numbers of element sets, in the many ways they are printed, refused outside of what SGP4 can
/// take: a mean motion of 0 or an eccentricity of 1 has no ellipse.
final class Checked {
  private static final String NEXT_STEP = "Take the set anew from its publisher.";

  private Checked() {}

  static double number(String text, String field, String file, String place) {
    String plain = text.strip();
    try {
      double value = Double.parseDouble(plain);
      if (Double.isFinite(value) && plain.matches("[-+0-9.eE ]+")) {
        return value;
      }
    } catch (NumberFormatException _) {
      // Told below, like a number that is none.
    }
    throw new BadInput(file, place, field + " is not a number: '" + plain + "'", NEXT_STEP);
  }

  static Elements elements(Elements e, String file, String place) {
    check(e.meanMotion() > 0 && e.meanMotion() < 20, "mean motion", e.meanMotion(), file, place);
    check(
        e.eccentricity() >= 0 && e.eccentricity() < 1,
        "eccentricity",
        e.eccentricity(),
        file,
        place);
    check(
        e.inclination() >= 0 && e.inclination() <= 180,
        "inclination",
        e.inclination(),
        file,
        place);
    check(Math.abs(e.node()) <= 360, "node", e.node(), file, place);
    check(Math.abs(e.perigee()) <= 360, "argument of perigee", e.perigee(), file, place);
    check(Math.abs(e.meanAnomaly()) <= 360, "mean anomaly", e.meanAnomaly(), file, place);
    return e;
  }

  private static void check(boolean is, String field, double value, String file, String place) {
    if (!is) {
      throw new BadInput(file, place, field + " out of range: " + value, NEXT_STEP);
    }
  }
}
