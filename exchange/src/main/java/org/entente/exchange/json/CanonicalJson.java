package org.entente.exchange.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// The one form of a JSON value in which it is hashed and signed (RFC 8785): members by the
/// UTF-16 units of their names, numbers as ECMAScript writes them, the fewest escapes, text not
/// normalised.
public final class CanonicalJson {
  private CanonicalJson() {}

  /// Throws [IllegalArgumentException] for a number beyond the range of a double and for text
  /// with half a surrogate pair: neither has such a form.
  public static String text(JsonValue value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  public static byte[] bytes(JsonValue value) {
    return text(value).getBytes(StandardCharsets.UTF_8);
  }

  private static void write(JsonValue value, StringBuilder out) {
    switch (value) {
      case JsonValue.Text text -> quote(text.value(), out);
      case JsonValue.Numeral number -> out.append(number(number.text()));
      case JsonValue.Truth truth -> out.append(truth.value());
      case JsonValue.Null _ -> out.append("null");
      case JsonValue.Array array -> {
        String before = "[";
        for (JsonValue item : array.items()) {
          out.append(before);
          write(item, out);
          before = ",";
        }
        out.append(array.items().isEmpty() ? "[]" : "]");
      }
      case JsonValue.Members members -> {
        String before = "{";
        // String orders by UTF-16 units.
        for (Map.Entry<String, JsonValue> member : new TreeMap<>(members.all()).entrySet()) {
          out.append(before);
          quote(member.getKey(), out);
          out.append(':');
          write(member.getValue(), out);
          before = ",";
        }
        out.append(members.all().isEmpty() ? "{}" : "}");
      }
    }
  }

  /// Writes `text` with quotation marks and the escapes that JSON demands, no others.
  static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < 0x20) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            checkPair(text, i);
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private static void checkPair(String text, int at) {
    char c = text.charAt(at);
    boolean whole = true;
    if (Character.isHighSurrogate(c)) {
      whole = at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
    } else if (Character.isLowSurrogate(c)) {
      whole = at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
    if (!whole) {
      throw new IllegalArgumentException("half a surrogate pair at " + at);
    }
  }

  /// ECMAScript's Number::toString (ECMA-262, 6.1.6.1.20) of the double nearest to `text`.
  static String number(String text) {
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw new IllegalArgumentException("beyond the range of a double: " + text);
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal shortest = shortest(Math.abs(value));
    String digits = shortest.unscaledValue().toString();
    int point = digits.length() - shortest.scale();
    return (value < 0 ? "-" : "") + layout(digits, point);
  }

  /// Since JDK 19 toString gives the shortest digits that lead back to the double, but two at
  // least.
  private static BigDecimal shortest(double value) {
    BigDecimal two = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (two.precision() == 2) {
      BigDecimal one = two.round(new MathContext(1, RoundingMode.HALF_EVEN));
      if (one.doubleValue() == value) {
        return one.stripTrailingZeros();
      }
    }
    return two;
  }

  /// The digits with the point behind the first `point` of them.
  private static String layout(String digits, int point) {
    if (digits.length() <= point && point <= 21) {
      return digits + "0".repeat(point - digits.length());
    }
    if (0 < point && point <= 21) {
      return digits.substring(0, point) + "." + digits.substring(point);
    }
    if (-6 < point && point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    int exponent = point - 1;
    String sign = exponent < 0 ? "e-" : "e+";
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return mantissa + sign + Math.abs(exponent);
  }
}
