package org.entente.watch.overflight;

import java.util.ArrayList;
import java.util.List;

/// Finds every time that a site is in view of one element set's satellite.
///
/// **Nothing between two steps is missed.** The span is cut into steps far shorter than an orbit
/// (a two-hundredth, at most 20 s for the lowest). Being in view is `depth` ≥ 0, the smaller of
/// what is left to the off-nadir limit and of the elevation. Between two steps out of view it can
/// only become positive around a maximum; there are three places to look for one: where the range
/// is least (found as a sign change of its rate), where the off-nadir angle is least, and where
/// the depth itself is largest among three neighbouring steps. Each is refined to a millisecond
/// before it is judged.
final class PassSearch {
  private static final double STEPS_AN_ORBIT = 280;

  /// A millisecond, in minutes.
  private static final double FINE = 0.0005 / 60;

  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private final View view;
  private final double limit;
  private final double from;
  private final double to;
  private final double step;

  /// In minutes from the set's epoch: in view from `open` to `close`, closest between.
  record Window(double open, double closest, double close) {}

  PassSearch(View view, double meanMotion, double limit, double from, double to) {
    this.view = view;
    this.limit = limit;
    this.from = from;
    this.to = to;
    step = 1440 / meanMotion / STEPS_AN_ORBIT;
  }

  List<Window> windows() {
    List<Window> windows = new ArrayList<>();
    double open = Double.NaN;
    double a = from;
    double depthA = depth(a);
    if (depthA >= 0) {
      open = from;
    }
    double before = a;
    double depthBefore = depthA;
    while (a < to) {
      double b = Math.min(a + step, to);
      double depthB = depth(b);
      if (depthA < 0 && depthB < 0) {
        if (mayPeak(depthBefore, depthA, depthB, a, b)) {
          double peak = peak(before, a, b);
          if (depth(peak) >= 0) {
            windows.add(window(edge(peak, before), edge(peak, b)));
          }
        }
      } else if (depthA < 0) {
        open = edge(b, a);
      } else if (depthB < 0) {
        windows.add(window(open, edge(a, b)));
      }
      before = a;
      depthBefore = depthA;
      a = b;
      depthA = depthB;
    }
    if (depthA >= 0) {
      windows.add(window(open, to));
    } else {
      double peak = peak(before, before, to);
      if (depth(peak) >= 0) {
        windows.add(window(edge(peak, before), edge(peak, to)));
      }
    }
    return merged(windows);
  }

  /// A peak near a step may be found from both of its sides.
  private static List<Window> merged(List<Window> windows) {
    List<Window> once = new ArrayList<>();
    for (Window w : windows) {
      if (once.isEmpty() || w.open > once.getLast().close + FINE) {
        once.add(w);
      }
    }
    return once;
  }

  private double depth(double minutes) {
    return view.look(minutes)
        ? Math.min(limit - view.offNadir, view.elevation)
        : Double.NEGATIVE_INFINITY;
  }

  /// Whether the depth may have a maximum between: its middle step is the highest, or the range
  /// is least there. At the span's first step there is no step before; its own edge counts as
  /// one.
  private boolean mayPeak(double depthBefore, double depthA, double depthB, double a, double b) {
    if (depthA >= depthBefore && depthA >= depthB) {
      return true;
    }
    boolean falls = view.look(a) && view.rangeRate <= 0;
    return falls && view.look(b) && view.rangeRate >= 0;
  }

  /// The best moment between `before` and `b`, where neither `a` nor `b` is in view.
  private double peak(double before, double a, double b) {
    double byRange = leastRange(a, b);
    double byDepth = deepest(before, b);
    return depth(byRange) >= depth(byDepth) ? byRange : byDepth;
  }

  private Window window(double open, double close) {
    double best = rangeAt(open) <= rangeAt(close) ? open : close;
    for (double a = open; a < close; a += step) {
      double least = leastRange(a, Math.min(a + step, close));
      if (rangeAt(least) < rangeAt(best)) {
        best = least;
      }
    }
    return new Window(open, best, close);
  }

  private double rangeAt(double minutes) {
    return view.look(minutes) ? view.rangeKm : Double.POSITIVE_INFINITY;
  }

  /// Where the range's rate goes from falling to rising, or the nearer end.
  private double leastRange(double a, double b) {
    double low = a;
    double high = b;
    if (!view.look(low) || view.rangeRate > 0) {
      return low;
    }
    if (!view.look(high) || view.rangeRate < 0) {
      return high;
    }
    while (high - low > FINE / 4) {
      double middle = (low + high) / 2;
      if (view.look(middle) && view.rangeRate < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private double deepest(double a, double b) {
    double low = a;
    double high = b;
    double x1 = high - GOLDEN * (high - low);
    double x2 = low + GOLDEN * (high - low);
    double d1 = depth(x1);
    double d2 = depth(x2);
    while (high - low > FINE) {
      if (d1 > d2) {
        high = x2;
        x2 = x1;
        d2 = d1;
        x1 = high - GOLDEN * (high - low);
        d1 = depth(x1);
      } else {
        low = x1;
        x1 = x2;
        d1 = d2;
        x2 = low + GOLDEN * (high - low);
        d2 = depth(x2);
      }
    }
    return (low + high) / 2;
  }

  /// The moment between one in view and one out of view at which the view begins or ends.
  private double edge(double inside, double outside) {
    double in = inside;
    double out = outside;
    while (Math.abs(out - in) > FINE / 4) {
      double middle = (in + out) / 2;
      if (depth(middle) >= 0) {
        in = middle;
      } else {
        out = middle;
      }
    }
    return in;
  }
}
