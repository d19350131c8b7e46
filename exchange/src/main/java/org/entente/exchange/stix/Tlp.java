package org.entente.exchange.stix;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.entente.exchange.json.JsonValue;

/// The traffic light protocol, both versions: nine objects with fixed ids and content (2.1,
/// section 7.2.1, and FIRST's TLP 2.0), the only ones allowed. Wrong ids circulate, so content is
/// compared, too.
public enum Tlp {
  WHITE_1("613f2e26-407d-48c7-9eca-b8e91df99dc9", "TLP:WHITE", 1, "white"),
  GREEN_1("34098fce-860f-48ae-8e50-ebd3cc5e41da", "TLP:GREEN", 1, "green"),
  AMBER_1("f88d31f6-486f-44da-b317-01333bde0b82", "TLP:AMBER", 1, "amber"),
  RED_1("5e57c739-391a-4eb3-b6be-7d15ca92d5ed", "TLP:RED", 1, "red"),
  CLEAR("94868c89-83c2-464b-929b-a1a8aa3c8487", "TLP:CLEAR", 2, "clear"),
  GREEN("bab4a63c-aed9-4cf5-a766-dfca5abac2bb", "TLP:GREEN", 2, "green"),
  AMBER("55d920b0-5e8b-4f79-9ee9-91f868d9b421", "TLP:AMBER", 2, "amber"),
  AMBER_STRICT("939a9414-2ddd-4d32-a0cd-375ea402b003", "TLP:AMBER+STRICT", 2, "amber+strict"),
  RED("e828b379-4e03-4974-9ac4-e53a884c97c1", "TLP:RED", 2, "red");

  /// The extension that carries TLP 2.0.
  public static final String EXTENSION =
      "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

  private final String id;
  private final String shown;
  private final int version;
  private final String level;

  Tlp(String uuid, String shown, int version, String level) {
    this.id = "marking-definition--" + uuid;
    this.shown = shown;
    this.version = version;
    this.level = level;
  }

  public String id() {
    return id;
  }

  /// In small letters: `amber+strict`.
  public String level() {
    return level;
  }

  /// 1 or 2.
  public int version() {
    return version;
  }

  public static Optional<Tlp> ofId(String id) {
    return Arrays.stream(values()).filter(tlp -> tlp.id.equals(id)).findFirst();
  }

  /// The object as the standard prints it.
  public JsonValue.Members object() {
    Map<String, JsonValue> object = new LinkedHashMap<>();
    object.put("type", JsonValue.of("marking-definition"));
    object.put("spec_version", JsonValue.of("2.1"));
    object.put("id", JsonValue.of(id));
    object.put(
        "created",
        JsonValue.of(version == 1 ? "2017-01-20T00:00:00.000Z" : "2022-10-01T00:00:00.000Z"));
    if (version == 1) {
      object.put("definition_type", JsonValue.of("tlp"));
    }
    object.put("name", JsonValue.of(shown));
    if (version == 1) {
      object.put("definition", new JsonValue.Members(Map.of("tlp", JsonValue.of(level))));
    } else {
      Map<String, JsonValue> extension = new LinkedHashMap<>();
      extension.put("extension_type", JsonValue.of("property-extension"));
      extension.put("tlp_2_0", JsonValue.of(level));
      object.put(
          "extensions", new JsonValue.Members(Map.of(EXTENSION, new JsonValue.Members(extension))));
    }
    return new JsonValue.Members(object);
  }
}
