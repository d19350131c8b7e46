package org.entente.app.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.taxii.Refusal;
import org.entente.exchange.taxii.TaxiiRequest;
import org.jspecify.annotations.Nullable;

/// A request to our own routes.
///
/// @param path without its last `/`
/// @param key the header `Idempotency-Key`; null without one
/// @param longest how many bytes a body may have
/// @param headers each by its name
public record Asked(
    String method,
    String path,
    Map<String, List<String>> query,
    Who who,
    @Nullable String key,
    TaxiiRequest.Body body,
    long longest,
    Function<String, Optional<String>> headers) {
  private static final int LONGEST_KEY = 255;

  /// Throws [Refusal] for a key that can't be one.
  public Asked {
    if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
      throw Refusal.badRequest("Idempotency-Key must have 1 to " + LONGEST_KEY + " characters");
    }
  }

  /// The key among those for the same kind of request; null without one.
  public @Nullable String key(String kind) {
    return key == null ? null : kind + "/" + key;
  }

  /// Throws [Refusal] when it is given twice.
  public Optional<String> one(String name) {
    List<String> values = query.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw Refusal.badRequest(name + " is given more than once");
    }
    return values.stream().findFirst();
  }

  /// The request of a command on a node that stands.
  public static Asked here(
      String method, String path, Map<String, List<String>> query, byte[] body) {
    return new Asked(
        method,
        path,
        query,
        new Who.Admin(),
        null,
        _ -> body,
        Long.MAX_VALUE,
        _ -> Optional.empty());
  }

  /// Throws [Refusal] when it is no whole number of this range.
  public long number(String name, long otherwise, long least, long most) {
    Optional<String> text = one(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.get().matches("-?[0-9]{1,18}")) {
      throw Refusal.badRequest(name + " must be a whole number");
    }
    long number = Long.parseLong(text.get());
    if (number < least || number > most) {
      throw Refusal.badRequest(name + " must be from " + least + " to " + most);
    }
    return number;
  }

  /// Throws [Refusal] when the body is no JSON object.
  public JsonValue.Members object() {
    JsonValue document;
    try {
      document = JsonReader.parse("the body", body.read(longest));
    } catch (BadInput e) {
      throw Refusal.badRequest("The body is no JSON: " + e.place() + ": " + e.reason());
    }
    if (!(document instanceof JsonValue.Members members)) {
      throw unprocessable("The body must be an object");
    }
    return members;
  }

  public static Refusal unprocessable(String description) {
    return new Refusal(422, "Unprocessable", description);
  }
}
