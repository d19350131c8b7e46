package org.entente.trace.report;

import java.util.List;
import org.entente.trace.exit.Exit;
import org.entente.trace.exit.ExitFields;
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
    ExitFields.write(json, exit);
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
