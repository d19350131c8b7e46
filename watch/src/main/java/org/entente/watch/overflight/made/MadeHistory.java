package org.entente.watch.overflight.made;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.entente.watch.overflight.ElementSet;
import org.entente.watch.overflight.Elements;
import org.entente.watch.overflight.Julian;

/// A synthetic history of element sets of one satellite near 500 km, with the truth of its burns.
/// Sets come about once a day, their mean semi-major axis is off by a few metres, their drag term
/// by a tenth, and the air is thicker in storms of the Sun; a burn raises or lowers the orbit.
public final class MadeHistory {
  private static final double INCLINATION = 97.4;
  private static final double MOTION = 15.21;
  private static final double DRAG = 3.2e-4;
  private static final double NOISE_M = 5;
  private static final double DRAG_NOISE = 0.10;

  /// What happened between a set and the next. `burnM` is by how much the mean semi-major axis was
  /// changed, 0 without a burn.
  public record Truth(double burnM, boolean isStorm) {}

  /// Sets in the order of their epochs, and one truth for each pair of neighbours.
  public record History(List<ElementSet> sets, List<Truth> truths) {
    public History {
      sets = List.copyOf(sets);
      truths = List.copyOf(truths);
    }
  }

  private MadeHistory() {}

  /// `burns` in a hundred intervals have a burn, between 20 m and 2 km by equal ratios; `days` lie
  /// between sets on average.
  public static History of(long seed, int count, int burns, double days) {
    Random random = new Random(seed);
    List<ElementSet> sets = new ArrayList<>();
    List<Truth> truths = new ArrayList<>();
    Julian epoch = Julian.startOfYear(2024, 1);
    double trueMotion = MOTION;
    int stormDays = 0;
    for (int i = 0; i < count; i++) {
      sets.add(set(random, epoch, trueMotion));
      double minutes = 1440 * days * (0.5 + random.nextDouble());
      stormDays = stormDays > 0 ? stormDays - 1 : random.nextInt(40) == 0 ? 3 : 0;
      boolean isStorm = stormDays > 0;
      double air = (1 + 0.10 * random.nextGaussian()) * (isStorm ? 2.5 : 1);
      double burn = 0;
      if (random.nextInt(100) < burns) {
        burn = 20 * Math.pow(100, random.nextDouble()) * (random.nextInt(5) == 0 ? -1 : 1);
      }
      trueMotion = later(epoch, trueMotion, minutes, air, burn);
      truths.add(new Truth(burn, isStorm));
      epoch = epoch.plusMinutes(minutes);
    }
    truths.removeLast(); // nothing comes after the last set
    return new History(sets, truths);
  }

  private static ElementSet set(Random random, Julian epoch, double trueMotion) {
    double axis = axisKm(epoch, trueMotion, 0);
    double told = changed(trueMotion, axis, NOISE_M * random.nextGaussian() / 1000);
    return new ElementSet(
        "99999",
        "",
        "",
        epoch,
        elements(told, DRAG * (1 + DRAG_NOISE * random.nextGaussian()), random.nextDouble(360)),
        "made");
  }

  private static Elements elements(double motion, double drag, double anomaly) {
    return new Elements(INCLINATION, 50, 0.0005, 150, anomaly, motion, drag);
  }

  /// The true mean motion after so many minutes of drag and a burn.
  private static double later(
      Julian epoch, double motion, double minutes, double air, double burnM) {
    double now = axisKm(epoch, motion, 0);
    double then = now + air * (axisKm(epoch, motion, minutes) - now) + burnM / 1000;
    return changed(motion, now, then - now);
  }

  private static double axisKm(Julian epoch, double motion, double minutes) {
    return new ElementSet("99999", "", "", epoch, elements(motion, DRAG, 0), "made")
        .propagator()
        .semiMajorAxisKm(minutes);
  }

  /// By Kepler's third law.
  private static double changed(double motion, double axisKm, double byKm) {
    return motion * Math.pow(axisKm / (axisKm + byKm), 1.5);
  }
}
