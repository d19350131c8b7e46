package org.entente.watch.overflight;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// How many seconds early or late a prediction may be: σ(age) of one object. The error of an old
/// set is almost all along the track, so it is told as time.
///
/// The curve of the object's height class (measured on public histories: prediction less newer
/// set, no manoeuvre between) is scaled by the object's own history where there is enough of it.
public final class Timing {
  private static final double LOW_KM = 600;
  private static final int ENOUGH = 5;

  private final boolean isLow;
  private final double scale;

  private Timing(boolean isLow, double scale) {
    this.isLow = isLow;
    this.scale = scale;
  }

  /// `sets` of one object in the order of their epochs; intervals with a manoeuvre left out.
  static Timing of(List<ElementSet> sets, List<Manoeuvres.Interval> intervals) {
    ElementSet last = sets.getLast();
    double height = last.propagator().semiMajorAxisKm(0) - Wgs72.RADIUS_KM;
    Timing byClass = new Timing(height < LOW_KM, 1);
    List<Double> ratios = new ArrayList<>();
    for (Manoeuvres.Interval i : intervals) {
      if (i.verdict() == Manoeuvres.Verdict.NATURAL && i.days() > 0) {
        ratios.add(Math.abs(i.timingSeconds()) / byClass.sigmaSeconds(i.days()));
      }
    }
    if (ratios.size() < ENOUGH) {
      return byClass;
    }
    Collections.sort(ratios);
    // The median of |x| of a normal distribution lies at 0.6745 σ.
    return new Timing(byClass.isLow, Math.max(0.05, ratios.get(ratios.size() / 2) / 0.6745));
  }

  /// Seconds, one standard deviation, for a prediction `ageDays` after its set's epoch.
  public double sigmaSeconds(double ageDays) {
    double age = Math.abs(ageDays);
    // Low: 1.4 s at 4.3 days near 505 km in solar maximum. High: p95 at 717–800 km of 0.8 km at one
    // day, 6.9 km at seven and 20 km at fourteen, over 7.5 km/s and 1.96.
    double byClass =
        isLow ? 0.05 + 0.10 * age + 0.05 * age * age : 0.02 + 0.035 * age + 0.0045 * age * age;
    return scale * byClass;
  }
}
