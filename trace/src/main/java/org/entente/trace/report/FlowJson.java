package org.entente.trace.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.entente.base.Asset;
import org.entente.base.address.AddressKey;
import org.entente.base.address.CryptoAddress;
import org.entente.chain.ChainView;
import org.entente.chain.evm.AccountView;
import org.entente.chain.script.Addresses;
import org.entente.trace.Trace;
import org.entente.trace.account.AccountFlow;
import org.entente.trace.account.AccountText;
import org.entente.trace.account.AccountTrace;
import org.entente.trace.account.Tokens;
import org.entente.trace.across.AcrossTrace;
import org.entente.trace.across.Walked;
import org.entente.trace.label.LabelBook;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// The whole way in a trace's document, one row for each place that the walk came by, in its
/// order: what a picture of the flow is drawn from. Rows are written one by one.
///
/// On Bitcoin `from` and `to` are transactions (TXID), or the place (TXID:VOUT) where the walk
/// stopped; on accounts they are holdings (ADDRESS@ASSET), `from` null where a start put it and
/// `to` null for fees.
final class FlowJson {
  private static final int BITCOIN_DECIMALS = 8;

  private final JsonGenerator json;
  private final LabelBook book;
  private final @Nullable String network;
  private final Set<Asset> assets = new LinkedHashSet<>();

  /// `network` stands in each row where a document is of several.
  FlowJson(JsonGenerator json, LabelBook book, @Nullable String network) {
    this.json = json;
    this.book = book;
    this.network = network;
  }

  static void across(JsonGenerator json, LabelBook book, AcrossTrace trace) {
    List<Runnable> assets = new ArrayList<>();
    json.writeArrayPropertyStart("flows");
    for (Walked walked : trace.ledgers()) {
      FlowJson rows = new FlowJson(json, book, walked.network());
      assets.add(() -> rows.assets(walked));
      switch (walked) {
        case Walked.Outputs(var view, var walk, var _) when walk != null -> rows.rows(view, walk);
        case Walked.Accounts(var view, var walk, var _) when walk != null -> rows.rows(view, walk);
        case Walked.Outputs _, Walked.Accounts _ -> {}
      }
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("assets");
    assets.forEach(Runnable::run);
    json.writeEndArray();
  }

  void outputs(ChainView view, Trace trace) {
    json.writeArrayPropertyStart("flows");
    rows(view, trace);
    json.writeEndArray();
    json.writeArrayPropertyStart("assets");
    bitcoin();
    json.writeEndArray();
  }

  void accounts(AccountView view, AccountTrace trace) {
    json.writeArrayPropertyStart("flows");
    rows(view, trace);
    json.writeEndArray();
    json.writeArrayPropertyStart("assets");
    tokens(view);
    json.writeEndArray();
  }

  private void assets(Walked walked) {
    switch (walked) {
      case Walked.Outputs _ -> bitcoin();
      case Walked.Accounts accounts -> tokens(accounts.view());
    }
  }

  private void bitcoin() {
    asset(TraceJson.ASSET, TraceJson.ASSET, BITCOIN_DECIMALS);
  }

  /// Of those on the way, the ones that are known: how people write their amounts.
  private void tokens(AccountView view) {
    Tokens tokens = Tokens.of(view.network());
    for (Asset asset : assets) {
      String symbol = tokens.symbol(asset);
      if (symbol != null) {
        asset(asset.text(view.network()), symbol, tokens.decimals(asset));
      }
    }
  }

  private void asset(String asset, String symbol, int decimals) {
    begin();
    json.writeStringProperty("asset", asset);
    json.writeStringProperty("symbol", symbol);
    json.writeNumberProperty("decimals", decimals);
    json.writeEndObject();
  }

  private void rows(ChainView view, Trace trace) {
    Addresses addresses = new Addresses(view.network());
    new FlowGraph(view, trace).edges(edge -> row(view, addresses, edge));
  }

  private void row(ChainView view, Addresses addresses, FlowGraph.Edge edge) {
    PlaceRow place = PlaceRow.of(view, addresses, edge.place());
    begin();
    json.writeStringProperty("from", edge.from().text(view));
    json.writeStringProperty("to", edge.to().text(view));
    json.writeStringProperty("at", place.at());
    TraceJson.text(json, "address", place.address());
    json.writeStringProperty("asset", TraceJson.ASSET);
    TraceJson.amount(json, "amount", edge.amount());
    TraceJson.number(json, "height", place.height());
    TraceJson.text(json, "time", place.time());
    json.writeNumberProperty("hops", edge.hops());
    if (place.address() != null) {
      labels(book.names(CryptoAddress.read(place.address()).key()));
    }
    json.writeEndObject();
  }

  private void rows(AccountView view, AccountTrace trace) {
    for (AccountFlow flow : trace.flows()) {
      boolean isFee = flow.to() == AccountView.NONE;
      long holding = isFee ? flow.from() : flow.to();
      HoldingRow row = HoldingRow.of(view, holding, flow.transfer());
      assets.add(view.asset(view.assetOf(holding)));
      begin();
      TraceJson.text(json, "from", at(view, flow.from()));
      TraceJson.text(json, "to", at(view, flow.to()));
      json.writeStringProperty("at", row.transaction());
      json.writeStringProperty("address", row.address());
      json.writeStringProperty("asset", row.asset());
      json.writeStringProperty("amount", flow.amount().toString());
      if (!flow.taken().equals(flow.amount())) {
        json.writeStringProperty("taken", flow.taken().toString());
      }
      json.writeNumberProperty("height", row.height());
      TraceJson.text(json, "time", row.time());
      json.writeNumberProperty("hops", flow.hops());
      if (!isFee) {
        labels(book.names(AddressKey.of(view.addressOf(holding))));
      }
      json.writeEndObject();
    }
  }

  private static @Nullable String at(AccountView view, long holding) {
    return holding == AccountView.NONE ? null : AccountText.at(view, holding);
  }

  private void begin() {
    json.writeStartObject();
    if (network != null) {
      json.writeStringProperty("network", network);
    }
  }

  /// Of most places there are none.
  private void labels(List<String> names) {
    if (!names.isEmpty()) {
      json.writeArrayPropertyStart("labels");
      names.forEach(json::writeString);
      json.writeEndArray();
    }
  }
}
