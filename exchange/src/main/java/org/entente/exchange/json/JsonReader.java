package org.entente.exchange.json;

import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.base.BadInput;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON from outside, bounded in depth and size. A member name that comes twice makes the
/// document invalid (RFC 7493): readers disagree which of the two counts, and an attacker would
/// choose.
public final class JsonReader implements AutoCloseable {
  /// Deeper than any real document; shallow enough that recursion never fills a stack.
  public static final int DEPTH = 100;

  private static final int NAME_LENGTH = 10_000;
  private static final int NUMBER_LENGTH = 1_000;
  private static final int STRING_LENGTH = 64 << 20;

  /// Values in one piece that is held in memory.
  private static final int VALUES = 5_000_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH)
                  .maxNameLength(NAME_LENGTH)
                  .maxNumberLength(NUMBER_LENGTH)
                  .maxStringLength(STRING_LENGTH)
                  .build())
          .build();

  /// Receives the objects of a document that is too large to hold.
  public interface Pieces {
    /// One object, of a bundle or on its own; or whatever stands where one should.
    void take(JsonValue object) throws IOException;

    /// A bundle ended; `head` is all of it but its list of `count` objects; -1 without a list.
    void endBundle(JsonValue.Members head, int count) throws IOException;
  }

  private final String name;
  private final JsonParser parser;
  private int values;

  /// `name` is what errors call the document.
  public JsonReader(String name, InputStream in) {
    this.name = name;
    this.parser = FACTORY.createParser(ObjectReadContext.empty(), in);
  }

  /// The whole document. Throws [BadInput].
  public static JsonValue parse(String name, byte[] bytes) {
    try (JsonReader reader = new JsonReader(name, new ByteArrayInputStream(bytes))) {
      return reader.document();
    } catch (IOException e) {
      throw new IllegalStateException("memory can be read", e);
    }
  }

  public static JsonValue parse(String name, String text) {
    return parse(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /// The whole document. Throws [BadInput].
  public JsonValue document() throws IOException {
    try {
      parser.nextToken();
      JsonValue value = value();
      end();
      return value;
    } catch (JacksonException e) {
      throw refused(e);
    }
  }

  /// Hands out the objects of a bundle, of a list of bundles and objects, or the one object,
  /// holding one at a time. Throws [BadInput].
  public void pieces(Pieces pieces) throws IOException {
    try {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          piece(pieces);
        }
      } else {
        piece(pieces);
      }
      end();
    } catch (JacksonException e) {
      throw refused(e);
    }
  }

  private void piece(Pieces pieces) throws IOException {
    values = 0;
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      pieces.take(value());
      return;
    }
    Map<String, JsonValue> members = new LinkedHashMap<>();
    int streamed = -1;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String member = parser.currentName();
      JsonToken token = parser.nextToken();
      boolean isBundle = members.get("type") instanceof JsonValue.Text text && isBundle(text);
      if (member.equals("objects") && token == JsonToken.START_ARRAY && isBundle) {
        streamed = objects(pieces);
      } else {
        members.put(member, value());
      }
    }
    whole(new JsonValue.Members(members), streamed, pieces);
  }

  private static boolean isBundle(JsonValue.Text type) {
    return type.value().equals("bundle");
  }

  private int objects(Pieces pieces) throws IOException {
    int count = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      count++;
      values = 0;
      pieces.take(value());
    }
    return count;
  }

  /// A bundle whose type came after its objects was held whole.
  private static void whole(JsonValue.Members members, int streamed, Pieces pieces)
      throws IOException {
    if (!(members.get("type") instanceof JsonValue.Text type && isBundle(type))) {
      pieces.take(members);
      return;
    }
    if (members.get("objects") instanceof JsonValue.Array late) {
      for (JsonValue object : late.items()) {
        pieces.take(object);
      }
      pieces.endBundle(members.without("objects"), late.items().size());
    } else {
      pieces.endBundle(members, streamed);
    }
  }

  private void end() {
    if (parser.nextToken() != null) {
      throw bad("something follows the end of the document", "Give one JSON document a file");
    }
  }

  private JsonValue value() {
    if (++values > VALUES) {
      throw bad("more than " + VALUES + " values in one object", "Split it");
    }
    JsonToken token = parser.currentToken();
    return switch (token) {
      case null -> throw bad("the document is empty or ends too early", "Give whole JSON");
      case START_OBJECT -> members();
      case START_ARRAY -> array();
      case VALUE_STRING -> new JsonValue.Text(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
      case VALUE_TRUE -> new JsonValue.Truth(true);
      case VALUE_FALSE -> new JsonValue.Truth(false);
      case VALUE_NULL -> new JsonValue.Null();
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw bad("no JSON value: " + token, "Give valid JSON");
    };
  }

  /// A number whose exponent is beyond any double would make exact arithmetic on it endless.
  private JsonValue number() {
    String text = parser.getString();
    int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
    if (exponent >= 0 && text.length() - exponent > 5) {
      throw bad("the number " + text + " is beyond all measure", "Write it in fewer digits");
    }
    return new JsonValue.Numeral(text);
  }

  private JsonValue members() {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String member = parser.currentName();
      parser.nextToken();
      members.put(member, value());
    }
    return new JsonValue.Members(members);
  }

  private JsonValue array() {
    List<JsonValue> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value());
    }
    return new JsonValue.Array(items);
  }

  private BadInput bad(String reason, String next) {
    return new BadInput(name, place(), reason, next);
  }

  private String place() {
    var at = parser.currentLocation();
    return "line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  private RuntimeException refused(JacksonException e) throws IOException {
    if (e instanceof JacksonIOException io) {
      IOException cause = cause(io);
      if (cause instanceof CharConversionException) {
        return new BadInput(name, place(), "it is no UTF-8", "Save it as UTF-8", e);
      }
      throw cause;
    }
    String reason = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("no JSON");
    return new BadInput(name, place(), "this is no valid JSON: " + reason, "Correct it", e);
  }

  @Override
  public void close() throws IOException {
    try {
      parser.close();
    } catch (JacksonIOException e) {
      throw cause(e);
    }
  }

  private static IOException cause(JacksonIOException e) {
    IOException cause = e.getCause();
    return cause == null ? new IOException(e) : cause;
  }
}
