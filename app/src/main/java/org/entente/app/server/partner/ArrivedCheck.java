package org.entente.app.server.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.exchange.json.CanonicalJson;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.LogEntry;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.stix.check.Finding;
import org.entente.exchange.stix.check.StixCheck;
import org.entente.exchange.store.Inbox;
import org.jspecify.annotations.Nullable;

/// Whether an object that came is the one that its entry names, and one that we take.
public final class ArrivedCheck {
  private ArrivedCheck() {}

  public static Inbox.Arrived checked(String source, LogEntry entry, byte[] body, byte[] object)
      throws IOException {
    String refusal = refusal(source, entry, object);
    String json = refusal == null ? new String(object, UTF_8) : null;
    return new Inbox.Arrived(entry, body, json, refusal);
  }

  /// Why an object isn't taken; null when it is. Bytes with another hash are no object of this
  /// entry: they are asked for again.
  private static @Nullable String refusal(String source, LogEntry entry, byte[] bytes)
      throws IOException {
    if (!Hex.encode(Merkle.sha256(bytes)).equals(entry.sha256())) {
      throw new IOException(source + ": its object has another hash");
    }
    JsonValue value;
    try {
      value = JsonReader.parse(source, bytes);
      if (!Arrays.equals(CanonicalJson.text(value).getBytes(UTF_8), bytes)) {
        return "it isn't in RFC 8785 form";
      }
    } catch (BadInput e) {
      return e.reason();
    } catch (IllegalArgumentException _) {
      return "it has no RFC 8785 form";
    }
    if (!(value instanceof JsonValue.Members object) || !entry.id().equals(object.text("id"))) {
      return "it isn't the object that the entry names";
    }
    String version = object.optional("modified").or(() -> object.optional("created")).orElse("");
    if (!version.isEmpty() && !version.equals(entry.version())) {
      return "it isn't the version that the entry names";
    }
    List<Finding> errors = StixCheck.check(object).errors();
    return errors.isEmpty() ? null : errors.getFirst().path() + ": " + errors.getFirst().message();
  }
}
