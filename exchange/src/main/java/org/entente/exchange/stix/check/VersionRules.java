package org.entente.exchange.stix.check;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.entente.exchange.json.CanonicalJson;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.stix.StixTime;
import org.jspecify.annotations.Nullable;

/// Rules between the objects of one file (2.1, section 3.6): a version has one content, only the
/// creator makes versions, what is revoked stays so, `created` never changes.
final class VersionRules {
  /// Objects that are remembered; what comes after is only checked for itself.
  private static final int REMEMBERED = 5_000_000;

  private record First(
      @Nullable String created, @Nullable String creator, Map<String, Long> contents) {
    boolean isFirst() {
      return contents.isEmpty();
    }
  }

  private final Findings findings;
  private final Map<String, First> known = new HashMap<>();
  private final Map<String, StixTime> revoked = new HashMap<>();
  private final Map<String, StixTime> latest = new HashMap<>();

  VersionRules(Findings findings) {
    this.findings = findings;
  }

  void check(JsonValue.Members object) {
    String id = object.text("id");
    if (id == null || known.size() >= REMEMBERED) {
      return;
    }
    String version = object.optional("modified").or(() -> object.optional("created")).orElse("");
    First first =
        known.computeIfAbsent(
            id,
            _ ->
                new First(object.text("created"), object.text("created_by_ref"), new HashMap<>(2)));
    if (!first.isFirst()) {
      compare(object, first, version);
    }
    first.contents().putIfAbsent(version, digest(object));
    revocation(id, object);
  }

  private void compare(JsonValue.Members object, First first, String version) {
    Long content = first.contents().get(version);
    if (content != null) {
      if (content == digest(object)) {
        findings.warning("", "version", "the same object comes twice");
      } else if (object.has("modified") || "marking-definition".equals(object.text("type"))) {
        findings.error("", "version", "a second content under one id and version");
      } else {
        findings.warning("", "version", "a second content under one id");
      }
      return;
    }
    if (!Optional.ofNullable(first.created()).equals(object.optional("created"))) {
      findings.error("created", "version", "created differs from that of another version");
    }
    if (!Optional.ofNullable(first.creator()).equals(object.optional("created_by_ref"))) {
      findings.error("created_by_ref", "version", "only the creator makes versions");
    }
  }

  private void revocation(String id, JsonValue.Members object) {
    Optional<StixTime> modified = object.optional("modified").flatMap(StixTime::of);
    if (modified.isEmpty()) {
      return;
    }
    boolean revokes = object.get("revoked") instanceof JsonValue.Truth truth && truth.value();
    StixTime end = revoked.get(id);
    StixTime last = latest.get(id);
    if (end != null && modified.get().compareTo(end) > 0) {
      findings.error("modified", "version", "a version after the object was revoked");
    }
    if (revokes && last != null && last.compareTo(modified.get()) > 0) {
      findings.error("modified", "version", "another version is later than this revocation");
    }
    if (revokes) {
      revoked.putIfAbsent(id, modified.get());
    }
    if (last == null || last.compareTo(modified.get()) < 0) {
      latest.put(id, modified.get());
    }
  }

  private static long digest(JsonValue.Members object) {
    String text;
    try {
      text = CanonicalJson.text(object);
    } catch (IllegalArgumentException noCanonicalForm) {
      text = object.toString();
    }
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes)).getLong();
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
