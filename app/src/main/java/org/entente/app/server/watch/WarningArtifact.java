package org.entente.app.server.watch;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.base.Hex;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.stix.Tlp;
import org.entente.exchange.stix.item.Draft;

/// A warning on its way to a partner: its exact bytes as an artifact of STIX, so that its
/// signature holds there, too. What it is for stands in its MIME type.
final class WarningArtifact {
  private static final String TYPE = "application/cap+xml";

  private WarningArtifact() {}

  static JsonValue.Members of(byte[] bytes, Tlp marking) {
    return Draft.observable("artifact")
        .set("mime_type", TYPE)
        .set("payload_bin", Base64.getEncoder().encodeToString(bytes))
        .set(
            "hashes",
            new JsonValue.Members(
                Map.of("SHA-256", JsonValue.of(Hex.encode(Merkle.sha256(bytes))))))
        .set("object_marking_refs", List.of(marking.id()))
        .build(new UUID(0, 0));
  }

  static String id(byte[] bytes) {
    return of(bytes, Tlp.AMBER).optional("id").orElseThrow();
  }

  /// The warning that an object carries; empty for any other object, and for bytes that aren't
  /// those of its hash.
  static Optional<byte[]> read(String json) {
    if (!json.contains(TYPE)
        || !(JsonReader.parse("the object", json) instanceof JsonValue.Members object)
        || !object.optional("type").orElse("").equals("artifact")
        || !object.optional("mime_type").orElse("").equals(TYPE)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(object.optional("payload_bin").orElse(""));
      String hash = object.members("hashes").optional("SHA-256").orElse("");
      return hash.equals(Hex.encode(Merkle.sha256(bytes))) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
