package org.entente.watch.ships;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entente.watch.ais.AisReader;
import org.entente.watch.ais.Payload;

/// What ships told of their places and names, with the receiver's times. Base stations, aids,
/// aircraft and places that are not available are left out.
public final class ShipLog {
  private static final double DEGREE = 600_000;
  private static final double COARSE_DEGREE = 600;
  private static final int NO_SPEED = 1023;
  private static final int COARSE_NO_SPEED = 63;
  private static final int NO_STATUS = 15;

  /// What a ship called herself at a time; empty or 0 where she did not say.
  record Told(long timeMs, String name, String callSign, int imo) {}

  private final Map<Integer, Fixes> fixes = new TreeMap<>();
  private final Map<Integer, List<Told>> names = new TreeMap<>();
  private long untimed;
  private long raw;

  /// Takes a message; true always, for it is one.
  public boolean add(Payload payload, long timeMs) {
    Mmsi.Kind kind = Mmsi.kind(payload.mmsi());
    if (kind != Mmsi.Kind.SHIP && kind != Mmsi.Kind.NONE && kind != Mmsi.Kind.CRAFT) {
      return true;
    }
    if (timeMs == AisReader.NO_TIME) {
      untimed++;
      return true;
    }
    switch (payload.type()) {
      case 1, 2, 3 -> place(payload, timeMs, 61, 50, payload.unsigned(38, 4));
      case 18 -> place(payload, timeMs, 57, 46, NO_STATUS);
      case 19 -> {
        place(payload, timeMs, 57, 46, NO_STATUS);
        name(payload, timeMs, payload.text(143, 20), "", 0);
      }
      case 27 -> farPlace(payload, timeMs);
      case 5 ->
          name(
              payload,
              timeMs,
              payload.text(112, 20),
              payload.text(70, 7),
              payload.unsigned(40, 30));
      case 24 -> {
        if (payload.unsigned(38, 2) == 0) {
          name(payload, timeMs, payload.text(40, 20), "", 0);
        } else {
          name(payload, timeMs, "", payload.text(90, 7), 0);
        }
      }
      default -> {}
    }
    return true;
  }

  private void place(Payload p, long timeMs, int lon, int speed, int status) {
    int raw10 = p.unsigned(speed, 10);
    float knots = raw10 == NO_SPEED ? Fixes.NO_SPEED : raw10 / 10f;
    place(
        p.mmsi(),
        timeMs,
        p.signed(lon + 28, 27) / DEGREE,
        p.signed(lon, 28) / DEGREE,
        knots,
        status);
  }

  private void farPlace(Payload p, long timeMs) {
    int speed = p.unsigned(79, 6);
    place(
        p.mmsi(),
        timeMs,
        p.signed(62, 17) / COARSE_DEGREE,
        p.signed(44, 18) / COARSE_DEGREE,
        speed == COARSE_NO_SPEED ? Fixes.NO_SPEED : speed,
        p.unsigned(40, 4));
  }

  /// Takes a place that is one on Earth; `knots` may be NaN, `status` is that of ITU-R M.1371.
  public void place(int mmsi, long timeMs, double lat, double lon, float knots, int status) {
    if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) {
      raw++;
      fixes.computeIfAbsent(mmsi, Fixes::new).add(timeMs, lat, lon, knots, status);
    }
  }

  private void name(Payload p, long timeMs, String name, String callSign, int imo) {
    name(p.mmsi(), timeMs, name, callSign, imo);
  }

  /// Takes what a station calls itself; empty or 0 where it does not say.
  public void name(int mmsi, long timeMs, String name, String callSign, int imo) {
    names.computeIfAbsent(mmsi, _ -> new ArrayList<>()).add(new Told(timeMs, name, callSign, imo));
  }

  /// Reports in the order of times, by station.
  Map<Integer, Fixes> fixes() {
    fixes.replaceAll((_, each) -> each.ordered());
    return fixes;
  }

  Map<Integer, List<Told>> names() {
    return names;
  }

  /// All that a station called itself, each once, in the order of first use.
  public record Called(int mmsi, List<String> names, List<String> callSigns, List<Integer> imos) {}

  /// Every station that was heard with a name or a place.
  public List<Called> called() {
    Set<Integer> all = new TreeSet<>(fixes.keySet());
    all.addAll(names.keySet());
    List<Called> called = new ArrayList<>();
    for (int mmsi : all) {
      List<Told> told = names.getOrDefault(mmsi, List.of());
      called.add(
          new Called(
              mmsi,
              told.stream().map(Told::name).filter(t -> !t.isEmpty()).distinct().toList(),
              told.stream().map(Told::callSign).filter(t -> !t.isEmpty()).distinct().toList(),
              told.stream().map(Told::imo).filter(imo -> imo != 0).distinct().toList()));
    }
    return called;
  }

  /// Messages of ships that had no time and could not be used.
  public long untimed() {
    return untimed;
  }

  /// Places with a time.
  public long places() {
    return raw;
  }
}
