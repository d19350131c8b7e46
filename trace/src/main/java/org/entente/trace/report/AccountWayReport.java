package org.entente.trace.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.Messages;
import org.entente.base.message.TextTable;
import org.entente.base.message.TraceMessage;
import org.entente.chain.evm.AccountView;
import org.entente.trace.account.AccountFlow;
import org.entente.trace.account.AccountText;
import org.entente.trace.account.AccountTrace;
import org.entente.trace.account.AccountWay;
import tools.jackson.core.JsonGenerator;

/// Writes an [AccountWay] hop by hop: which transfer of which transaction took the money where.
public final class AccountWayReport {
  private final AccountView view;
  private final AccountTrace trace;
  private final List<AccountFlow> steps;
  private final AssetText assets;

  public AccountWayReport(AccountView view, AccountTrace trace, AccountWay way) {
    this.view = view;
    this.trace = trace;
    this.steps = way.steps();
    this.assets = new AssetText(view);
  }

  public void json(Writer out) throws IOException {
    try (JsonGenerator json = TraceJson.generator(out)) {
      json.writeStartObject();
      json.writeStringProperty("method", trace.question().method().text());
      json.writeStringProperty("network", view.network().text());
      json.writeStringProperty("direction", "to_future");
      way(json);
      json.writeEndObject();
    }
    out.write('\n');
    out.flush();
  }

  /// The steps alone, into an object that is open.
  void way(JsonGenerator json) {
    json.writeArrayPropertyStart("way");
    for (AccountFlow step : steps) {
      HoldingRow row = HoldingRow.of(view, step.to(), step.transfer());
      json.writeStartObject();
      json.writeStringProperty("at", row.at());
      json.writeStringProperty("address", row.address());
      json.writeStringProperty("asset", row.asset());
      json.writeStringProperty("amount", step.amount().toString());
      json.writeStringProperty("transaction", row.transaction());
      json.writeBooleanProperty("converted", converted(step));
      TraceJson.text(json, "block", row.block());
      json.writeNumberProperty("height", row.height());
      TraceJson.text(json, "time", row.time());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private boolean converted(AccountFlow step) {
    return step.from() != AccountView.NONE && view.assetOf(step.from()) != view.assetOf(step.to());
  }

  public void table(Messages messages, Writer out) throws IOException {
    TextTable table =
        TextTable.empty()
            .number(messages.text(CommandMessage.HEADING_HOPS))
            .text(messages.text(CommandMessage.FIELD_TRANSACTION))
            .number(messages.text(TraceMessage.HEADING_UNITS))
            .text(messages.text(CommandMessage.HEADING_ASSET))
            .text(messages.text(CommandMessage.FIELD_ADDRESS))
            .number(messages.text(CommandMessage.FIELD_HEIGHT))
            .text(messages.text(CommandMessage.FIELD_TIME));
    for (AccountFlow step : steps) {
      HoldingRow row = HoldingRow.of(view, step.to(), step.transfer());
      var asset = view.asset(view.assetOf(step.to()));
      table.row(
          step.hops(),
          AccountText.transfer(view, step.transfer()),
          assets.number(asset, step.amount().toBigInteger()),
          assets.symbol(asset),
          view.addressOf(step.to()).checksummed(),
          row.height(),
          row.time() == null ? "" : row.time());
    }
    for (String line : table.lines()) {
      out.write(line);
      out.write('\n');
    }
    out.flush();
  }
}
