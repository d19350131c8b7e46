package org.entente.watch.ais;

/// How many messages of each type came, of how many stations. Adding allocates nothing once its
/// table of stations is large enough.
public final class AisCount {
  private static final int TYPES = 28;
  private static final int FEW = 1 << 12;

  private final long[] types = new long[TYPES];
  private long messages;

  /// Stations by open addressing; MMSI + 1, 0 where it is free.
  private int[] stations = new int[FEW];

  private int stationCount;

  public void add(int type, int mmsi) {
    types[type]++;
    messages++;
    if (isNew(stations, mmsi + 1) && ++stationCount * 2 > stations.length) {
      int[] wider = new int[stations.length * 2];
      for (int station : stations) {
        if (station != 0) {
          isNew(wider, station);
        }
      }
      stations = wider;
    }
  }

  private static boolean isNew(int[] table, int station) {
    int mask = table.length - 1;
    int at = ((station * 0x9E3779B9) >>> 7) & mask;
    while (table[at] != 0) {
      if (table[at] == station) {
        return false;
      }
      at = (at + 1) & mask;
    }
    table[at] = station;
    return true;
  }

  public long ofType(int type) {
    return types[type];
  }

  public long messages() {
    return messages;
  }

  public int stations() {
    return stationCount;
  }
}
