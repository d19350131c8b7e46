package org.entente.app.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.store.NodeStore;
import org.entente.exchange.taxii.TaxiiAnswer;

/// What goes back for one request.
///
/// @param detail what the audit says of it beside the path; goes to nobody else
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(int status, Map<String, String> headers, byte[] body, String detail) {
  private static final String TYPE = "Content-Type";

  Answer(int status, Map<String, String> headers, byte[] body) {
    this(status, headers, body, "");
  }

  Answer with(String told) {
    return new Answer(status, headers, body, told);
  }

  static Answer of(TaxiiAnswer answer) {
    return new Answer(answer.status(), answer.headers(), answer.body().getBytes(UTF_8));
  }

  static Answer json(int status, Map<String, JsonValue> all) {
    return json(status, JsonWriter.text(new JsonValue.Members(all)));
  }

  static Answer json(int status, String text) {
    return new Answer(status, Map.of(TYPE, "application/json"), text.getBytes(UTF_8));
  }

  static Answer kept(NodeStore.Answered answered) {
    return json(answered.status(), answered.body());
  }

  static Answer text(String type, String text) {
    return new Answer(200, Map.of(TYPE, type), text.getBytes(UTF_8));
  }

  static Answer bytes(byte[] bytes) {
    return new Answer(200, Map.of(TYPE, "application/octet-stream"), bytes);
  }
}
