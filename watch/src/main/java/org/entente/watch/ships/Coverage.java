package org.entente.watch.ships;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// How well ships are heard, by cells of half a degree: reports in a cell by the time that ships
/// spent in it. Taken from the data themselves, so that no map of receivers is needed.
final class Coverage {
  private static final double CELL_DEGREES = 0.5;

  /// Longer silences are no time spent in a cell.
  private static final long MOST_PAUSE_MS = 6 * 3_600_000L;

  private static final double MS_PER_DAY = 86_400_000;

  private static final class Cell {
    long reports;
    long spentMs;
  }

  private final Map<Long, Cell> cells = new HashMap<>();

  Coverage(Collection<Fixes> tracks) {
    for (Fixes track : tracks) {
      for (int i = 1; i < track.count(); i++) {
        long pause = track.timeMs(i) - track.timeMs(i - 1);
        long key = key(track.lat(i), track.lon(i));
        if (pause < MOST_PAUSE_MS && key == key(track.lat(i - 1), track.lon(i - 1))) {
          Cell cell = cells.computeIfAbsent(key, _ -> new Cell());
          cell.reports++;
          cell.spentMs += pause;
        }
      }
    }
  }

  /// Of a ship that stays in the cell of this place; 0 where none stayed.
  double reportsPerDay(double lat, double lon) {
    Cell cell = cells.get(key(lat, lon));
    return cell == null || cell.spentMs == 0 ? 0 : cell.reports * MS_PER_DAY / cell.spentMs;
  }

  static long key(double lat, double lon) {
    long y = (long) Math.floor(lat / CELL_DEGREES);
    long x = (long) Math.floor(lon / CELL_DEGREES);
    return (y << 32) ^ (x & 0xffffffffL);
  }
}
