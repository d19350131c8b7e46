package org.entente.trace.report;

import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.entente.base.Uint256;
import org.entente.chain.ChainView;
import org.entente.chain.evm.AccountView;
import org.entente.trace.across.AcrossEnds;
import org.entente.trace.across.AcrossStarts;
import org.entente.trace.across.AcrossSums;
import org.entente.trace.across.AcrossTrace;
import org.entente.trace.across.Asked;
import org.entente.trace.across.Walked;
import org.entente.trace.exit.ExitSettings;
import org.entente.trace.exit.Exits;
import org.entente.trace.label.LabelBook;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// The JSON document: that of a trace of one ledger, with a network at each start and end, the
/// crossings as `links`, and the books of each ledger and asset as `sums`.
final class AcrossJson {
  private final List<AcrossTrace> traces;
  private final String version;
  private final LabelBook book;
  private final boolean exits;
  private final boolean flows;

  AcrossJson(
      List<AcrossTrace> traces, String version, LabelBook book, boolean exits, boolean flows) {
    this.traces = traces;
    this.version = version;
    this.book = book;
    this.exits = exits;
    this.flows = flows;
  }

  void write(Writer out) throws IOException {
    try (JsonGenerator json = TraceJson.generator(out)) {
      if (traces.size() == 1) {
        trace(json, traces.getFirst());
      } else {
        json.writeStartObject();
        json.writeStringProperty("method", "all");
        json.writeStringProperty("network", network(traces.getFirst()));
        json.writeArrayPropertyStart("results");
        traces.forEach(trace -> trace(json, trace));
        json.writeEndArray();
        json.writeEndObject();
      }
    }
    out.write('\n');
  }

  private static String network(AcrossTrace trace) {
    return trace.asked().stream().map(Asked::network).collect(Collectors.joining("+"));
  }

  private void trace(JsonGenerator json, AcrossTrace trace) {
    json.writeStartObject();
    json.writeStringProperty("method", AcrossReport.method(trace));
    json.writeStringProperty("network", network(trace));
    json.writeStringProperty("direction", "to_future");
    starts(json, trace);
    json.writeBooleanProperty("conserved", trace.conserved());
    json.writeArrayPropertyStart("ends");
    AcrossEnds.of(trace, book).forEach(end -> end(json, end));
    json.writeEndArray();
    if (exits) {
      ExitJson.write(json, new Exits(book, ExitSettings.ASSUMED).of(trace));
    }
    List<AcrossSums.Sum> sums = AcrossSums.of(trace);
    fees(json, sums);
    json.writeArrayPropertyStart("sums");
    sums.forEach(sum -> sum(json, sum));
    json.writeEndArray();
    new LinkJson(json, trace).write();
    if (flows) {
      FlowJson.across(json, book, trace);
    }
    stats(json, trace);
    settings(json, trace);
    json.writeArrayPropertyStart("data");
    trace.ledgers().forEach(ledger -> data(json, ledger));
    json.writeEndArray();
    json.writeStringProperty("version", version);
    json.writeEndObject();
  }

  private static void starts(JsonGenerator json, AcrossTrace trace) {
    json.writeArrayPropertyStart("starts");
    for (AcrossStarts.Row start : AcrossStarts.of(trace)) {
      if (!start.arrival()) {
        json.writeStartObject();
        json.writeStringProperty("network", start.network());
        json.writeStringProperty("at", start.at());
        json.writeStringProperty("asset", start.asset());
        json.writeStringProperty("amount", start.amount().toString());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private static void end(JsonGenerator json, AcrossEnds.Row end) {
    json.writeStartObject();
    json.writeStringProperty("network", end.network());
    json.writeStringProperty("at", end.at());
    TraceJson.text(json, "address", end.address());
    json.writeStringProperty("asset", end.asset());
    json.writeStringProperty("amount", end.amount().toString());
    json.writeStringProperty("kind", end.kind());
    TraceJson.text(json, "reason", end.reason());
    json.writeArrayPropertyStart("labels");
    end.labels().forEach(json::writeString);
    json.writeEndArray();
    TraceJson.text(json, "block", end.block());
    TraceJson.number(json, "height", end.height());
    TraceJson.text(json, "time", end.time());
    json.writeNumberProperty("hops", end.hops());
    TraceJson.text(json, "via", end.via());
    json.writeEndObject();
  }

  /// By asset's name; `sums` tell assets of one name on several ledgers apart.
  private static void fees(JsonGenerator json, List<AcrossSums.Sum> sums) {
    Map<String, BigInteger> fees = new TreeMap<>();
    sums.forEach(sum -> fees.merge(sum.asset(), sum.fees(), BigInteger::add));
    json.writeObjectPropertyStart("fees");
    fees.forEach((asset, amount) -> json.writeStringProperty(asset, amount.toString()));
    json.writeEndObject();
  }

  private static void sum(JsonGenerator json, AcrossSums.Sum sum) {
    json.writeStartObject();
    json.writeStringProperty("network", sum.network());
    json.writeStringProperty("asset", sum.asset());
    json.writeStringProperty("started", sum.started().toString());
    json.writeStringProperty("arrived", sum.arrived().toString());
    json.writeStringProperty("ended", sum.ended().toString());
    json.writeStringProperty("departed", sum.departed().toString());
    json.writeStringProperty("fees", sum.fees().toString());
    json.writeStringProperty("overlap", sum.overlap().toString());
    json.writeStringProperty("converted_in", sum.in().toString());
    json.writeStringProperty("converted_out", sum.out().toString());
    json.writeBooleanProperty("conserved", sum.conserved());
    json.writeEndObject();
  }

  private static void stats(JsonGenerator json, AcrossTrace trace) {
    long visited = 0;
    long edges = 0;
    for (Walked walked : trace.ledgers()) {
      switch (walked) {
        case Walked.Outputs outputs -> {
          visited += outputs.trace() == null ? 0 : outputs.trace().stats().visited();
          edges += outputs.trace() == null ? 0 : outputs.trace().stats().edges();
        }
        case Walked.Accounts accounts -> {
          visited += accounts.trace() == null ? 0 : accounts.trace().stats().visited();
          edges += accounts.trace() == null ? 0 : accounts.trace().stats().edges();
        }
      }
    }
    json.writeObjectPropertyStart("stats");
    json.writeNumberProperty("visited", visited);
    json.writeNumberProperty("edges", edges);
    json.writeNumberProperty("rounds", trace.rounds());
    json.writeEndObject();
  }

  /// The limits are the same for every ledger.
  private static void settings(JsonGenerator json, AcrossTrace trace) {
    json.writeObjectPropertyStart("settings");
    switch (trace.asked().getFirst()) {
      case Asked.Outputs(var _, var question, var _) ->
          limits(
              json,
              question.limits().hops(),
              question.limits().untilTime(),
              Uint256.of(question.limits().minAmount()),
              question.limits().transactions());
      case Asked.Accounts(var _, var question, var _) ->
          limits(
              json,
              question.limits().hops(),
              question.limits().untilTime(),
              question.limits().minAmount(),
              question.limits().transactions());
    }
    accounts(json, trace);
    json.writeEndObject();
  }

  /// Over all ledgers of accounts.
  private static void accounts(JsonGenerator json, AcrossTrace trace) {
    int openings = 0;
    int counterfeit = 0;
    for (Asked asked : trace.asked()) {
      if (asked instanceof Asked.Accounts(var _, var question, var _)) {
        openings += question.openings().amounts().size();
        counterfeit += question.counterfeit().size();
      }
    }
    json.writeNumberProperty("openings", openings);
    json.writeNumberProperty("counterfeit", counterfeit);
  }

  private static void limits(
      JsonGenerator json, int hops, long until, Uint256 min, long transactions) {
    TraceJson.number(json, "hops", hops == Integer.MAX_VALUE ? null : hops);
    TraceJson.text(json, "until", until == Long.MAX_VALUE ? null : PlaceRow.time(until));
    TraceJson.text(json, "min", min.isZero() ? null : min.toString());
    TraceJson.number(json, "count", transactions == Long.MAX_VALUE ? null : transactions);
  }

  /// What another must have to get the same result.
  private static void data(JsonGenerator json, Walked walked) {
    switch (walked) {
      case Walked.Outputs outputs -> {
        ChainView view = outputs.view();
        data(json, walked, view.digest(), view.blockCount(), view.txCount());
      }
      case Walked.Accounts accounts -> {
        AccountView view = accounts.view();
        data(json, walked, view.digest(), view.blockCount(), view.txCount());
      }
    }
  }

  private static void data(
      JsonGenerator json, Walked walked, @Nullable String digest, int blocks, long transactions) {
    json.writeStartObject();
    json.writeStringProperty("network", walked.network());
    TraceJson.text(json, "digest", digest);
    json.writeNumberProperty("blocks", blocks);
    json.writeNumberProperty("transactions", transactions);
    json.writeEndObject();
  }
}
