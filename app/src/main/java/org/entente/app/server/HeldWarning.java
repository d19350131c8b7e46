package org.entente.app.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.store.Warnings;
import org.entente.exchange.taxii.TaxiiTime;
import org.entente.watch.warning.CapArea;
import org.entente.watch.warning.CapMessage;
import org.entente.watch.warning.CapPart;
import org.entente.watch.warning.Outgoing;

/// A warning that this node keeps, read once, with the frame by which every subscriber gets it.
///
/// @param authority empty for the sender's own word, proven; else the way it came
/// @param frame of an event stream
@SuppressWarnings("ArrayRecordComponent") // never compared
public record HeldWarning(
    long number,
    long atMicros,
    String authority,
    String origin,
    String sha256,
    String signature,
    Outgoing alert,
    byte[] frame) {
  static HeldWarning of(Warnings.Kept kept) {
    Outgoing alert = Outgoing.of("warning " + kept.number(), kept.bytes());
    HeldWarning bare =
        new HeldWarning(
            kept.number(),
            kept.atMicros(),
            kept.authority(),
            kept.origin(),
            kept.sha256(),
            kept.signature(),
            alert,
            new byte[0]);
    String data = JsonWriter.text(bare.json());
    String frame = "event: warning\nid: " + kept.number() + "\ndata: " + data + "\n\n";
    return new HeldWarning(
        bare.number,
        bare.atMicros,
        bare.authority,
        bare.origin,
        bare.sha256,
        bare.signature,
        alert,
        frame.getBytes(UTF_8));
  }

  public CapMessage message() {
    return alert.message();
  }

  /// What of it tells people whether to look closer.
  public JsonValue.Members json() {
    CapMessage message = message();
    Map<String, JsonValue> told = new LinkedHashMap<>();
    told.put("number", JsonValue.of(number));
    told.put("sha256", JsonValue.of(sha256));
    told.put("sender", JsonValue.of(message.key().sender()));
    told.put("identifier", JsonValue.of(message.key().identifier()));
    told.put("sent", time(message.key().sent()));
    told.put("status", JsonValue.of(message.status().word()));
    told.put("msgType", JsonValue.of(message.kind().word()));
    told.put("scope", JsonValue.of(message.scope().word()));
    told.put("recorded", JsonValue.of(TaxiiTime.text(atMicros)));
    told.put("authority", JsonValue.of(authority.isEmpty() ? "proven" : authority));
    told.put("origin", JsonValue.of(origin));
    told.put("signature", JsonValue.of(signature));
    List<JsonValue> references =
        message.references().stream()
            .<JsonValue>map(key -> JsonValue.of(key.sender() + "," + key.identifier()))
            .toList();
    told.put("references", new JsonValue.Array(references));
    told.put(
        "infos",
        new JsonValue.Array(alert.infos().stream().<JsonValue>map(HeldWarning::json).toList()));
    return new JsonValue.Members(told);
  }

  private static JsonValue time(Instant time) {
    return JsonValue.of(time.toString());
  }

  private static JsonValue json(CapPart part) {
    Map<String, JsonValue> told = new LinkedHashMap<>();
    told.put("language", JsonValue.of(part.language()));
    told.put("event", JsonValue.of(part.event()));
    told.put("urgency", JsonValue.of(part.urgency()));
    told.put("severity", JsonValue.of(part.severity()));
    told.put("certainty", JsonValue.of(part.certainty()));
    told.put("response", JsonValue.texts(part.responses()));
    told.put("headline", JsonValue.of(part.headline()));
    told.put("instruction", JsonValue.of(part.instruction()));
    Instant expires = part.expires();
    told.put("expires", expires == null ? new JsonValue.Null() : time(expires));
    told.put("areas", JsonValue.texts(part.areas().stream().map(CapArea::text).toList()));
    return new JsonValue.Members(told);
  }
}
