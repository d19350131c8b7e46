package org.entente.exchange.json;

import java.util.Map;

/// Writes a value back as it was read: members in their order, numbers as their text.
public final class JsonWriter {
  private JsonWriter() {}

  /// On one line, without spaces.
  public static String text(JsonValue value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(JsonValue value, StringBuilder out) {
    switch (value) {
      case JsonValue.Text text -> quote(text.value(), out);
      case JsonValue.Numeral number -> out.append(number.text());
      case JsonValue.Truth truth -> out.append(truth.value());
      case JsonValue.Null _ -> out.append("null");
      case JsonValue.Array array -> {
        out.append('[');
        for (int i = 0; i < array.items().size(); i++) {
          out.append(i == 0 ? "" : ",");
          write(array.items().get(i), out);
        }
        out.append(']');
      }
      case JsonValue.Members members -> {
        out.append('{');
        String before = "";
        for (Map.Entry<String, JsonValue> member : members.all().entrySet()) {
          out.append(before);
          quote(member.getKey(), out);
          out.append(':');
          write(member.getValue(), out);
          before = ",";
        }
        out.append('}');
      }
    }
  }

  private static void quote(String text, StringBuilder out) {
    int length = out.length();
    try {
      CanonicalJson.quote(text, out);
    } catch (IllegalArgumentException half) {
      out.setLength(length);
      escapeHalves(text, out);
    }
  }

  /// Half a surrogate pair has no UTF-8; as an escape it survives.
  private static void escapeHalves(String text, StringBuilder out) {
    out.append('"');
    text.codePoints()
        .forEach(
            c -> {
              if ((c >= 0xd800 && c < 0xe000) || c < 0x20 || c == '"' || c == '\\') {
                out.append(String.format("\\u%04x", c));
              } else {
                out.appendCodePoint(c);
              }
            });
    out.append('"');
  }
}
