package org.entente.trace.live;

import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.entente.trace.exit.Exit;
import org.entente.trace.exit.ExitFields;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// An alert as one line of JSON.
final class AlertJson {
  /// A mixing transaction has thousands of outputs; who needs them all asks for a trace.
  private static final int MOST_PARTIES = 100;

  private static final JsonFactory FACTORY = new JsonFactory();

  private AlertJson() {}

  static String line(Alert alert) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("id", alert.id());
      json.writeStringProperty("live", alert.live());
      json.writeStringProperty("stage", alert.stage().text());
      json.writeArrayPropertyStart("events");
      for (Alert.Event event : alert.events()) {
        json.writeString(event.name().toLowerCase(Locale.ROOT));
      }
      json.writeEndArray();
      json.writeStringProperty("method", alert.method());
      json.writeStringProperty("network", alert.network());
      json.writeStringProperty("tx", alert.tx());
      where(json, alert.where());
      parties(json, "from", alert.from());
      parties(json, "to", alert.to());
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void where(JsonGenerator json, Alert.@Nullable Where where) {
    if (where == null) {
      json.writeNullProperty("block");
      json.writeNullProperty("height");
      json.writeNullProperty("time");
    } else {
      json.writeStringProperty("block", where.block());
      json.writeNumberProperty("height", where.height());
      json.writeStringProperty("time", Instant.ofEpochSecond(where.time()).toString());
    }
  }

  private static void parties(JsonGenerator json, String name, List<Alert.Party> parties) {
    json.writeNumberProperty(name + "_count", parties.size());
    json.writeArrayPropertyStart(name);
    for (Alert.Party party : parties.subList(0, Math.min(MOST_PARTIES, parties.size()))) {
      json.writeStartObject();
      json.writeStringProperty("at", party.at());
      json.writeStringProperty("address", party.address());
      json.writeStringProperty("asset", party.asset());
      json.writeStringProperty("amount", party.amount());
      json.writeStringProperty("kind", party.kind());
      if (party.label() != null) {
        json.writeStringProperty("label", party.label());
      }
      if (party.exit() != null) {
        exit(json, party.exit());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void exit(JsonGenerator json, Exit exit) {
    json.writeObjectPropertyStart("exit");
    ExitFields.write(json, exit);
    json.writeEndObject();
  }
}
