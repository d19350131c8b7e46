package org.entente.watch.overflight;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.entente.base.message.Phrase;
import org.entente.base.message.ReasonMessage;

/// Did it move by itself? Compares each element set of an object with what the set before it
/// predicts for the same moment. Drag only lowers an orbit and is never known exactly; so the
/// answer is yes, no, or unsure.
public final class Manoeuvres {
  /// Metres; the scatter of the mean semi-major axis from set to set where nothing happens.
  private static final double QUIET_M = 10;

  /// The share of the expected decay by which drag may have been misjudged.
  private static final double DRAG_DOUBT = 0.15;

  private static final int NATURAL_SIGMAS = 2;
  private static final int MANOEUVRE_SIGMAS = 6;
  private static final double SILENCE_DAYS = 10;
  private static final int ENOUGH = 8;

  private Manoeuvres() {}

  public enum Verdict {
    MANOEUVRE,
    NATURAL,
    UNSURE
  }

  /// Two neighbouring sets. `residualM`: mean semi-major axis of the newer at its epoch less that
  /// of the older there; `positionKm` their distance then; `timingSeconds` how far the older is
  /// ahead along the track; `sigmaM` the scatter that the verdict was judged by.
  public record Interval(
      ElementSet older,
      ElementSet newer,
      double days,
      double residualM,
      double positionKm,
      double timingSeconds,
      double sigmaM,
      Verdict verdict,
      List<Phrase> reasons) {
    /// The reasons for programs.
    public List<String> because() {
      return reasons.stream().map(Phrase::english).toList();
    }
  }

  /// One run of intervals with a manoeuvre. `deltaV` in m/s along the track, positive when it
  /// rose; `score` is the residual in sigmas.
  public record Event(
      String object, Julian time, Julian notBefore, Julian notAfter, double deltaV, double score) {}

  /// Neighbours among `sets`, which are of one object, in the order of their epochs.
  public static List<Interval> intervals(List<ElementSet> sets) {
    List<Measured> measured = new ArrayList<>();
    for (int i = 1; i < sets.size(); i++) {
      measured.add(Measured.of(sets.get(i - 1), sets.get(i)));
    }
    double quiet = quiet(measured);
    return measured.stream().map(m -> judged(m, quiet)).toList();
  }

  public static List<Event> events(List<Interval> intervals) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < intervals.size(); i++) {
      int first = i;
      double residual = 0;
      double score = 0;
      while (i < intervals.size() && intervals.get(i).verdict() == Verdict.MANOEUVRE) {
        residual += intervals.get(i).residualM();
        score = Math.max(score, Math.abs(intervals.get(i).residualM()) / intervals.get(i).sigmaM());
        i++;
      }
      if (i > first) {
        events.add(
            event(intervals.get(first).older(), intervals.get(i - 1).newer(), residual, score));
      }
    }
    return events;
  }

  private static Event event(ElementSet from, ElementSet to, double residualM, double score) {
    double minutes = to.epoch().minutesSince(from.epoch());
    double radPerSecond = to.elements().meanMotion() * 2 * Math.PI / 86_400;
    return new Event(
        to.object(),
        from.epoch().plusMinutes(minutes / 2),
        from.epoch(),
        to.epoch(),
        radPerSecond * residualM / 2,
        score);
  }

  private record Measured(
      ElementSet older,
      ElementSet newer,
      double days,
      double residualM,
      double decayM,
      double positionKm,
      double timingSeconds) {

    static Measured of(ElementSet older, ElementSet newer) {
      double minutes = newer.epoch().minutesSince(older.epoch());
      Sgp4 a = older.propagator();
      Sgp4 b = newer.propagator();
      double then = a.semiMajorAxisKm(minutes);
      double residual = (b.semiMajorAxisKm(0) - then) * 1000;
      double decay = (a.semiMajorAxisKm(0) - then) * 1000;
      double[] ra = new double[6];
      double[] rb = new double[6];
      boolean isWhole = a.propagate(minutes, ra) == 0 && b.propagate(0, rb) == 0;
      double distance = 0;
      double along = 0;
      double speed = 0;
      for (int i = 0; i < 3; i++) {
        double d = ra[i] - rb[i];
        distance += d * d;
        along += d * rb[i + 3];
        speed += rb[i + 3] * rb[i + 3];
      }
      return new Measured(
          older,
          newer,
          minutes / 1440,
          residual,
          decay,
          isWhole ? Math.sqrt(distance) : Double.NaN,
          isWhole ? along / speed : Double.NaN);
    }
  }

  /// The scatter of the quiet intervals by their median, once there are enough of them.
  private static double quiet(List<Measured> measured) {
    if (measured.size() < ENOUGH) {
      return QUIET_M;
    }
    List<Double> sizes = new ArrayList<>();
    measured.stream()
        .filter(m -> Double.isFinite(m.residualM))
        .forEach(m -> sizes.add(Math.abs(m.residualM)));
    if (sizes.isEmpty()) {
      return QUIET_M;
    }
    Collections.sort(sizes);
    return Math.clamp(sizes.get(sizes.size() / 2) / 0.6745, QUIET_M / 10, QUIET_M * 10);
  }

  private static Interval judged(Measured m, double quiet) {
    double drag = DRAG_DOUBT * m.decayM;
    double sigma = Math.sqrt(quiet * quiet + drag * drag);
    double sigmas = Math.abs(m.residualM) / sigma;
    List<Phrase> reasons = new ArrayList<>();
    reasons.add(Phrase.of(ReasonMessage.MANOEUVRE_OFF, tenths(m.residualM)));
    reasons.add(
        Phrase.of(ReasonMessage.MANOEUVRE_SCATTER, tenths(sigma), tenths(quiet), tenths(drag)));
    Verdict verdict;
    boolean isTooHigh = m.residualM > Math.max(0, m.decayM) + 3 * quiet;
    if (!Double.isFinite(m.residualM)) {
      verdict = Verdict.UNSURE;
      reasons.add(Phrase.of(ReasonMessage.MANOEUVRE_NO_STATE));
    } else if (sigmas <= NATURAL_SIGMAS) {
      verdict = Verdict.NATURAL;
    } else if (sigmas < MANOEUVRE_SIGMAS) {
      verdict = Verdict.UNSURE;
      reasons.add(Phrase.of(ReasonMessage.MANOEUVRE_BETWEEN, NATURAL_SIGMAS, MANOEUVRE_SIGMAS));
    } else if (m.days > SILENCE_DAYS && !isTooHigh) {
      verdict = Verdict.UNSURE;
      reasons.add(Phrase.of(ReasonMessage.MANOEUVRE_SILENCE, tenths(m.days)));
    } else {
      verdict = Verdict.MANOEUVRE;
      if (isTooHigh) {
        reasons.add(Phrase.of(ReasonMessage.MANOEUVRE_ROSE));
      }
    }
    if (verdict == Verdict.MANOEUVRE && isOutOfFamily(m)) {
      verdict = Verdict.UNSURE;
      reasons.add(Phrase.of(ReasonMessage.MANOEUVRE_OTHER_OBJECT));
    }
    return new Interval(
        m.older,
        m.newer,
        m.days,
        m.residualM,
        m.positionKm,
        m.timingSeconds,
        sigma,
        verdict,
        List.copyOf(reasons));
  }

  private static String tenths(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static boolean isOutOfFamily(Measured m) {
    Elements a = m.older.elements();
    Elements b = m.newer.elements();
    return Math.abs(a.inclination() - b.inclination()) > 0.5
        || Math.abs(a.eccentricity() - b.eccentricity()) > 0.02;
  }
}
