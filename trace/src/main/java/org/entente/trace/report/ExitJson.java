package org.entente.trace.report;

import java.util.List;
import org.entente.trace.exit.Exit;
import tools.jackson.core.JsonGenerator;

/// The exits of a trace in its document, best first.
final class ExitJson {
  private ExitJson() {}

  static void write(JsonGenerator json, List<Exit> exits) {
    json.writeArrayPropertyStart("exits");
    for (int rank = 1; rank <= exits.size(); rank++) {
      write(json, rank, exits.get(rank - 1));
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, int rank, Exit exit) {
    json.writeStartObject();
    json.writeNumberProperty("rank", rank);
    json.writeStringProperty("network", exit.network());
    json.writeStringProperty("at", exit.at());
    TraceJson.text(json, "address", exit.address());
    json.writeStringProperty("asset", exit.asset());
    json.writeStringProperty("amount", exit.amount().toString());
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
    json.writeNumberProperty("score_ppm", exit.score());
    json.writeArrayPropertyStart("factors");
    for (Exit.Factor factor : exit.factors()) {
      json.writeStartObject();
      json.writeStringProperty("name", factor.name());
      json.writeNumberProperty("ppm", factor.ppm());
      json.writeStringProperty("source", factor.source());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
