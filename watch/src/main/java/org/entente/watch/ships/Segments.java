package org.entente.watch.ships;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// Cuts the reports of one MMSI, which is not one ship, into segments of what can be one: a report
/// joins the nearest segment that can have reached it, else it opens a new one. A segment ends
/// after a day of silence.
final class Segments {
  private static final double SLACK_MILES = 0.5;
  private static final double MOST_KNOTS = 60;
  private static final long SILENCE_MS = 24 * 3_600_000L;
  private static final long COPY_MS = 60_000;
  private static final double COPY_MILES = 0.2;

  /// More ships than this under one number are not kept apart.
  private static final int MOST_OPEN = 64;

  private Segments() {}

  /// In the order of their beginnings. `fixes` in the order of times.
  static List<Fixes> of(Fixes fixes) {
    List<Fixes> all = new ArrayList<>();
    List<Fixes> open = new ArrayList<>();
    for (int i = 0; i < fixes.count(); i++) {
      long now = fixes.timeMs(i);
      open.removeIf(segment -> now - segment.lastMs() > SILENCE_MS);
      Fixes best = null;
      double least = Double.MAX_VALUE;
      for (Fixes segment : open) {
        double miles = segment.milesTo(segment.count() - 1, fixes.lat(i), fixes.lon(i));
        double reach = SLACK_MILES + MOST_KNOTS * Geo.hours(now - segment.lastMs());
        if (miles <= reach && miles < least) {
          best = segment;
          least = miles;
        }
      }
      if (best == null) {
        if (open.size() == MOST_OPEN) {
          open.remove(oldest(open));
        }
        best = new Fixes(fixes.mmsi());
        open.add(best);
        all.add(best);
        best.add(fixes, i);
      } else if (!isCopy(best, fixes, i)) {
        best.add(fixes, i);
      }
    }
    return all;
  }

  private static Fixes oldest(List<Fixes> open) {
    return Collections.min(open, Comparator.comparingLong(Fixes::lastMs));
  }

  /// The same report from another receiver, up to a minute late.
  private static boolean isCopy(Fixes segment, Fixes fixes, int i) {
    for (int k = segment.count() - 1; k >= 0; k--) {
      if (fixes.timeMs(i) - segment.timeMs(k) >= COPY_MS) {
        return false;
      }
      if (segment.milesTo(k, fixes.lat(i), fixes.lon(i)) <= COPY_MILES) {
        return true;
      }
    }
    return false;
  }
}
