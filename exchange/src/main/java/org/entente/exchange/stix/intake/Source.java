package org.entente.exchange.stix.intake;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonValue.Members;
import org.entente.exchange.stix.item.Draft;

/// Who vouches for what is brought in. One name is one identity, whenever it comes.
public final class Source {
  private Source() {}

  public static Members named(String name) {
    return identity(MadeId.named("identity", name), name);
  }

  static Members identity(String id, String name) {
    Map<String, JsonValue> object = new LinkedHashMap<>();
    String never = Draft.time(Instant.EPOCH);
    object.put("type", JsonValue.of("identity"));
    object.put("spec_version", JsonValue.of("2.1"));
    object.put("id", JsonValue.of(id));
    object.put("created", JsonValue.of(never));
    object.put("modified", JsonValue.of(never));
    object.put("name", JsonValue.of(name));
    object.put("identity_class", JsonValue.of("organization"));
    return new Members(object);
  }
}
