package org.entente.watch.ais;

import static org.entente.watch.ais.Field.explained;
import static org.entente.watch.ais.Field.flag;
import static org.entente.watch.ais.Field.meaning;
import static org.entente.watch.ais.Field.number;
import static org.entente.watch.ais.Field.rest;
import static org.entente.watch.ais.Field.scaled;
import static org.entente.watch.ais.Field.scaledSigned;
import static org.entente.watch.ais.Field.stamp;
import static org.entente.watch.ais.Field.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Where the fields of each message type stand (ITU-R M.1371-5, annex 8), bits counted from 0.
/// Types 6, 8, 25 and 26 go on with what an application defined: see [Applications].
final class Layouts {
  private static final int DEGREE = 600_000;
  private static final int COARSE_DEGREE = 600;
  private static final int NO_SPEED = 1023;
  private static final int FAST = 1022;

  /// By type; empty at 0.
  private static final List<List<Field>> ALL = all();

  private Layouts() {}

  /// A copied list of fields; lists stand for the fields in them.
  static List<Field> fields(Object... parts) {
    List<Field> fields = new ArrayList<>();
    for (Object part : parts) {
      switch (part) {
        case Field field -> fields.add(field);
        case List<?> list -> list.forEach(each -> fields.add((Field) each));
        default -> throw new IllegalArgumentException("no field: " + part);
      }
    }
    return List.copyOf(fields);
  }

  static List<Field> of(int type) {
    return ALL.get(type);
  }

  private static List<List<Field>> all() {
    List<List<Field>> all = new ArrayList<>();
    for (int type = 0; type <= 27; type++) {
      all.add(layout(type));
    }
    return List.copyOf(all);
  }

  private static List<Field> layout(int type) {
    return switch (type) {
      case 1, 2, 3 -> position();
      case 4, 11 -> base();
      case 5 -> particulars();
      case 6 ->
          fields(
              number("seqno", 38, 2),
              number("dest_mmsi", 40, 30),
              flag("retransmit", 70),
              number("dac", 72, 10),
              number("fid", 82, 6));
      case 7, 13 -> acknowledged();
      case 8 -> fields(number("dac", 40, 10), number("fid", 50, 6));
      case 9 -> aircraft();
      case 10 -> fields(number("dest_mmsi", 40, 30));
      case 12 ->
          fields(
              number("seqno", 38, 2),
              number("dest_mmsi", 40, 30),
              flag("retransmit", 70),
              rest("text", 72));
      case 14 -> fields(rest("text", 40));
      case 15 -> interrogation();
      case 16 -> assignment();
      case 17 -> correction();
      case 18 -> classB();
      case 19 -> extendedClassB();
      case 20 -> slots();
      case 21 -> aid();
      case 23 -> group();
      case 27 -> longRange();
      default -> List.of();
    };
  }

  static List<Field> place(int start) {
    return List.of(
        scaledSigned("lon", start, 28, DEGREE, 6), scaledSigned("lat", start + 28, 27, DEGREE, 6));
  }

  private static List<Field> coarsePlace(int start) {
    return List.of(
        scaledSigned("lon", start, 18, COARSE_DEGREE, 1),
        scaledSigned("lat", start + 18, 17, COARSE_DEGREE, 1));
  }

  static List<Field> size(int start) {
    return List.of(
        number("to_bow", start, 9),
        number("to_stern", start + 9, 9),
        number("to_port", start + 18, 6),
        number("to_starboard", start + 24, 6));
  }

  private static Field speed(int start, int divisor, int digits) {
    return new Field(
        "speed",
        (p, _, isScaled) -> {
          int raw = p.unsigned(start, 10);
          if (!isScaled) {
            return (long) raw;
          }
          return raw == NO_SPEED
              ? "nan"
              : raw == FAST ? "fast" : Field.rounded(raw, divisor, 0, digits);
        });
  }

  /// Degrees a minute: the square of turn/4.733, with its sign.
  private static Field turn() {
    return new Field(
        "turn",
        (p, _, isScaled) -> {
          int raw = p.signed(42, 8);
          if (!isScaled) {
            return (long) raw;
          }
          double root = raw / 4.733;
          return switch (raw) {
            case -128 -> "nan";
            case -127 -> "fastleft";
            case 127 -> "fastright";
            default -> BigDecimal.valueOf(Math.round(Math.signum(root) * root * root));
          };
        });
  }

  /// A message that ends early has a shorter radio state.
  private static Field radio() {
    return new Field("radio", (p, _, _) -> p.wide(149, Math.clamp(p.lengthBits() - 149L, 1, 19)));
  }

  private static List<Field> position() {
    return fields(
        explained("status", 38, 4, Legend.STATUS),
        turn(),
        speed(50, 10, 1),
        flag("accuracy", 60),
        place(61),
        scaled("course", 116, 12, 10, 0, 1),
        number("heading", 128, 9),
        number("second", 137, 6),
        number("maneuver", 143, 2),
        flag("raim", 148),
        radio());
  }

  private static List<Field> base() {
    return fields(
        stamp("timestamp", "%04d-%02d-%02dT%02d:%02d:%02dZ", 38, 14, 4, 5, 5, 6, 6),
        flag("accuracy", 78),
        place(79),
        explained("epfd", 134, 4, Legend.FIX),
        flag("raim", 148),
        number("radio", 149, 19));
  }

  private static List<Field> particulars() {
    return fields(
        number("imo", 40, 30),
        number("ais_version", 38, 2),
        text("callsign", 70, 7),
        text("shipname", 112, 20),
        explained("shiptype", 232, 8, Legend.SHIP),
        size(240),
        explained("epfd", 270, 4, Legend.FIX),
        stamp("eta", "%02d-%02dT%02d:%02dZ", 274, 4, 5, 5, 6),
        scaled("draught", 294, 8, 10, 0, 1),
        text("destination", 302, 20),
        number("dte", 422, 1));
  }

  private static List<Field> acknowledged() {
    return fields(
        number("mmsi1", 40, 30),
        number("mmsi2", 72, 30),
        number("mmsi3", 104, 30),
        number("mmsi4", 136, 30));
  }

  private static List<Field> aircraft() {
    return fields(
        number("alt", 38, 12),
        speed(50, 1, 0),
        flag("accuracy", 60),
        place(61),
        scaled("course", 116, 12, 10, 0, 1),
        number("second", 128, 6),
        number("regional", 134, 8),
        number("dte", 142, 1),
        flag("raim", 147),
        number("radio", 148, 20));
  }

  private static List<Field> interrogation() {
    return fields(
        number("mmsi1", 40, 30),
        number("type1_1", 70, 6),
        number("offset1_1", 76, 12),
        number("type1_2", 90, 6),
        number("offset1_2", 96, 12),
        number("mmsi2", 110, 30),
        number("type2_1", 140, 6),
        number("offset2_1", 146, 12));
  }

  private static List<Field> assignment() {
    return fields(
        number("mmsi1", 40, 30),
        number("offset1", 70, 12),
        number("increment1", 82, 10),
        number("mmsi2", 92, 30),
        number("offset2", 122, 12),
        number("increment2", 134, 10));
  }

  private static List<Field> correction() {
    return fields(coarsePlace(40), new Field("data", (p, _, _) -> p.hex(80, p.lengthBits())));
  }

  private static List<Field> classBMotion() {
    return fields(
        number("reserved", 38, 8),
        scaled("speed", 46, 10, 10, 0, 1),
        flag("accuracy", 56),
        place(57),
        scaled("course", 112, 12, 10, 0, 1),
        number("heading", 124, 9),
        number("second", 133, 6));
  }

  private static List<Field> classB() {
    return fields(
        classBMotion(),
        number("regional", 139, 2),
        flag("cs", 141),
        flag("display", 142),
        flag("dsc", 143),
        flag("band", 144),
        flag("msg22", 145),
        flag("raim", 147),
        number("radio", 148, 20));
  }

  private static List<Field> extendedClassB() {
    return fields(
        classBMotion(),
        number("regional", 139, 4),
        text("shipname", 143, 20),
        explained("shiptype", 263, 8, Legend.SHIP),
        size(271),
        explained("epfd", 301, 4, Legend.FIX),
        flag("raim", 305),
        number("dte", 306, 1),
        flag("assigned", 307));
  }

  private static List<Field> slots() {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int start = 40 + 30 * i;
      int nth = i + 1;
      fields.add(number("offset" + nth, start, 12));
      fields.add(number("number" + nth, start + 12, 4));
      fields.add(number("timeout" + nth, start + 16, 3));
      fields.add(number("increment" + nth, start + 19, 11));
    }
    return fields(fields);
  }

  private static List<Field> aid() {
    return fields(
        explained("aid_type", 38, 5, Legend.AID),
        new Field("name", (p, _, _) -> aidName(p)),
        flag("accuracy", 163),
        place(164),
        size(219),
        explained("epfd", 249, 4, Legend.FIX),
        number("second", 253, 6),
        number("regional", 260, 8),
        flag("off_position", 259),
        flag("raim", 268),
        flag("virtual_aid", 269));
  }

  /// Twenty characters and, where all are used, what stands behind the rest of the message.
  private static String aidName(Payload payload) {
    String name = payload.untrimmed(43, 20);
    if (name.length() == 20) {
      name += payload.untrimmed(272, payload.charactersFrom(272));
    }
    return name.stripTrailing();
  }

  private static List<Field> group() {
    return fields(
        corner("ne", 40),
        corner("sw", 75),
        explained("stationtype", 110, 4, Legend.STATION),
        explained("shiptype", 114, 8, Legend.SHIP),
        number("interval", 146, 4),
        number("quiet", 150, 4));
  }

  /// A corner of an area, scaled as text.
  static List<Field> corner(String name, int start) {
    return List.of(corner(name + "_lon", start, 18), corner(name + "_lat", start + 18, 17));
  }

  private static Field corner(String name, int start, int length) {
    return new Field(
        name,
        (p, _, isScaled) -> {
          long raw = p.signed(start, length);
          return isScaled ? Field.rounded(raw, COARSE_DEGREE, 0, 6).toPlainString() : (Object) raw;
        });
  }

  private static List<Field> longRange() {
    return fields(
        meaning("status", 40, 4, Legend.STATUS),
        flag("accuracy", 38),
        coarsePlace(44),
        number("speed", 79, 6),
        number("course", 85, 9),
        flag("raim", 39),
        flag("gnss", 94));
  }
}
