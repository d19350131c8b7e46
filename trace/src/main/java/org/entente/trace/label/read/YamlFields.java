package org.entente.trace.label.read;

import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.entente.base.BadInput;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/// YAML as fields of text. A scalar is its characters, never a number or a date that some rule of
/// YAML makes of them: an account written as 0x12… without quotes stays what it is.
final class YamlFields {
  private static final String MEND = "Mend the pack.";

  /// Characters; snakeyaml's own limit is below the size of real packs.
  private static final int MOST_CHARACTERS = 512 << 20;

  private static final YAMLFactory FACTORY =
      YAMLFactory.builder()
          .loadSettings(
              LoadSettings.builder()
                  .setCodePointLimit(MOST_CHARACTERS)
                  .setAllowDuplicateKeys(false)
                  .build())
          .build();

  private final JsonParser parser;
  private final Source source;

  private YamlFields(JsonParser parser, Source source) {
    this.parser = parser;
    this.source = source;
  }

  static YamlFields of(Reader text, Source source) {
    return new YamlFields(FACTORY.createParser(ObjectReadContext.empty(), text), source);
  }

  /// Line of what was read last, from 1.
  long line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private BadInput wrong(String reason) {
    return source.bad(line(), reason, MEND);
  }

  private @Nullable JsonToken next() {
    JsonToken token = parser.nextToken();
    if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      throw wrong("an alias ('*'), which packs don't use");
    }
    return token;
  }

  void beginMap(String what) {
    if (next() != JsonToken.START_OBJECT) {
      throw wrong(what + " begins with fields");
    }
  }

  void beginList(String what) {
    if (next() != JsonToken.START_ARRAY) {
      throw wrong(what + " is a list");
    }
  }

  /// The next field's name, or null at the end of the map.
  @Nullable String nextField() {
    return next() == JsonToken.PROPERTY_NAME ? parser.currentName() : null;
  }

  /// Begins the next map of a list; false at its end.
  boolean nextItem() {
    JsonToken token = next();
    if (token == JsonToken.END_ARRAY) {
      return false;
    }
    if (token != JsonToken.START_OBJECT) {
      throw wrong("an entry without fields");
    }
    return true;
  }

  /// A scalar as it is written; a list of scalars with commas between; "" for nothing.
  String text() {
    JsonToken token = next();
    if (token == JsonToken.VALUE_NULL) {
      return "";
    }
    if (token == JsonToken.START_ARRAY) {
      return String.join(",", items());
    }
    if (token == null || !token.isScalarValue()) {
      throw wrong("'" + parser.currentName() + "' is no text");
    }
    return scalar();
  }

  /// A list of scalars, or one scalar.
  List<String> list() {
    JsonToken token = next();
    return switch (token) {
      case START_ARRAY -> items();
      case VALUE_NULL -> List.of();
      case null, default -> {
        if (token == null || !token.isScalarValue()) {
          throw wrong("'" + parser.currentName() + "' is no list");
        }
        yield List.of(scalar());
      }
    };
  }

  private List<String> items() {
    List<String> items = new ArrayList<>();
    for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
      if (token == null || !token.isScalarValue()) {
        throw wrong("a list within a list");
      }
      items.add(scalar());
    }
    return items;
  }

  private String scalar() {
    return parser.getString().strip();
  }

  /// Passes over a value whole.
  void skip() {
    next();
    parser.skipChildren();
  }

  /// A value whole, in the text of JSON.
  String json() {
    StringBuilder out = new StringBuilder();
    value(next(), out);
    return out.toString();
  }

  private void value(@Nullable JsonToken token, StringBuilder out) {
    if (token == JsonToken.START_OBJECT) {
      String between = "{";
      for (String field = nextField(); field != null; field = nextField()) {
        out.append(between).append(quoted(field)).append(':');
        value(next(), out);
        between = ",";
      }
      out.append(between.equals("{") ? "{}" : "}");
    } else if (token == JsonToken.START_ARRAY) {
      String between = "[";
      for (JsonToken item = next(); item != JsonToken.END_ARRAY; item = next()) {
        out.append(between);
        value(item, out);
        between = ",";
      }
      out.append(between.equals("[") ? "[]" : "]");
    } else {
      out.append(token == JsonToken.VALUE_NULL ? "null" : quoted(scalar()));
    }
  }

  private static String quoted(String text) {
    return '"'
        + new String(tools.jackson.core.io.JsonStringEncoder.getInstance().quoteAsCharArray(text))
        + '"';
  }
}
