package org.entente.watch.ais;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One named value of a message, as gpsd names and rounds it.
record Field(String name, Reading reading) {
  /// Reads the value; `base` is added to where the field stands, for elements of a list.
  interface Reading {
    Object of(Payload payload, int base, boolean isScaled);
  }

  static Field number(String name, int start, int length) {
    return new Field(name, (p, base, _) -> p.wide(base + start, length));
  }

  static Field signed(String name, int start, int length) {
    return new Field(name, (p, base, _) -> (long) p.signed(base + start, length));
  }

  static Field flag(String name, int bit) {
    return new Field(name, (p, base, _) -> p.flag(base + bit));
  }

  static Field text(String name, int start, int characters) {
    return new Field(name, (p, base, _) -> p.text(base + start, characters));
  }

  static Field rest(String name, int start) {
    return new Field(name, (p, _, _) -> p.text(start, p.charactersFrom(start)));
  }

  static Field constant(String name, Object value) {
    return new Field(name, (_, _, _) -> value);
  }

  /// `raw / divisor + offset` to `digits` decimals, rounded as a double is printed.
  static Field scaled(String name, int start, int length, int divisor, int offset, int digits) {
    return new Field(
        name,
        (p, base, isScaled) -> {
          long raw = p.wide(base + start, length);
          return isScaled ? rounded(raw, divisor, offset, digits) : raw;
        });
  }

  static Field scaledSigned(String name, int start, int length, int divisor, int digits) {
    return new Field(
        name,
        (p, base, isScaled) -> {
          long raw = p.signed(base + start, length);
          return isScaled ? rounded(raw, divisor, 0, digits) : raw;
        });
  }

  private static final long[] TENS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

  /// In whole numbers; only where it lies in the middle is it asked to which side a double falls.
  static BigDecimal rounded(long raw, int divisor, int offset, int digits) {
    long scaled = (raw + (long) offset * divisor) * TENS[digits];
    long floor = Math.floorDiv(scaled, (long) divisor);
    long twice = 2 * (scaled - floor * divisor);
    if (twice == divisor) {
      return rounded((double) raw / divisor + offset, digits);
    }
    return BigDecimal.valueOf(twice > divisor ? floor + 1 : floor, digits);
  }

  private static BigDecimal rounded(double value, int digits) {
    return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN);
  }

  /// The number itself, and what it means beside it.
  static List<Field> explained(String name, int start, int length, Legend legend) {
    return List.of(
        number(name, start, length),
        new Field(name + "_text", (p, base, _) -> legend.of(p.unsigned(base + start, length))));
  }

  /// What it means, or unscaled the number.
  static Field meaning(String name, int start, int length, Legend legend) {
    return new Field(
        name,
        (p, base, isScaled) -> {
          int raw = p.unsigned(base + start, length);
          return isScaled ? legend.of(raw) : (Object) (long) raw;
        });
  }

  /// Numbers of the given lengths, one behind the other from `start`, in a pattern such as
  /// "%02d-%02dT%02d:%02dZ".
  static Field stamp(String name, String pattern, int start, int... lengths) {
    return new Field(
        name,
        (p, base, _) -> {
          Object[] values = new Object[lengths.length];
          int at = base + start;
          for (int i = 0; i < lengths.length; i++) {
            values[i] = p.unsigned(at, lengths[i]);
            at += lengths[i];
          }
          return String.format(Locale.ROOT, pattern, values);
        });
  }

  /// Elements of `size` bits from `start` as long as the next one begins before the end. As gpsd
  /// has it, one may begin right at the end where `isAtEnd`.
  static Field list(String name, int start, int size, boolean isAtEnd, List<Field> element) {
    return new Field(
        name,
        (p, _, isScaled) -> {
          List<Object> elements = new ArrayList<>();
          int end = p.lengthBits() + (isAtEnd ? 1 : 0);
          for (int at = start; at < end; at += size) {
            elements.add(map(element, p, at, isScaled));
          }
          return elements;
        });
  }

  /// As many elements as `countStart` says.
  static Field counted(String name, int countStart, int start, int size, List<Field> element) {
    return new Field(
        name,
        (p, _, isScaled) -> {
          List<Object> elements = new ArrayList<>();
          int count = p.unsigned(countStart, 5);
          for (int i = 0; i < count; i++) {
            elements.add(map(element, p, start + size * i, isScaled));
          }
          return elements;
        });
  }

  private static Map<String, Object> map(
      List<Field> fields, Payload payload, int base, boolean isScaled) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Field field : fields) {
      map.put(field.name, field.reading.of(payload, base, isScaled));
    }
    return map;
  }

  /// Adds what each of `fields` says.
  static void fill(Map<String, Object> map, List<Field> fields, Payload payload, boolean isScaled) {
    for (Field field : fields) {
      map.put(field.name, field.reading.of(payload, 0, isScaled));
    }
  }
}
