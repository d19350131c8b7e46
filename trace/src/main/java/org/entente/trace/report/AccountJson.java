package org.entente.trace.report;

import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.entente.base.address.AddressKey;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.EvmBlock;
import org.entente.trace.Method;
import org.entente.trace.account.AccountEnd;
import org.entente.trace.account.AccountLimits;
import org.entente.trace.account.AccountShare;
import org.entente.trace.account.AccountText;
import org.entente.trace.account.AccountTrace;
import org.entente.trace.account.Conversion;
import org.entente.trace.account.LeftOut;
import org.entente.trace.account.SwapProtocol;
import org.entente.trace.exit.ExitSettings;
import org.entente.trace.exit.Exits;
import org.entente.trace.typology.Typology;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// The JSON document for a chain of accounts: the same fields as [TraceJson]'s, and what accounts
/// have beside: each asset's books, conversions by swaps, what was left out.
final class AccountJson {
  /// Of transfers left out, so many are listed; all are counted.
  private static final int LISTED = 1000;

  private final AccountAnswer answer;
  private final AccountView view;

  AccountJson(AccountAnswer answer) {
    this.answer = answer;
    this.view = answer.view();
  }

  void write(Writer out) throws IOException {
    try (JsonGenerator json = TraceJson.generator(out)) {
      json.writeStartObject();
      if (answer.traces().size() == 1) {
        trace(json, answer.traces().getFirst());
      } else {
        all(json);
      }
      leftOut(json);
      origin(json);
      json.writeEndObject();
    }
    out.write('\n');
  }

  private void all(JsonGenerator json) {
    List<AccountTrace> traces = answer.traces();
    json.writeStringProperty("method", "all");
    json.writeStringProperty("network", view.network().text());
    json.writeArrayPropertyStart("results");
    for (AccountTrace trace : traces) {
      json.writeStartObject();
      trace(json, trace);
      origin(json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("disagreements");
    for (AccountDisagreement row : AccountDisagreement.sideBySide(traces)) {
      if (row.isOne(traces.size())) {
        json.writeStartObject();
        json.writeStringProperty("at", AccountText.at(view, row.holding()));
        json.writeObjectPropertyStart("amounts");
        for (AccountTrace trace : traces) {
          Method method = trace.question().method();
          amount(json, method.text(), row.amounts().getOrDefault(method, BigInteger.ZERO));
        }
        json.writeEndObject();
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private void trace(JsonGenerator json, AccountTrace trace) {
    json.writeStringProperty("method", trace.question().method().text());
    json.writeStringProperty("network", view.network().text());
    json.writeStringProperty("direction", "to_future");
    starts(json, trace);
    json.writeBooleanProperty("conserved", trace.conserved());
    json.writeArrayPropertyStart("ends");
    for (AccountEnd end : trace.ends()) {
      end(json, trace, end);
    }
    json.writeEndArray();
    if (answer.exits()) {
      ExitJson.write(json, new Exits(answer.book(), ExitSettings.ASSUMED).of(view, trace));
    }
    if (answer.typology()) {
      TypologyReport.json(
          json, tx -> AccountText.tx(view, tx), Typology.of(view, trace, answer.book()));
    }
    fees(json, trace);
    sums(json, trace);
    json.writeArrayPropertyStart("conversions");
    for (Conversion conversion : trace.conversions()) {
      conversion(json, conversion);
    }
    json.writeEndArray();
    if (answer.flows()) {
      new FlowJson(json, answer.book(), null).accounts(view, trace);
    }
    json.writeObjectPropertyStart("stats");
    json.writeNumberProperty("visited", trace.stats().visited());
    json.writeNumberProperty("edges", trace.stats().edges());
    json.writeEndObject();
    settings(json, trace);
  }

  private void starts(JsonGenerator json, AccountTrace trace) {
    json.writeArrayPropertyStart("starts");
    for (AccountTrace.Origin origin : trace.starts()) {
      json.writeStartObject();
      json.writeStringProperty("at", origin.at());
      json.writeStringProperty("asset", origin.asset().text(view.network()));
      amount(json, "amount", origin.amount());
      json.writeNumberProperty("transfers", origin.transfers());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void end(JsonGenerator json, AccountTrace trace, AccountEnd end) {
    HoldingRow row = HoldingRow.of(view, end.holding(), end.last());
    json.writeStartObject();
    json.writeStringProperty("at", row.at());
    json.writeStringProperty("address", row.address());
    json.writeStringProperty("asset", row.asset());
    amount(json, "amount", end.amount());
    json.writeStringProperty("kind", end.stop().kind().text());
    TraceJson.text(json, "reason", end.stop().reason());
    json.writeArrayPropertyStart("labels");
    labels(end).forEach(json::writeString);
    json.writeEndArray();
    if (end.stop().leg() != null) {
      json.writeStringProperty("leg", end.stop().leg());
    }
    TraceJson.text(json, "block", row.block());
    json.writeNumberProperty("height", row.height());
    TraceJson.text(json, "time", row.time());
    json.writeStringProperty("transaction", row.transaction());
    json.writeNumberProperty("hops", end.hops());
    TraceJson.text(
        json, "via", end.via() == AccountView.NONE ? null : AccountText.at(view, end.via()));
    if (trace.question().starts().size() > 1) {
      from(json, trace, end);
    }
    json.writeEndObject();
  }

  /// What it stopped by, or what its address is called.
  private List<String> labels(AccountEnd end) {
    List<String> told = end.stop().labels();
    return told.isEmpty()
        ? answer.book().names(AddressKey.of(view.addressOf(end.holding())))
        : told;
  }

  private void from(JsonGenerator json, AccountTrace trace, AccountEnd end) {
    json.writeArrayPropertyStart("from");
    for (AccountShare share : end.from()) {
      json.writeStartObject();
      json.writeStringProperty(
          "start", AccountText.of(view, trace.question().starts().get(share.start())));
      TraceJson.text(json, "amount", share.amount() == null ? null : share.amount().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /// The native asset always, because gas is what fees are mostly; others where there are any.
  private void fees(JsonGenerator json, AccountTrace trace) {
    json.writeObjectPropertyStart("fees");
    String symbol = view.network().symbol();
    Map<String, BigInteger> fees =
        trace.sums().stream()
            .collect(
                Collectors.toMap(sum -> sum.asset().text(view.network()), AccountTrace.Sum::fees));
    amount(json, symbol, fees.getOrDefault(symbol, BigInteger.ZERO));
    for (AccountTrace.Sum sum : trace.sums()) {
      String asset = sum.asset().text(view.network());
      if (!asset.equals(symbol) && sum.fees().signum() > 0) {
        amount(json, asset, sum.fees());
      }
    }
    json.writeEndObject();
  }

  private void sums(JsonGenerator json, AccountTrace trace) {
    json.writeArrayPropertyStart("sums");
    for (AccountTrace.Sum sum : trace.sums()) {
      json.writeStartObject();
      json.writeStringProperty("asset", sum.asset().text(view.network()));
      amount(json, "started", sum.started());
      amount(json, "converted_in", sum.in());
      amount(json, "ended", sum.ended());
      amount(json, "fees", sum.fees());
      amount(json, "overlap", sum.overlap());
      amount(json, "converted_out", sum.out());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void conversion(JsonGenerator json, Conversion conversion) {
    json.writeStartObject();
    json.writeStringProperty("transaction", AccountText.tx(view, conversion.tx()));
    json.writeStringProperty("from", AccountText.at(view, conversion.from()));
    json.writeStringProperty("given", conversion.given().toString());
    json.writeStringProperty("taken", conversion.taken().toString());
    json.writeStringProperty("to", AccountText.at(view, conversion.to()));
    json.writeStringProperty("got", conversion.got().toString());
    json.writeStringProperty("amount", conversion.amount().toString());
    json.writeArrayPropertyStart("protocols");
    SwapProtocol.named(view, conversion.tx()).forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void settings(JsonGenerator json, AccountTrace trace) {
    AccountLimits limits = trace.question().limits();
    AccountLimits none = AccountLimits.NONE;
    json.writeObjectPropertyStart("settings");
    TraceJson.number(json, "hops", limits.hops() == none.hops() ? null : limits.hops());
    boolean until = limits.untilTime() != none.untilTime();
    TraceJson.text(json, "until", until ? PlaceRow.time(limits.untilTime()) : null);
    boolean least = !limits.minAmount().isZero();
    TraceJson.text(json, "min", least ? limits.minAmount().toString() : null);
    boolean count = limits.transactions() != none.transactions();
    TraceJson.number(json, "count", count ? limits.transactions() : null);
    json.writeNumberProperty("openings", trace.question().openings().amounts().size());
    json.writeNumberProperty("counterfeit", trace.question().counterfeit().size());
    json.writeEndObject();
  }

  private void leftOut(JsonGenerator json) {
    json.writeObjectPropertyStart("left_out");
    json.writeNumberProperty("count", answer.leftOut().size());
    for (LeftOut.Reason reason : LeftOut.Reason.values()) {
      json.writeNumberProperty(
          reason.text(), answer.leftOut().stream().filter(o -> o.reason() == reason).count());
    }
    json.writeArrayPropertyStart("transfers");
    answer.leftOut().stream().limit(LISTED).forEach(one -> leftOut(json, one));
    json.writeEndArray();
    json.writeEndObject();
  }

  private void leftOut(JsonGenerator json, LeftOut one) {
    long transfer = one.transfer();
    json.writeStartObject();
    json.writeStringProperty("transaction", AccountText.transfer(view, transfer));
    json.writeStringProperty("from", text(view.addressOrNull(view.fromHolding(transfer))));
    json.writeStringProperty("to", text(view.addressOrNull(view.toHolding(transfer))));
    json.writeStringProperty("asset", AccountText.asset(view, view.toHolding(transfer)));
    json.writeStringProperty("amount", view.amount(transfer).toString());
    json.writeStringProperty("reason", one.reason().text());
    json.writeStringProperty("account", view.address(one.account()).toString());
    TraceJson.text(json, "imitates", one.imitates() == null ? null : one.imitates().toString());
    json.writeEndObject();
  }

  private static String text(@Nullable Object value) {
    return String.valueOf(value);
  }

  /// What another must have to get the same result.
  private void origin(JsonGenerator json) {
    json.writeObjectPropertyStart("data");
    json.writeStringProperty("digest", view.digest());
    json.writeNumberProperty("blocks", view.blockCount());
    json.writeNumberProperty("transactions", view.txCount());
    json.writeNumberProperty("transfers", view.transferCount());
    AccountView.BlockRow tip = view.blockCount() == 0 ? null : view.block(view.blockCount() - 1);
    boolean named = tip != null && !tip.hash().equals(EvmBlock.UNKNOWN_HASH);
    TraceJson.text(json, "tip", tip != null && named ? "0x" + tip.hash().hex() : null);
    TraceJson.number(json, "height", tip == null ? null : tip.number());
    json.writeEndObject();
    json.writeStringProperty("version", answer.version());
  }

  private static void amount(JsonGenerator json, String name, BigInteger amount) {
    json.writeStringProperty(name, amount.toString());
  }
}
