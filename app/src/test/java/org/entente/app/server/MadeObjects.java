package org.entente.app.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.exchange.json.JsonValue;

/// Objects, bundles and actions for the tests of nodes.
public final class MadeObjects {
  public static final String CREATED = "2026-01-02T03:04:05.678Z";

  private MadeObjects() {}

  /// Without a marking when `marking` is empty.
  public static String indicator(int number, String name, String marking) {
    return """
    {"type":"indicator","spec_version":"2.1","id":"indicator--%08x-0000-4000-8000-000000000000",
    "created":"%s","modified":"%s","name":"%s","pattern":"[url:value = 'http://x.example/']",
    "pattern_type":"stix","valid_from":"%s"%s}\
    """
        .formatted(
            number,
            CREATED,
            CREATED,
            name,
            CREATED,
            marking.isEmpty() ? "" : ",\"object_marking_refs\":[\"" + marking + "\"]");
  }

  public static String bundle(List<String> objects) {
    return "{\"type\":\"bundle\",\"id\":\"bundle--00000000-0000-4000-8000-000000000001\",\"objects\":["
        + String.join(",", objects)
        + "]}";
  }

  /// What an administrator asks for: names and values by turns.
  public static JsonValue.Members action(String... namesAndValues) {
    Map<String, JsonValue> with = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      with.put(namesAndValues[i], JsonValue.of(namesAndValues[i + 1]));
    }
    return new JsonValue.Members(with);
  }
}
