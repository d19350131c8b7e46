package org.entente.watch.ships;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Where one station, or one segment of its track, was: reports in the order of their times.
public final class Fixes {
  static final float NO_SPEED = Float.NaN;

  private final int mmsi;
  private int count;
  private long[] times = new long[16];
  private double[] lats = new double[16];
  private double[] lons = new double[16];
  private float[] knots = new float[16];
  private byte[] statuses = new byte[16];

  Fixes(int mmsi) {
    this.mmsi = mmsi;
  }

  void add(long timeMs, double lat, double lon, float speed, int status) {
    if (count == times.length) {
      int wider = count * 2;
      times = Arrays.copyOf(times, wider);
      lats = Arrays.copyOf(lats, wider);
      lons = Arrays.copyOf(lons, wider);
      knots = Arrays.copyOf(knots, wider);
      statuses = Arrays.copyOf(statuses, wider);
    }
    times[count] = timeMs;
    lats[count] = lat;
    lons[count] = lon;
    knots[count] = speed;
    statuses[count++] = (byte) status;
  }

  void add(Fixes other, int i) {
    add(other.times[i], other.lats[i], other.lons[i], other.knots[i], other.statuses[i]);
  }

  /// The same in the order of times; of equal times as they came.
  Fixes ordered() {
    boolean isOrdered = true;
    for (int i = 1; i < count; i++) {
      isOrdered &= times[i - 1] <= times[i];
    }
    if (isOrdered) {
      return this;
    }
    Fixes ordered = new Fixes(mmsi);
    IntStream.range(0, count)
        .boxed()
        .sorted(Comparator.comparingLong(i -> times[i]))
        .forEach(i -> ordered.add(this, i));
    return ordered;
  }

  public int mmsi() {
    return mmsi;
  }

  public int count() {
    return count;
  }

  public long timeMs(int i) {
    return times[i];
  }

  public double lat(int i) {
    return lats[i];
  }

  public double lon(int i) {
    return lons[i];
  }

  /// By the ship's own word; NaN where she does not tell.
  float knots(int i) {
    return knots[i];
  }

  /// Anchored or moored, by the ship's own word.
  boolean isMoored(int i) {
    return statuses[i] == 1 || statuses[i] == 5;
  }

  long firstMs() {
    return times[0];
  }

  long lastMs() {
    return times[count - 1];
  }

  double milesTo(int i, double lat, double lon) {
    return Geo.miles(lats[i], lons[i], lat, lon);
  }

  /// The last report not after `timeMs`; −1 where all are later.
  int at(long timeMs) {
    int found = Arrays.binarySearch(times, 0, count, timeMs);
    return found >= 0 ? found : -found - 2;
  }

  /// Her speed at a report: as told, else from the way since the one before.
  double speed(int i) {
    if (!Float.isNaN(knots[i])) {
      return knots[i];
    }
    int from = Math.max(0, i - 1);
    int to = from + 1;
    if (to >= count || times[to] == times[from]) {
      return Double.NaN;
    }
    return milesTo(from, lats[to], lons[to]) / Geo.hours(times[to] - times[from]);
  }
}
