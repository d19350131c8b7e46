package org.entente.trace.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.entente.base.address.CryptoAddress;
import org.entente.chain.Block;
import org.entente.chain.ChainView;
import org.entente.chain.script.Addresses;
import org.entente.trace.End;
import org.entente.trace.Ending;
import org.entente.trace.Limits;
import org.entente.trace.Method;
import org.entente.trace.Place;
import org.entente.trace.Share;
import org.entente.trace.Trace;
import org.entente.trace.exit.ExitSettings;
import org.entente.trace.exit.Exits;
import org.entente.trace.typology.OutputTypology;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// The JSON document. Ends are written one by one: a trace may have millions.
final class TraceJson {
  static final String ASSET = "BTC";

  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private final Answer answer;
  private final ChainView chain;
  private final Addresses addresses;
  private final MixJson mixes;

  private static final class Indented extends ObjectWriteContext.Base {
    @Override
    public PrettyPrinter getPrettyPrinter() {
      DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
      return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    }
  }

  TraceJson(Answer answer) {
    this.answer = answer;
    this.chain = answer.chain();
    this.addresses = new Addresses(chain.network());
    this.mixes = new MixJson(answer);
  }

  static JsonGenerator generator(Writer out) {
    return FACTORY.createGenerator(new Indented(), out);
  }

  void write(Writer out) throws IOException {
    try (JsonGenerator json = generator(out)) {
      if (answer.traces().size() == 1) {
        trace(json, answer.traces().getFirst());
      } else {
        all(json);
      }
    }
    out.write('\n');
  }

  private void all(JsonGenerator json) {
    List<Trace> traces = answer.traces();
    json.writeStartObject();
    json.writeStringProperty("method", "all");
    json.writeStringProperty("network", chain.network().text());
    json.writeArrayPropertyStart("results");
    traces.forEach(trace -> trace(json, trace));
    json.writeEndArray();
    json.writeArrayPropertyStart("disagreements");
    for (Disagreement row : Disagreement.sideBySide(traces)) {
      if (row.isOne(traces.size())) {
        disagreement(json, row);
      }
    }
    json.writeEndArray();
    origin(json);
    json.writeEndObject();
  }

  private void disagreement(JsonGenerator json, Disagreement row) {
    json.writeStartObject();
    json.writeStringProperty("at", Place.text(chain, row.at()));
    json.writeObjectPropertyStart("amounts");
    for (Trace trace : answer.traces()) {
      Method method = trace.question().method();
      amount(json, method.text(), row.amounts().getOrDefault(method, 0L));
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void trace(JsonGenerator json, Trace trace) {
    json.writeStartObject();
    json.writeStringProperty("method", trace.question().method().text());
    json.writeStringProperty("network", chain.network().text());
    json.writeStringProperty("direction", directionText(trace));
    starts(json, trace);
    json.writeBooleanProperty("conserved", trace.conserved());
    json.writeArrayPropertyStart("ends");
    for (End end : trace.ends()) {
      end(json, trace, end);
    }
    json.writeEndArray();
    json.writeObjectPropertyStart("fees");
    amount(json, ASSET, trace.fees());
    json.writeEndObject();
    amount(json, "overlap", trace.overlap());
    mixes.through(json, trace);
    if (answer.exits()) {
      ExitJson.write(json, new Exits(answer.book(), ExitSettings.ASSUMED).of(chain, trace));
    }
    if (answer.typology()) {
      TypologyReport.json(
          json, tx -> chain.txId(tx).toString(), OutputTypology.of(chain, trace, answer.book()));
    }
    if (answer.flows()) {
      new FlowJson(json, answer.book(), null).outputs(chain, trace);
    }
    stats(json, trace.stats());
    settings(json, trace);
    origin(json);
    json.writeEndObject();
  }

  static String directionText(Trace trace) {
    return switch (trace.question().direction()) {
      case TO_FUTURE -> "to_future";
      case TO_PAST -> "to_past";
    };
  }

  private static void starts(JsonGenerator json, Trace trace) {
    json.writeArrayPropertyStart("starts");
    for (Trace.Origin origin : trace.starts()) {
      json.writeStartObject();
      json.writeStringProperty("at", origin.start().at());
      json.writeStringProperty("asset", ASSET);
      amount(json, "amount", origin.amount());
      json.writeNumberProperty("outputs", origin.outputs());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void end(JsonGenerator json, Trace trace, End end) {
    PlaceRow place = PlaceRow.of(chain, addresses, end.at());
    json.writeStartObject();
    json.writeStringProperty("at", place.at());
    text(json, "address", place.address());
    json.writeStringProperty("asset", ASSET);
    amount(json, "amount", end.amount());
    json.writeStringProperty("kind", end.ending().kind());
    text(json, "reason", end.ending().reason());
    if (end.ending() == Ending.MIX) {
      mixes.mix(json, end);
    }
    json.writeArrayPropertyStart("labels");
    if (place.address() != null) {
      answer.book().names(CryptoAddress.read(place.address()).key()).forEach(json::writeString);
    }
    json.writeEndArray();
    text(json, "block", place.block());
    number(json, "height", place.height());
    text(json, "time", place.time());
    json.writeNumberProperty("hops", end.hops());
    text(json, "via", end.via() == Place.START ? null : Place.text(chain, end.via()));
    if (trace.starts().size() > 1) {
      from(json, trace, end);
    }
    json.writeEndObject();
  }

  private static void from(JsonGenerator json, Trace trace, End end) {
    json.writeArrayPropertyStart("from");
    for (Share share : end.from()) {
      json.writeStartObject();
      json.writeStringProperty("start", trace.starts().get(share.start()).start().at());
      if (share.amount() == Share.UNDIVIDED) {
        json.writeNullProperty("amount");
      } else {
        amount(json, "amount", share.amount());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void stats(JsonGenerator json, Trace.Stats stats) {
    json.writeObjectPropertyStart("stats");
    json.writeNumberProperty("visited", stats.visited());
    json.writeNumberProperty("edges", stats.edges());
    json.writeNumberProperty("unknown_fees", stats.unknownFees());
    json.writeNumberProperty("unfollowed_fees", stats.unfollowedFees());
    json.writeEndObject();
  }

  private void settings(JsonGenerator json, Trace trace) {
    Limits limits = trace.question().limits();
    Limits none = Limits.NONE;
    json.writeObjectPropertyStart("settings");
    json.writeBooleanProperty("follow_fees", trace.question().followFees());
    number(json, "hops", limits.hops() == none.hops() ? null : limits.hops());
    text(json, "until", limits.untilTime() == none.untilTime() ? null : until(limits));
    text(json, "min", limits.minAmount() == 0 ? null : Long.toString(limits.minAmount()));
    number(
        json, "count", limits.transactions() == none.transactions() ? null : limits.transactions());
    json.writeStringProperty("mixes", answer.mixing().text());
    json.writeEndObject();
  }

  private static @Nullable String until(Limits limits) {
    return PlaceRow.time(limits.untilTime());
  }

  /// What another must have to get the same result.
  private void origin(JsonGenerator json) {
    json.writeObjectPropertyStart("data");
    json.writeStringProperty("digest", chain.digest());
    json.writeNumberProperty("blocks", chain.blockCount());
    json.writeNumberProperty("transactions", chain.txCount());
    int tip = chain.blockCount() - 1;
    while (tip >= 0 && chain.block(tip).extent() == Block.Extent.LOOSE) {
      tip--;
    }
    text(json, "tip", tip < 0 ? null : chain.block(tip).hash().toString());
    boolean known = tip >= 0 && chain.block(tip).height() != Block.UNKNOWN;
    number(json, "height", known ? chain.block(tip).height() : null);
    json.writeEndObject();
    json.writeStringProperty("version", answer.version());
  }

  static void text(JsonGenerator json, String name, @Nullable String value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, value);
    }
  }

  static void number(JsonGenerator json, String name, @Nullable Number value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeNumberProperty(name, value.longValue());
    }
  }

  static void amount(JsonGenerator json, String name, long satoshi) {
    json.writeStringProperty(name, Long.toString(satoshi));
  }
}
