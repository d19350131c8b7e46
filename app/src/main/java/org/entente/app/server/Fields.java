package org.entente.app.server;

import java.util.Map;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// The fields of a JSON object that is being made.
public final class Fields {
  private Fields() {}

  /// Adds a field as text; a field that isn't there stays away.
  public static void put(Map<String, JsonValue> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, JsonValue.of(value.toString()));
    }
  }
}
