package org.entente.trace.report;

import java.math.BigInteger;
import org.entente.chain.evm.AccountView;
import org.entente.trace.across.AcrossTrace;
import org.entente.trace.across.Link;
import org.entente.trace.across.Walked;
import org.entente.trace.bridge.BridgeLeg;
import tools.jackson.core.JsonGenerator;

/// The crossings that taint reached, followed or not.
final class LinkJson {
  private final JsonGenerator json;
  private final AcrossTrace trace;

  LinkJson(JsonGenerator json, AcrossTrace trace) {
    this.json = json;
    this.trace = trace;
  }

  void write() {
    json.writeArrayPropertyStart("links");
    trace.links().forEach(this::link);
    json.writeEndArray();
  }

  private void link(Link link) {
    json.writeStartObject();
    json.writeStringProperty("protocol", link.protocol().text());
    json.writeStringProperty("basis", link.id() == null ? "match" : "id");
    TraceJson.text(json, "id", link.id());
    json.writeBooleanProperty("followed", link.crossed());
    TraceJson.text(json, "reason", link.reason());
    json.writeArrayPropertyStart("out");
    for (Link.Departure out : link.out()) {
      json.writeStartObject();
      leg(out.ledger(), out.leg().spot());
      amounts(out.amount(), out.tainted());
      TraceJson.text(json, "address", out.leg().sender());
      json.writeBooleanProperty("contract_known", out.leg().spot().known());
      json.writeObjectPropertyStart("to");
      json.writeStringProperty("chain", out.leg().to().chain().text());
      TraceJson.text(json, "address", out.leg().to().address());
      TraceJson.text(json, "asset", out.leg().to().asset());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("in");
    for (Link.Arrival in : link.in()) {
      json.writeStartObject();
      leg(in.ledger(), in.leg().spot());
      amounts(in.amount(), in.tainted());
      in(in.leg());
      json.writeStringProperty("probability", probability(in.millionths()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("candidates");
    link.candidates().forEach(this::candidate);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void candidate(Link.Candidate candidate) {
    json.writeStartObject();
    leg(candidate.ledger(), candidate.leg().spot());
    json.writeStringProperty("amount", candidate.leg().spot().amount().toString());
    in(candidate.leg());
    json.writeStringProperty("probability", probability(candidate.millionths()));
    json.writeStringProperty("reason", candidate.reason());
    json.writeEndObject();
  }

  private void leg(int ledger, BridgeLeg.Spot spot) {
    json.writeStringProperty("network", trace.ledgers().get(ledger).network());
    json.writeStringProperty("at", at(trace.ledgers().get(ledger), spot));
    json.writeStringProperty("asset", spot.asset());
  }

  private void amounts(BigInteger amount, BigInteger tainted) {
    json.writeStringProperty("amount", amount.toString());
    json.writeStringProperty("tainted", tainted.toString());
  }

  private void in(BridgeLeg.In leg) {
    TraceJson.text(json, "address", leg.recipient());
    json.writeBooleanProperty("refund", leg.refund());
    json.writeBooleanProperty("contract_known", leg.spot().known());
  }

  /// TXID:VOUT, TXHASH:LOGINDEX; the transaction alone where no log tells of it.
  static String at(Walked walked, BridgeLeg.Spot spot) {
    String tx =
        switch (walked) {
          case Walked.Outputs outputs -> outputs.view().txId(spot.tx()).toString();
          case Walked.Accounts accounts -> hash(accounts.view(), spot.tx());
        };
    return spot.place() < 0 ? tx : tx + ":" + spot.place();
  }

  private static String hash(AccountView view, long tx) {
    return "0x" + view.tx(tx).hash().hex();
  }

  /// Between 0 and 1, six digits.
  static String probability(int millionths) {
    return millionths == Link.CERTAIN
        ? "1"
        : "0." + String.valueOf(millionths + 1_000_000).substring(1);
  }
}
