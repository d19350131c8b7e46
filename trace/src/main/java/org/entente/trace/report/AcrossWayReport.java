package org.entente.trace.report;

import java.io.IOException;
import java.io.Writer;
import java.util.stream.Collectors;
import org.entente.base.message.Messages;
import org.entente.base.message.TraceMessage;
import org.entente.trace.across.AcrossTrace;
import org.entente.trace.across.AcrossWay;
import org.entente.trace.across.Asked;
import org.entente.trace.across.Link;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Writes an [AcrossWay]: ledger by ledger its hops, and between them how it crossed.
public final class AcrossWayReport {
  private final AcrossTrace trace;
  private final AcrossWay way;

  public AcrossWayReport(AcrossTrace trace, AcrossWay way) {
    this.trace = trace;
    this.way = way;
  }

  public void json(Writer out) throws IOException {
    try (JsonGenerator json = TraceJson.generator(out)) {
      json.writeStartObject();
      json.writeStringProperty("method", AcrossReport.method(trace));
      String networks = trace.asked().stream().map(Asked::network).collect(Collectors.joining("+"));
      json.writeStringProperty("network", networks);
      json.writeStringProperty("direction", "to_future");
      json.writeArrayPropertyStart("legs");
      for (AcrossWay.Leg leg : way.legs()) {
        json.writeStartObject();
        json.writeStringProperty("network", leg.walked().network());
        crossing(json, leg.over());
        switch (leg) {
          case AcrossWay.Leg.Outputs outputs -> report(outputs).way(json);
          case AcrossWay.Leg.Accounts accounts -> report(accounts).way(json);
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
    out.flush();
  }

  private static void crossing(JsonGenerator json, @Nullable Link over) {
    if (over != null) {
      json.writeObjectPropertyStart("over");
      json.writeStringProperty("protocol", over.protocol().text());
      TraceJson.text(json, "id", over.id());
      json.writeStringProperty("probability", probability(over));
      json.writeEndObject();
    }
  }

  private static String probability(Link over) {
    int least = over.in().stream().mapToInt(Link.Arrival::millionths).min().orElse(0);
    return LinkJson.probability(least);
  }

  public void table(Messages messages, Writer out) throws IOException {
    for (AcrossWay.Leg leg : way.legs()) {
      Link over = leg.over();
      if (over != null) {
        String proof = over.id() == null ? "p " + probability(over) : over.id();
        out.write(messages.text(TraceMessage.WAY_OVER, over.protocol().text(), proof));
        out.write('\n');
      }
      out.write(messages.text(TraceMessage.WAY_ON, leg.walked().network()));
      out.write('\n');
      switch (leg) {
        case AcrossWay.Leg.Outputs outputs -> report(outputs).table(messages, out);
        case AcrossWay.Leg.Accounts accounts -> report(accounts).table(messages, out);
      }
    }
    out.flush();
  }

  private static WayReport report(AcrossWay.Leg.Outputs leg) {
    var known = leg.walked().trace();
    if (known == null) {
      throw new IllegalStateException("a way without a trace");
    }
    return new WayReport(leg.walked().view(), known, leg.way());
  }

  private static AccountWayReport report(AcrossWay.Leg.Accounts leg) {
    var known = leg.walked().trace();
    if (known == null) {
      throw new IllegalStateException("a way without a trace");
    }
    return new AccountWayReport(leg.walked().view(), known, leg.way());
  }
}
