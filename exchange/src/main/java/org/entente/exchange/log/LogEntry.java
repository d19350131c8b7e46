package org.entente.exchange.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.entente.base.BadInput;
import org.entente.exchange.json.CanonicalJson;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// A line of a log: what was done with which version of which object. The object stands beside
/// the log under its hash, since an entry has at most 65,535 bytes.
///
/// @param at the sender's time, RFC 3339
/// @param sha256 of the released object's RFC 8785 bytes, in hex
/// @param purpose the word for what it is given for; null: unsaid
/// @param until when it must be gone, RFC 3339; null: unsaid
/// @param why the word for why something is taken back or given in its place; null: unsaid
/// @param by the SHA-256 of what is given in place of what is taken back; null: nothing
public record LogEntry(
    Action action,
    String at,
    String id,
    String version,
    String sha256,
    @Nullable String purpose,
    @Nullable String until,
    @Nullable String why,
    @Nullable String by) {
  public LogEntry(Action action, String at, String id, String version, String sha256) {
    this(action, at, id, version, sha256, null, null, null, null);
  }

  /// What can be done.
  public enum Action {
    RELEASE,
    REVOKE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int LONGEST_TEXT = 400;

  /// RFC 8785.
  public byte[] bytes() {
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("action", JsonValue.of(action.word()));
    all.put("at", JsonValue.of(at));
    if (by != null) {
      all.put("by", JsonValue.of(by));
    }
    all.put("id", JsonValue.of(id));
    if (purpose != null) {
      all.put("purpose", JsonValue.of(purpose));
    }
    all.put("sha256", JsonValue.of(sha256));
    if (until != null) {
      all.put("until", JsonValue.of(until));
    }
    all.put("version", JsonValue.of(version));
    if (why != null) {
      all.put("why", JsonValue.of(why));
    }
    return CanonicalJson.text(new JsonValue.Members(all)).getBytes(StandardCharsets.UTF_8);
  }

  /// Throws [BadInput] for what is no entry or isn't written canonically. More members may be
  /// there.
  public static LogEntry parse(String source, byte[] bytes) {
    if (!(JsonReader.parse(source, bytes) instanceof JsonValue.Members all)) {
      throw bad(source, "it is no object");
    }
    byte[] canonical;
    try {
      canonical = CanonicalJson.text(all).getBytes(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw bad(source, e.getMessage() == null ? "it has no canonical form" : e.getMessage());
    }
    if (!Arrays.equals(canonical, bytes)) {
      throw bad(source, "it isn't in RFC 8785 form");
    }
    String hash = text(source, all, "sha256");
    if (!hash.matches("[0-9a-f]{64}")) {
      throw bad(source, "sha256 must be 64 hex digits");
    }
    return new LogEntry(
        action(source, text(source, all, "action")),
        text(source, all, "at"),
        text(source, all, "id"),
        text(source, all, "version"),
        hash,
        all.has("purpose") ? text(source, all, "purpose") : null,
        all.has("until") ? text(source, all, "until") : null,
        all.has("why") ? text(source, all, "why") : null,
        all.has("by") ? text(source, all, "by") : null);
  }

  private static Action action(String source, String word) {
    return Arrays.stream(Action.values())
        .filter(action -> action.word().equals(word))
        .findFirst()
        .orElseThrow(() -> bad(source, "action must be release or revoke"));
  }

  private static String text(String source, JsonValue.Members all, String name) {
    String text = all.text(name);
    if (text == null || text.length() > LONGEST_TEXT) {
      throw bad(source, name + " is missing or too long");
    }
    return text;
  }

  private static BadInput bad(String source, String reason) {
    return new BadInput(source, "", reason, "Ask the log's owner: the entry is wrong");
  }
}
