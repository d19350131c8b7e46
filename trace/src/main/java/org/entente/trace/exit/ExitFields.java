package org.entente.trace.exit;

import tools.jackson.core.JsonGenerator;

/// What every document says of an exit: its kind, whether it can be stopped, who holds it, who can
/// stop it and how.
public final class ExitFields {
  private ExitFields() {}

  /// Into the object that is open.
  public static void write(JsonGenerator json, Exit exit) {
    json.writeStringProperty("kind", exit.kind().text());
    json.writeStringProperty("status", exit.status().text());
    json.writeArrayPropertyStart("holder");
    exit.holder().forEach(json::writeString);
    json.writeEndArray();
    json.writeArrayPropertyStart("stoppers");
    for (Exit.Stopper stopper : exit.stoppers()) {
      json.writeStartObject();
      json.writeStringProperty("who", stopper.who());
      json.writeStringProperty("how", stopper.how());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
