package org.entente.exchange.stix.cases;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.cases.CaseBook;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonValue.Members;
import org.entente.exchange.stix.item.Draft;

/// The exact bytes of evidence as an artifact.
final class ArtifactForm {
  private ArtifactForm() {}

  /// No artifact may be empty, so no bytes are a file of no length.
  static Members object(byte[] bytes, String sha256) {
    Draft draft =
        bytes.length == 0
            ? Draft.observable("file").set("size", JsonValue.of(0))
            : Draft.observable("artifact")
                .set("payload_bin", Base64.getEncoder().encodeToString(bytes));
    return draft
        .set("hashes", new Members(Map.of("SHA-256", JsonValue.of(sha256))))
        .build(new UUID(0, 0));
  }

  /// The bytes, if they have the hash that is written beside them.
  static Optional<byte[]> bytes(Members object) {
    try {
      byte[] bytes = Base64.getDecoder().decode(object.optional("payload_bin").orElse(""));
      boolean isSame =
          object
              .members("hashes")
              .optional("SHA-256")
              .filter(hash -> hash.equals(CaseBook.sha256(bytes)))
              .isPresent();
      return isSame ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
