package org.entente.app.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.store.Answered;
import org.entente.exchange.taxii.TaxiiAnswer;
import org.jspecify.annotations.Nullable;

/// What goes back for one request.
///
/// @param detail what the audit says of it beside the path; goes to nobody else
/// @param flow what goes piece by piece instead of the body; null for most
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Answer(
    int status, Map<String, String> headers, byte[] body, String detail, @Nullable Flow flow) {
  private static final String TYPE = "Content-Type";

  /// Writes an answer that is long, or goes on.
  @FunctionalInterface
  public interface Flow {
    void into(OutputStream out) throws IOException;
  }

  public Answer(int status, Map<String, String> headers, byte[] body) {
    this(status, headers, body, "", null);
  }

  public Answer with(String told) {
    return new Answer(status, headers, body, told, flow);
  }

  /// Server-sent events (WHATWG HTML, section 9.2), which no proxy on the way may hold back.
  public static Answer events(Flow flow) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "text/event-stream");
    headers.put("X-Accel-Buffering", "no");
    return flowing(headers, flow);
  }

  public static Answer flowing(Map<String, String> headers, Flow flow) {
    return new Answer(200, headers, new byte[0], "", flow);
  }

  /// What can't be, and what to do instead.
  public static Answer problem(BadInput e) {
    Map<String, JsonValue> told = new LinkedHashMap<>();
    told.put("file", JsonValue.of(e.file()));
    told.put("reason", JsonValue.of(e.reason()));
    told.put("next", JsonValue.of(e.nextStep()));
    return json(400, told);
  }

  public static Answer of(TaxiiAnswer answer) {
    return new Answer(answer.status(), answer.headers(), answer.body().getBytes(UTF_8));
  }

  public static Answer json(int status, Map<String, JsonValue> all) {
    return json(status, JsonWriter.text(new JsonValue.Members(all)));
  }

  public static Answer json(int status, String text) {
    return new Answer(status, Map.of(TYPE, "application/json"), text.getBytes(UTF_8));
  }

  public static Answer kept(Answered answered) {
    return json(answered.status(), answered.body());
  }

  public static Answer text(String type, String text) {
    return new Answer(200, Map.of(TYPE, type), text.getBytes(UTF_8));
  }

  public static Answer bytes(byte[] bytes) {
    return new Answer(200, Map.of(TYPE, "application/octet-stream"), bytes);
  }
}
