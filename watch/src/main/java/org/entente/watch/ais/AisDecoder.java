package org.entente.watch.ais;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes messages apart to named fields, in gpsd's order, names, units and forms of text. One for
/// each stream: it keeps the first halves of messages 24 until the second ones come.
public final class AisDecoder {
  private static final int MOST_HALVES = 4096;
  private static final int AUXILIARY = 98;

  private final boolean isScaled;

  private final Map<Integer, String> halves =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, String> eldest) {
          return size() > MOST_HALVES;
        }
      };

  /// `isScaled`: in degrees, knots and metres; else the numbers as they were sent.
  public AisDecoder(boolean isScaled) {
    this.isScaled = isScaled;
  }

  /// The fields of a message that [AisReader] found whole; null where it is half of one.
  public @Nullable Map<String, Object> fields(Payload payload) {
    Map<String, Object> map = new LinkedHashMap<>();
    int type = payload.type();
    map.put("type", (long) type);
    map.put("repeat", payload.wide(6, 2));
    map.put("mmsi", (long) payload.mmsi());
    Field.fill(map, Layouts.of(type), payload, isScaled);
    switch (type) {
      case 6 -> application(map, Applications.addressed(payload), payload, 88);
      case 8 -> application(map, Applications.broadcast(payload), payload, 56);
      case 22 -> channels(map, payload);
      case 24 -> {
        return isJoined(map, payload) ? map : null;
      }
      case 25 -> binary(map, payload, payload.lengthBits());
      case 26 -> {
        int end = payload.lengthBits() - 20;
        binary(map, payload, end);
        // gpsd gives 0 always; what was sent stands beside it.
        map.put("radio", 0L);
        map.put("radio_sent", payload.wide(end, 20));
      }
      default -> {}
    }
    return map;
  }

  private void application(
      Map<String, Object> map, @Nullable List<Field> known, Payload payload, int start) {
    if (known == null) {
      map.put("data", payload.hex(start, payload.lengthBits()));
    } else {
      Field.fill(map, known, payload, isScaled);
    }
  }

  private static final List<Field> CHANNELS =
      List.of(
          Field.number("channel_a", 40, 12),
          Field.number("channel_b", 52, 12),
          Field.number("txrx", 64, 4),
          Field.flag("power", 68));
  private static final List<Field> SHIPS =
      List.of(Field.number("dest1", 69, 30), Field.number("dest2", 104, 30));
  private static final List<Field> AREA =
      Layouts.fields(Layouts.corner("ne", 69), Layouts.corner("sw", 104));
  private static final List<Field> BANDS =
      List.of(
          Field.flag("addressed", 139),
          Field.flag("band_a", 140),
          Field.flag("band_b", 141),
          Field.number("zonesize", 142, 3));

  /// To two ships, or to all in an area.
  private void channels(Map<String, Object> map, Payload payload) {
    Field.fill(map, CHANNELS, payload, isScaled);
    Field.fill(map, payload.flag(139) ? SHIPS : AREA, payload, isScaled);
    Field.fill(map, BANDS, payload, isScaled);
  }

  private static final List<Field> HALF_B =
      Layouts.fields(
          Field.explained("shiptype", 40, 8, Legend.SHIP),
          Field.text("vendorid", 48, 7),
          Field.number("model", 66, 4),
          Field.number("serial", 70, 20),
          Field.text("callsign", 90, 7));
  private static final List<Field> MOTHER = List.of(Field.number("mothership_mmsi", 132, 30));
  private static final List<Field> SIZE = Layouts.size(132);

  private boolean isJoined(Map<String, Object> map, Payload payload) {
    int mmsi = payload.mmsi();
    if (payload.unsigned(38, 2) == 0) {
      halves.put(mmsi, payload.text(40, 20));
      return false;
    }
    String name = halves.remove(mmsi);
    if (name == null) {
      return false;
    }
    map.put("shipname", name);
    Field.fill(map, HALF_B, payload, isScaled);
    boolean isAuxiliary = mmsi / 10_000_000 == AUXILIARY;
    Field.fill(map, isAuxiliary ? MOTHER : SIZE, payload, isScaled);
    return true;
  }

  private static void binary(Map<String, Object> map, Payload payload, int end) {
    boolean isAddressed = payload.flag(38);
    boolean isStructured = payload.flag(39);
    int behindShip = isAddressed ? 70 : 40;
    map.put("addressed", isAddressed);
    map.put("structured", isStructured);
    map.put("dest_mmsi", isAddressed ? payload.wide(40, 30) : 0L);
    map.put("app_id", isStructured ? payload.wide(behindShip, 16) : 0L);
    // gpsd takes whole bytes from here and then cuts the ship off: a few bits of the radio's state
    // may follow in the last byte.
    int taken = isStructured ? 56 : 40;
    int shown = taken + ((end - taken + 7) & -8);
    map.put("data", payload.hex(40 + Lengths.binaryHead(payload), end, shown));
  }

  /// Whether the message stands alone; false for a half of message 24. Counts as [#fields] does,
  /// without taking anything apart.
  public boolean isWhole(Payload payload) {
    if (payload.type() != 24) {
      return true;
    }
    if (payload.unsigned(38, 2) == 0) {
      halves.put(payload.mmsi(), "");
      return false;
    }
    return halves.remove(payload.mmsi()) != null;
  }
}
