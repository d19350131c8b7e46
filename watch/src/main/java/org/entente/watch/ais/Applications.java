package org.entente.watch.ais;

import static org.entente.watch.ais.Field.counted;
import static org.entente.watch.ais.Field.explained;
import static org.entente.watch.ais.Field.flag;
import static org.entente.watch.ais.Field.list;
import static org.entente.watch.ais.Field.number;
import static org.entente.watch.ais.Field.rest;
import static org.entente.watch.ais.Field.scaled;
import static org.entente.watch.ais.Field.scaledSigned;
import static org.entente.watch.ais.Field.stamp;
import static org.entente.watch.ais.Field.text;
import static org.entente.watch.ais.Layouts.fields;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What applications define within messages 6 and 8, by area code and function: IMO SN.1/Circ.
/// 236 and 289 (area 1), inland shipping (200), British and Irish aids (235, 250). What is not
/// here is given as its bits.
final class Applications {
  static final int MINUTE_THOUSANDTHS = 60_000;

  private static final Map<Integer, List<Field>> ADDRESSED =
      Map.ofEntries(
          Map.entry(key(1, 12), dangerousCargo()),
          Map.entry(key(1, 14), tides(93, 28, 27, 7, true)),
          Map.entry(key(1, 15), fields(number("airdraught", 88, 11))),
          Map.entry(key(1, 16), fields(number("persons", 88, 13))),
          Map.entry(key(1, 18), clearance()),
          Map.entry(key(1, 20), Berth.LAYOUT),
          Map.entry(key(1, 25), cargo()),
          Map.entry(key(1, 28), route(88)),
          Map.entry(key(1, 30), fields(number("linkage", 88, 10), rest("text", 98))),
          Map.entry(key(1, 32), tides(88, 25, 24, 8, false)),
          Map.entry(key(200, 21), arrival()),
          Map.entry(key(200, 22), lockTime()),
          Map.entry(key(200, 55), persons()),
          Map.entry(key(235, 10), aidState()),
          Map.entry(key(250, 10), aidState()));

  private static final Map<Integer, List<Field>> BROADCAST =
      Map.ofEntries(
          Map.entry(key(1, 11), Weather.OLD),
          Map.entry(key(1, 13), fairwayClosed()),
          Map.entry(key(1, 15), fields(number("airdraught", 56, 11))),
          Map.entry(key(1, 16), fields(number("persons", 56, 13))),
          Map.entry(key(1, 17), fields(new Field("targets", (p, _, s) -> targets(p, s)))),
          Map.entry(key(1, 19), signal()),
          Map.entry(key(1, 27), route(56)),
          Map.entry(key(1, 29), fields(number("linkage", 56, 10), rest("text", 66))),
          Map.entry(key(1, 31), Weather.NEW),
          Map.entry(key(200, 10), inlandShip()),
          Map.entry(key(200, 23), Weather.WARNING),
          Map.entry(key(200, 24), fields(text("country", 56, 2), gauges())),
          Map.entry(key(200, 40), signalState()));

  private Applications() {}

  private static int key(int area, int function) {
    return area << 6 | function;
  }

  /// The fields of message 6; null where its application is unknown or of another length.
  static @Nullable List<Field> addressed(Payload payload) {
    int key = payload.unsigned(72, 16);
    int must =
        switch (key >> 6) {
          case 200 ->
              switch (key & 63) {
                case 21 -> 248;
                case 22 -> 232;
                default -> 168;
              };
          case 235, 250 -> 136;
          default -> payload.lengthBits();
        };
    return payload.lengthBits() == must ? ADDRESSED.get(key) : null;
  }

  /// The same of message 8.
  static @Nullable List<Field> broadcast(Payload payload) {
    int key = payload.unsigned(40, 16);
    int length = payload.lengthBits();
    boolean isFit =
        switch (key >> 6) {
          case 200 -> length == ((key & 63) == 23 ? 256 : 168);
          case 1 -> (key & 63) != 16 || length == 72;
          default -> true;
        };
    boolean isHazard = key == key(200, 10) && payload.unsigned(141, 3) > 5;
    return isFit && !isHazard ? BROADCAST.get(key) : null;
  }

  static List<Field> smallPlace(String prefix, int start) {
    return List.of(
        scaledSigned(prefix + "lon", start, 25, MINUTE_THOUSANDTHS, 4),
        scaledSigned(prefix + "lat", start + 25, 24, MINUTE_THOUSANDTHS, 4));
  }

  private static List<Field> dangerousCargo() {
    return fields(
        text("lastport", 88, 5),
        stamp("departure", "%02d-%02dT%02d:%02dZ", 118, 4, 5, 5, 6),
        text("nextport", 138, 5),
        stamp("eta", "%02d-%02dT%02d:%02dZ", 168, 4, 5, 5, 6),
        text("dangerous", 188, 20),
        text("imdcat", 308, 4),
        number("unid", 332, 13),
        number("amount", 345, 10),
        number("unit", 355, 2));
  }

  /// Tidal windows: the older form has its latitude first.
  private static List<Field> tides(int size, int lonBits, int latBits, int speed, boolean isOld) {
    int lon = isOld ? latBits : 0;
    int lat = isOld ? 0 : lonBits;
    int rest = lonBits + latBits;
    List<Field> window =
        fields(
            scaledSigned("lon", lon, lonBits, MINUTE_THOUSANDTHS, 4),
            scaledSigned("lat", lat, latBits, MINUTE_THOUSANDTHS, 4),
            number("from_hour", rest, 5),
            number("from_min", rest + 5, 6),
            number("to_hour", rest + 11, 5),
            number("to_min", rest + 16, 6),
            number("cdir", rest + 22, 9),
            scaled("cspeed", rest + 31, speed, 10, 0, 1));
    return fields(
        number("month", 88, 4), number("day", 92, 5), list("tidals", 97, size, true, window));
  }

  private static List<Field> clearance() {
    return fields(
        number("linkage", 88, 10),
        stamp("arrival", "%02d-%02dT%02d:%02dZ", 98, 4, 5, 5, 6),
        text("portname", 118, 20),
        text("destination", 238, 5),
        smallPlace("", 268));
  }

  private static List<Field> cargo() {
    return fields(
        number("unit", 88, 2),
        number("amount", 90, 10),
        list("cargos", 100, 17, false, fields(number("code", 0, 4), number("subtype", 4, 13))));
  }

  private static List<Field> route(int start) {
    return fields(
        number("linkage", start, 10),
        number("sender", start + 10, 3),
        number("rtype", start + 13, 5),
        stamp("start", "%02d-%02dT%02d:%02dZ", start + 18, 4, 5, 5, 6),
        number("duration", start + 38, 18),
        counted("waypoints", start + 56, start + 61, 55, Layouts.place(0)));
  }

  private static List<Field> arrival() {
    return fields(
        lock(),
        stamp("eta", "%d-%dT%d:%d", 208, 4, 5, 5, 6),
        number("tugs", 228, 3),
        number("airdraught", 231, 12));
  }

  private static List<Field> lockTime() {
    return fields(lock(), stamp("eta", "%d-%dT%d:%d", 208, 4, 5, 5, 6), number("status", 228, 2));
  }

  private static List<Field> lock() {
    return fields(
        text("country", 88, 2),
        text("locode", 100, 3),
        text("section", 118, 5),
        text("terminal", 148, 5),
        text("hectometre", 178, 5));
  }

  private static List<Field> persons() {
    return fields(number("crew", 88, 8), number("passengers", 96, 13), number("personnel", 109, 8));
  }

  private static List<Field> aidState() {
    return fields(
        flag("off_pos", 131),
        flag("alarm", 122),
        number("stat_ext", 123, 8),
        scaled("ana_int", 88, 10, 20, 0, 2),
        scaled("ana_ext1", 98, 10, 20, 0, 2),
        scaled("ana_ext2", 108, 10, 20, 0, 2),
        explained("racon", 118, 2, Legend.RACON),
        explained("light", 120, 2, Legend.LIGHT));
  }

  private static List<Field> fairwayClosed() {
    return fields(
        text("reason", 56, 20),
        text("closefrom", 176, 20),
        text("closeto", 296, 20),
        number("radius", 416, 10),
        number("extunit", 426, 2),
        new Field("from", (p, _, _) -> dayFirst(p, 428)),
        new Field("to", (p, _, _) -> dayFirst(p, 448)));
  }

  private static String dayFirst(Payload p, int start) {
    return "%02d-%02dT%02d:%02d"
        .formatted(
            p.unsigned(start + 5, 4),
            p.unsigned(start, 5),
            p.unsigned(start + 9, 5),
            p.unsigned(start + 14, 6));
  }

  /// Ships that a traffic centre saw. How each is named depends on its first two bits.
  private static List<Object> targets(Payload payload, boolean isScaled) {
    List<Object> targets = new ArrayList<>();
    for (int at = 56; at <= payload.lengthBits(); at += 122) {
      Map<String, Object> target = new LinkedHashMap<>();
      int kind = payload.unsigned(at, 2);
      String name = Legend.IDENTITY.of(kind);
      target.put("idtype", (long) kind);
      target.put("idtype_text", name);
      target.put(
          name, kind < 2 ? String.valueOf(payload.wide(at + 12, 32)) : payload.text(at + 2, 7));
      int base = at;
      for (Field field : TARGET) {
        target.put(field.name(), field.reading().of(payload, base, isScaled));
      }
      targets.add(target);
    }
    return targets;
  }

  private static final List<Field> TARGET =
      fields(
          scaledSigned("lat", 48, 24, MINUTE_THOUSANDTHS, 4),
          scaledSigned("lon", 72, 25, MINUTE_THOUSANDTHS, 4),
          number("course", 97, 9),
          number("second", 106, 6),
          number("speed", 112, 10));

  private static List<Field> signal() {
    return fields(
        number("linkage", 56, 10),
        text("station", 66, 20),
        smallPlace("", 186),
        number("status", 235, 2),
        number("signal", 237, 5),
        number("hour", 242, 5),
        number("minute", 247, 6),
        number("nextsignal", 253, 5));
  }

  private static List<Field> inlandShip() {
    return fields(
        text("vin", 56, 8),
        number("length", 104, 13),
        number("beam", 117, 10),
        number("shiptype", 127, 14),
        explained("hazard", 141, 3, Legend.HAZARD),
        number("draught", 144, 11),
        explained("loaded", 155, 2, Legend.LOADED),
        flag("speed_q", 157),
        flag("course_q", 158),
        flag("heading_q", 159));
  }

  private static Field gauges() {
    return list(
        "gauges", 68, 25, false, fields(number("id", 0, 11), Field.signed("level", 11, 14)));
  }

  private static List<Field> signalState() {
    return fields(
        Layouts.place(56),
        number("form", 111, 4),
        number("facing", 115, 9),
        number("direction", 124, 3),
        number("status", 127, 30));
  }
}
