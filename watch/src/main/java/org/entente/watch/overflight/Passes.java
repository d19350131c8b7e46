package org.entente.watch.overflight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.entente.base.message.Phrase;
import org.entente.base.message.ReasonMessage;

/// Passes of one object over declared sites, from all element sets that are known of it.
///
/// Each moment is answered by the newest set whose epoch is neither after it nor after what is
/// known. What older sets had predicted is void once a newer set shows that a manoeuvre came
/// between.
public final class Passes {
  /// A set's span is searched a little beyond its ends, so that a pass that straddles two sets is
  /// found whole and given to the set in whose span it is closest.
  private static final double MARGIN_MINUTES = 45;

  private Passes() {}

  /// Degrees from the nadir, and the Sun's least height for a site to count as lit.
  public record Limits(double offNadir, double leastSun) {}

  public record Overtaken(ElementSet set, String because) {}

  public record Found(List<Pass> passes, List<Overtaken> voids) {}

  /// `sets` of one object in the order of their epochs, none after what is known; at least one.
  public static Found over(
      List<Site> sites, List<ElementSet> sets, Julian from, Julian to, Limits limits) {
    List<Manoeuvres.Interval> intervals = Manoeuvres.intervals(sets);
    Timing timing = Timing.of(sets, intervals);
    List<Pass> passes = new ArrayList<>();
    for (int i = 0; i < sets.size(); i++) {
      Julian begin = later(from, sets.get(i).epoch());
      Julian end = i + 1 < sets.size() ? earlier(to, sets.get(i + 1).epoch()) : to;
      if (begin.compareTo(end) < 0) {
        for (Site site : sites) {
          passes.addAll(span(sets.get(i), site, begin, end, from, to, limits, timing));
        }
      }
    }
    passes.sort(Comparator.comparing(Pass::closest).thenComparing(pass -> pass.site().id()));
    return new Found(List.copyOf(passes), voids(intervals));
  }

  private static List<Overtaken> voids(List<Manoeuvres.Interval> intervals) {
    List<Overtaken> voids = new ArrayList<>();
    for (Manoeuvres.Interval interval : intervals) {
      if (interval.verdict() == Manoeuvres.Verdict.MANOEUVRE) {
        voids.add(
            new Overtaken(
                interval.older(),
                Phrase.of(
                        ReasonMessage.PASSES_OVERTAKEN,
                        interval.newer().epoch().instant(),
                        String.join("; ", interval.because()))
                    .english()));
      }
    }
    return voids;
  }

  private static List<Pass> span(
      ElementSet set,
      Site site,
      Julian begin,
      Julian end,
      Julian from,
      Julian to,
      Limits limits,
      Timing timing) {
    Julian first = later(from, begin.plusMinutes(-MARGIN_MINUTES));
    Julian last = earlier(to, end.plusMinutes(MARGIN_MINUTES));
    View view = new View(set, set.propagator(), site);
    PassSearch search =
        new PassSearch(
            view,
            set.elements().meanMotion(),
            limits.offNadir(),
            first.minutesSince(set.epoch()),
            last.minutesSince(set.epoch()));
    List<Pass> passes = new ArrayList<>();
    for (PassSearch.Window w : search.windows()) {
      Julian closest = view.time(w.closest());
      if (closest.compareTo(begin) < 0 || closest.compareTo(end) > 0 || !view.look(w.closest())) {
        continue;
      }
      double sun = view.sunElevation(w.closest());
      double age = w.closest() / 1440;
      passes.add(
          new Pass(
              set,
              site,
              view.time(w.open()),
              closest,
              view.time(w.close()),
              view.offNadir,
              view.elevation,
              view.rangeKm,
              sun,
              sun >= limits.leastSun(),
              age,
              timing.sigmaSeconds(age)));
    }
    return passes;
  }

  private static Julian later(Julian a, Julian b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static Julian earlier(Julian a, Julian b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
