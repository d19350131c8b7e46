package org.entente.trace.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import org.entente.base.Hash256;
import org.entente.base.Hex;
import org.entente.base.message.Btc;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.Messages;
import org.entente.base.message.TextTable;
import org.entente.base.message.TraceMessage;
import org.entente.chain.ChainView;
import org.entente.chain.check.TxInclusion;
import org.entente.chain.script.Addresses;
import org.entente.trace.Direction;
import org.entente.trace.Flow;
import org.entente.trace.Place;
import org.entente.trace.Trace;
import org.entente.trace.Way;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Writes a [Way] hop by hop: which input of which transaction took the money, which output has
/// it.
public final class WayReport {
  /// A step: where the money is now, how much of it is tainted, and how it came there. `txid` is
  /// the transaction between this place and the one before; null at the start. `inclusion` proves
  /// that the transaction that made this place stands in its block.
  private record Hop(
      PlaceRow place,
      long amount,
      @Nullable String txid,
      @Nullable Integer input,
      @Nullable Integer output,
      Optional<TxInclusion> inclusion) {}

  private final ChainView chain;
  private final Trace trace;
  private final List<Hop> hops;

  public WayReport(ChainView chain, Trace trace, Way way) {
    this.chain = chain;
    this.trace = trace;
    Addresses addresses = new Addresses(chain.network());
    this.hops = way.steps().stream().map(step -> hop(addresses, step)).toList();
  }

  private Hop hop(Addresses addresses, Flow step) {
    PlaceRow place = PlaceRow.of(chain, addresses, step.at());
    if (step.via() == Place.START) {
      return new Hop(place, step.amount(), null, null, null, inclusion(step.at()));
    }
    boolean toPast = trace.question().direction() == Direction.TO_PAST;
    long spent = toPast ? step.at() : step.via();
    long made = toPast ? step.via() : step.at();
    long tx = Place.tx(chain, made);
    return new Hop(
        place,
        step.amount(),
        chain.txId(tx).toString(),
        input(tx, spent),
        Place.isOutput(made) ? Math.toIntExact(made - chain.firstOutput(tx)) : null,
        inclusion(step.at()));
  }

  private Optional<TxInclusion> inclusion(long place) {
    return Place.isUnseen(place) ? Optional.empty() : TxInclusion.of(chain, Place.tx(chain, place));
  }

  /// Which input of `tx` spends `place`; null where a coinbase takes a fee.
  private @Nullable Integer input(long tx, long place) {
    for (long input = chain.firstInput(tx); input < chain.firstInput(tx + 1); input++) {
      if (chain.prevOutput(input) == place || Place.unseen(input) == place) {
        return Math.toIntExact(input - chain.firstInput(tx));
      }
    }
    return null;
  }

  public void json(Writer out) throws IOException {
    try (JsonGenerator json = TraceJson.generator(out)) {
      json.writeStartObject();
      json.writeStringProperty("method", trace.question().method().text());
      json.writeStringProperty("network", chain.network().text());
      json.writeStringProperty("direction", TraceJson.directionText(trace));
      way(json);
      json.writeEndObject();
    }
    out.write('\n');
    out.flush();
  }

  /// The steps alone, into an object that is open.
  void way(JsonGenerator json) {
    json.writeArrayPropertyStart("way");
    for (Hop hop : hops) {
      json.writeStartObject();
      json.writeStringProperty("at", hop.place().at());
      TraceJson.text(json, "address", hop.place().address());
      json.writeStringProperty("asset", TraceJson.ASSET);
      json.writeStringProperty("amount", Long.toString(hop.amount()));
      TraceJson.text(json, "txid", hop.txid());
      TraceJson.number(json, "input", hop.input());
      TraceJson.number(json, "output", hop.output());
      TraceJson.text(json, "block", hop.place().block());
      TraceJson.number(json, "height", hop.place().height());
      TraceJson.text(json, "time", hop.place().time());
      inclusion(json, hop.inclusion());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void inclusion(JsonGenerator json, Optional<TxInclusion> proven) {
    if (proven.isEmpty()) {
      return;
    }
    TxInclusion inclusion = proven.get();
    json.writeObjectPropertyStart("inclusion");
    json.writeStringProperty("header", Hex.encode(inclusion.header()));
    json.writeNumberProperty("index", inclusion.index());
    json.writeNumberProperty("transactions", inclusion.txCount());
    json.writeArrayPropertyStart("path");
    for (Hash256 beside : inclusion.path()) {
      json.writeString(beside.reversed().hex());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  public void table(Messages messages, Writer out) throws IOException {
    TextTable table =
        TextTable.empty()
            .number(messages.text(CommandMessage.HEADING_HOPS))
            .text(messages.text(CommandMessage.FIELD_TRANSACTION))
            .number(messages.text(TraceMessage.HEADING_INPUT))
            .number(messages.text(TraceMessage.HEADING_OUTPUT))
            .number(messages.text(CommandMessage.HEADING_AMOUNT))
            .text(messages.text(CommandMessage.FIELD_ADDRESS))
            .number(messages.text(CommandMessage.FIELD_HEIGHT))
            .text(messages.text(CommandMessage.FIELD_TIME));
    for (int n = 0; n < hops.size(); n++) {
      Hop hop = hops.get(n);
      table.row(
          n,
          hop.txid() == null ? hop.place().at() : hop.txid(),
          cell(hop.input()),
          cell(hop.output()),
          Btc.text(hop.amount()),
          cell(hop.place().address()),
          cell(hop.place().height()),
          cell(hop.place().time()));
    }
    for (String line : table.lines()) {
      out.write(line);
      out.write('\n');
    }
    out.flush();
  }

  private static String cell(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
