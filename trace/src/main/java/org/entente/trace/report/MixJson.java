package org.entente.trace.report;

import java.math.BigDecimal;
import java.util.List;
import org.entente.chain.ChainView;
import org.entente.chain.script.Addresses;
import org.entente.trace.End;
import org.entente.trace.Place;
import org.entente.trace.Trace;
import org.entente.trace.Tracer;
import org.entente.trace.accuracy.RuleFigure;
import org.entente.trace.accuracy.RuleFigures;
import org.entente.trace.mix.Branch;
import org.entente.trace.mix.MixStops;
import org.entente.trace.mix.ThroughMixes;
import org.entente.trace.mix.Verdict;
import tools.jackson.core.JsonGenerator;

/// What a trace's JSON says of CoinJoins: at an end what it runs into, and, in a section of its
/// own, what may be behind.
final class MixJson {
  private static final int PPM_DIGITS = 6;

  private final ChainView chain;
  private final Answer answer;
  private final Addresses addresses;
  private final MixStops judged;

  MixJson(Answer answer) {
    this.answer = answer;
    chain =
        Tracer.until(answer.chain(), answer.traces().getFirst().question().limits().untilTime());
    addresses = new Addresses(chain.network());
    judged = new MixStops(chain);
  }

  /// The mix that an end of kind `mixer` runs into.
  void mix(JsonGenerator json, End end) {
    long tx = chain.spender(end.at());
    json.writeObjectPropertyStart("mix");
    mix(json, chain.txId(tx).toString(), judged.verdict(tx));
    json.writeEndObject();
  }

  private static void mix(JsonGenerator json, String txid, Verdict verdict) {
    json.writeStringProperty("txid", txid);
    json.writeStringProperty("kind", verdict.kind().text());
    probability(json, verdict.ppm());
    json.writeNumberProperty("anonymity_set", verdict.anonymitySet());
    TraceJson.amount(json, "denomination", verdict.denomination());
    RuleFigures.of(verdict.kind().text()).ifPresent(figure -> measured(json, figure));
  }

  private static void measured(JsonGenerator json, RuleFigure figure) {
    json.writeObjectPropertyStart("measured");
    figure
        .json()
        .forEach(
            (name, value) -> {
              switch (value) {
                case null -> json.writeNullProperty(name);
                case BigDecimal share -> json.writeNumberProperty(name, share);
                case Long size -> json.writeNumberProperty(name, size);
                default -> json.writeStringProperty(name, value.toString());
              }
            });
    json.writeEndObject();
  }

  private static void probability(JsonGenerator json, int ppm) {
    json.writeNumberProperty("probability", BigDecimal.valueOf(ppm, PPM_DIGITS));
  }

  /// The branches behind the mixes, if they were asked for.
  void through(JsonGenerator json, Trace trace) {
    List<ThroughMixes.Found> through = answer.mixing().through();
    if (through == null) {
      return;
    }
    ThroughMixes.Found found = through.get(answer.traces().indexOf(trace));
    json.writeObjectPropertyStart("through_mixes");
    json.writeBooleanProperty("exact", false);
    json.writeNumberProperty(
        "least_probability", BigDecimal.valueOf(ThroughMixes.LEAST_PPM, PPM_DIGITS));
    json.writeBooleanProperty("cut", found.cut());
    json.writeArrayPropertyStart("branches");
    for (int i = 0; i < found.branches().size(); i++) {
      branch(json, i, found.branches().get(i));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void branch(JsonGenerator json, int number, Branch branch) {
    json.writeStartObject();
    json.writeNumberProperty("branch", number);
    TraceJson.number(json, "parent", branch.parent() < 0 ? null : branch.parent());
    probability(json, branch.ppm());
    json.writeObjectPropertyStart("mix");
    mix(json, branch.mix().toString(), branch.verdict());
    json.writeEndObject();
    json.writeStringProperty("from", Place.text(chain, branch.from()));
    TraceJson.amount(json, "amount", branch.amount());
    var rule = branch.rule();
    TraceJson.text(json, "rule", rule == null ? null : rule.text());
    TraceJson.text(json, "to", branch.isOpen() ? Place.text(chain, branch.to()) : null);
    TraceJson.amount(json, "value", branch.value());
    json.writeArrayPropertyStart("ends");
    for (End end : branch.ends()) {
      PlaceRow place = PlaceRow.of(chain, addresses, end.at());
      json.writeStartObject();
      json.writeStringProperty("at", place.at());
      TraceJson.text(json, "address", place.address());
      TraceJson.amount(json, "amount", end.amount());
      json.writeStringProperty("kind", end.ending().kind());
      TraceJson.text(json, "time", place.time());
      json.writeNumberProperty("hops", end.hops());
      json.writeEndObject();
    }
    json.writeEndArray();
    TraceJson.amount(json, "fees", branch.fees());
    json.writeEndObject();
  }
}
