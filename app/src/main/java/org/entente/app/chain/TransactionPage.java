package org.entente.app.chain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.terminal.Btc;
import org.entente.app.terminal.Fields;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.Hex;
import org.entente.base.message.ChainMessage;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.Message;
import org.entente.chain.Block;
import org.entente.chain.ChainView;
import org.entente.chain.ChainView.BlockRow;
import org.entente.chain.ChainView.Unseen;
import org.entente.chain.script.ScriptType;
import org.jspecify.annotations.Nullable;

/// A transaction: what it spends, what it pays, who spent that.
final class TransactionPage implements Page {
  private static final String COINBASE = "coinbase";

  private final ChainView chain;
  private final Ledger ledger;
  private final long tx;
  private final BlockRow row;
  private final List<Spent> inputs = new ArrayList<>();
  private final List<Paid> outputs = new ArrayList<>();

  private record Spent(
      @Nullable String prev, @Nullable String address, long value, @Nullable String type) {}

  private record Paid(
      long n,
      @Nullable String address,
      long value,
      String type,
      @Nullable String spentBy,
      String script) {}

  TransactionPage(ChainView chain, long tx) {
    this.chain = chain;
    this.tx = tx;
    ledger = new Ledger(chain);
    row = chain.block(chain.blockOf(tx));
    for (long input = chain.firstInput(tx); input < chain.firstInput(tx + 1); input++) {
      inputs.add(spent(input));
    }
    long first = chain.firstOutput(tx);
    for (long output = first; output < chain.firstOutput(tx + 1); output++) {
      byte[] script = chain.script(chain.scriptOf(output));
      outputs.add(
          new Paid(
              output - first,
              ledger.address(script),
              chain.value(output),
              ScriptType.of(script).text(),
              ledger.spentBy(output),
              Hex.encode(script)));
    }
  }

  private Spent spent(long input) {
    long prev = chain.prevOutput(input);
    if (prev == ChainView.COINBASE) {
      return new Spent(null, null, Block.UNKNOWN_VALUE, COINBASE);
    }
    if (prev == ChainView.UNSEEN) {
      Unseen unseen = chain.unseen(input);
      return spent(unseen.outPoint().toString(), unseen.script(), unseen.value());
    }
    return spent(ledger.at(prev), chain.script(chain.scriptOf(prev)), chain.value(prev));
  }

  private Spent spent(String prev, byte @Nullable [] script, long value) {
    String type = script == null ? null : ScriptType.of(script).text();
    return new Spent(prev, ledger.address(script), value, type);
  }

  @Override
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("network", chain.network().text());
    json.put("txid", chain.txId(tx).toString());
    json.put("block", Ledger.hash(row));
    json.put("height", Ledger.height(row));
    json.put("time", Ledger.time(row));
    json.put("inputs", inputs.stream().map(TransactionPage::json).toList());
    json.put("outputs", outputs.stream().map(TransactionPage::json).toList());
    return json;
  }

  private static Map<String, Object> json(Spent input) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("prev", input.prev());
    json.put("address", input.address());
    json.put("value", Ledger.amount(input.value()));
    json.put("type", input.type());
    return json;
  }

  private static Map<String, Object> json(Paid output) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("n", output.n());
    json.put("address", output.address());
    json.put("value", Long.toString(output.value()));
    json.put("type", output.type());
    json.put("spent_by", output.spentBy());
    json.put("script", output.script());
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    Fields fields = new Fields(terminal);
    fields.add(CommandMessage.FIELD_TRANSACTION, chain.txId(tx));
    fields.add(ChainMessage.FIELD_BLOCK, Ledger.hash(row));
    fields.add(CommandMessage.FIELD_HEIGHT, Ledger.height(row));
    fields.add(CommandMessage.FIELD_TIME, Ledger.time(row));
    fields.print();
    Table spends = table(terminal).text(terminal.text(ChainMessage.HEADING_SPENDS));
    for (Spent input : inputs) {
      String value =
          input.value() == Block.UNKNOWN_VALUE
              ? COINBASE.equals(input.type()) ? "" : terminal.text(CommandMessage.UNKNOWN)
              : Btc.text(input.value());
      spends.row(spends.size(), value, payee(input.address(), input.type()), text(input.prev()));
    }
    Table pays = table(terminal).text(terminal.text(ChainMessage.HEADING_SPENT_BY));
    for (Paid output : outputs) {
      String address = payee(output.address(), output.type());
      pays.row(output.n(), Btc.text(output.value()), address, text(output.spentBy()));
    }
    printUnder(terminal, ChainMessage.FIELD_INPUTS, spends);
    printUnder(terminal, ChainMessage.FIELD_OUTPUTS, pays);
  }

  private static void printUnder(Terminal terminal, Message title, Table table) {
    terminal.out().println();
    terminal.say(title);
    table.print(terminal);
  }

  private static Table table(Terminal terminal) {
    return Table.empty()
        .number("#")
        .number(terminal.text(CommandMessage.HEADING_VALUE))
        .text(terminal.text(CommandMessage.FIELD_ADDRESS));
  }

  /// The address, or the kind of script where there is none.
  private static String payee(@Nullable String address, @Nullable String type) {
    return address != null ? address : "(" + (type == null ? "?" : type) + ")";
  }

  private static String text(@Nullable String value) {
    return value == null ? "-" : value;
  }
}
