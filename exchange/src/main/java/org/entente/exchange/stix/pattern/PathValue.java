package org.entente.exchange.stix.pattern;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.entente.base.Hex;
import org.entente.exchange.json.JsonValue;

/// A value found at a path, as comparisons see it.
sealed interface PathValue {
  record Text(String value) implements PathValue {}

  record Quantity(BigDecimal value) implements PathValue {}

  record Truth(boolean value) implements PathValue {}

  /// Of a property whose name ends in `_bin` or `_hex`: bytes, one char each.
  record Bytes(String latin) implements PathValue {}

  /// Null, a list, an object: equal to nothing.
  record Other() implements PathValue {}

  /// The value of a property called `name`.
  static PathValue of(String name, JsonValue value) {
    return switch (value) {
      case JsonValue.Text text -> text(name, text.value());
      case JsonValue.Numeral number -> new Quantity(number.value());
      case JsonValue.Truth truth -> new Truth(truth.value());
      case JsonValue.Null _, JsonValue.Array _, JsonValue.Members _ -> new Other();
    };
  }

  private static PathValue text(String name, String text) {
    try {
      if (name.endsWith("_hex")) {
        return bytes(Hex.decode(text));
      }
      if (name.endsWith("_bin")) {
        return bytes(Base64.getDecoder().decode(text));
      }
    } catch (IllegalArgumentException notAsItsNameSays) {
      return new Text(text);
    }
    return new Text(text);
  }

  private static Bytes bytes(byte[] bytes) {
    return new Bytes(new String(bytes, StandardCharsets.ISO_8859_1));
  }
}
