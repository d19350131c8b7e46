package org.entente.watch.ships;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Ports and anchorages: those that the user lists, and places where several ships lay still in
/// the data, as Global Fishing Watch finds them.
final class Harbours {
  private static final double CELL_DEGREES = 0.02;
  private static final double REGION_DEGREES = 0.5;
  private static final int REGIONS_AROUND = 720;
  private static final double STILL_KNOTS = 0.2;
  private static final long LONG_MS = 3 * 3_600_000L;
  private static final int FEWEST_SHIPS = 3;

  private final List<Port> given;
  private final List<Port> found = new ArrayList<>();
  private final Map<Long, List<Port>> byRegion = new HashMap<>();

  Harbours(List<Port> given, Collection<Fixes> tracks) {
    this.given = List.copyOf(given);
    Map<Long, Set<Integer>> ships = new HashMap<>();
    for (Fixes track : tracks) {
      int began = -1;
      for (int i = 0; i < track.count(); i++) {
        boolean isStill = track.isMoored(i) || track.speed(i) < STILL_KNOTS;
        began = isStill ? (began < 0 ? i : began) : -1;
        if (began >= 0 && track.timeMs(i) - track.timeMs(began) >= LONG_MS) {
          long key = key(track.lat(i), track.lon(i));
          ships.computeIfAbsent(key, _ -> new HashSet<>()).add(track.mmsi());
        }
      }
    }
    ships.forEach(
        (key, who) -> {
          if (who.size() >= FEWEST_SHIPS) {
            double lat = ((key >> 32) + 0.5) * CELL_DEGREES;
            double lon = (key.intValue() + 0.5) * CELL_DEGREES;
            found.add(new Port("a place where " + who.size() + " ships lay still", lat, lon));
          }
        });
    given.forEach(this::index);
    found.forEach(this::index);
  }

  private static long key(double lat, double lon) {
    long y = (long) Math.floor(lat / CELL_DEGREES);
    long x = (long) Math.floor(lon / CELL_DEGREES);
    return (y << 32) | (x & 0xffffffffL);
  }

  private void index(Port port) {
    byRegion
        .computeIfAbsent(region(port.lat(), port.lon(), 0, 0), _ -> new ArrayList<>())
        .add(port);
  }

  private static long region(double lat, double lon, int dy, int dx) {
    long y = (long) Math.floor(lat / REGION_DEGREES) + dy;
    long x = Math.floorMod((long) Math.floor(lon / REGION_DEGREES) + dx, (long) REGIONS_AROUND);
    return (y << 32) | x;
  }

  /// Within at most 15 km of any of them, between 70° south and north.
  boolean isNear(double lat, double lon, double km) {
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        for (Port port : byRegion.getOrDefault(region(lat, lon, dy, dx), List.of())) {
          if (Geo.metres(lat, lon, port.lat(), port.lon()) < km * 1000) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /// To the nearest of all, in kilometres; infinite where there is none.
  double nearestKm(double lat, double lon) {
    double least = Double.POSITIVE_INFINITY;
    for (List<Port> ports : List.of(given, found)) {
      for (Port port : ports) {
        least = Math.min(least, Geo.metres(lat, lon, port.lat(), port.lon()) / 1000);
      }
    }
    return least;
  }

  List<Port> given() {
    return given;
  }
}
