package org.entente.exchange.taxii;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;

/// An object that somebody sent.
///
/// @param refusal why it isn't taken; empty when it may be
public record Arrival(String id, JsonValue.Members object, String refusal) {
  private static final Pattern ID =
      Pattern.compile(
          "[a-z0-9][a-z0-9-]{0,250}--[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /// Says why an object isn't taken, with an empty text when it is.
  @FunctionalInterface
  public interface Gate {
    String refusal(JsonValue.Members object);
  }

  /// The objects of an envelope. Throws [Refusal].
  static List<Arrival> ofEnvelope(byte[] body, Gate gate) {
    JsonValue document;
    try {
      document = JsonReader.parse("the body", body);
    } catch (BadInput e) {
      throw Refusal.badRequest("The body is no JSON: " + e.place() + ": " + e.reason());
    }
    if (!(document instanceof JsonValue.Members envelope)
        || !(envelope.get("objects") instanceof JsonValue.Array objects)
        || "bundle".equals(envelope.text("type"))) {
      throw unprocessable("The body must be an envelope with objects, not a bundle");
    }
    return of(objects.items(), gate);
  }

  /// Throws [Refusal] for an object that can't even be named in an answer.
  public static List<Arrival> of(List<JsonValue> objects, Gate gate) {
    if (objects.isEmpty()) {
      throw unprocessable("objects must not be empty");
    }
    List<Arrival> all = new ArrayList<>(objects.size());
    for (JsonValue one : objects) {
      if (!(one instanceof JsonValue.Members object)) {
        throw unprocessable("objects may hold objects only");
      }
      String id = object.text("id");
      String type = object.text("type");
      if (id == null || type == null || !ID.matcher(id).matches() || !id.startsWith(type + "--")) {
        throw unprocessable("every object needs a type and an id of that type");
      }
      all.add(new Arrival(id, object, gate.refusal(object)));
    }
    return all;
  }

  private static Refusal unprocessable(String description) {
    return new Refusal(422, "Unprocessable", description);
  }

  /// The text that names its version; empty when it has none of its own.
  public String version() {
    return object.optional("modified").or(() -> object.optional("created")).orElse("");
  }

  /// Objects of STIX 2.0 have no such property, observables of 2.1 may leave it out.
  public String specVersion() {
    return object
        .optional("spec_version")
        .orElse(
            object.has("created") && !"marking-definition".equals(object.text("type"))
                ? "2.0"
                : "2.1");
  }
}
