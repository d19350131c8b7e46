package org.entente.app.chain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import org.entente.app.terminal.Btc;
import org.entente.app.terminal.Fields;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.ChainMessage;
import org.entente.base.message.CommandMessage;
import org.entente.chain.ChainView;
import org.entente.chain.ChainView.BlockRow;
import org.entente.chain.script.ScriptType;

/// An address: what it received, what is left, and the first of its outputs.
final class AddressPage implements Page {
  private final ChainView chain;
  private final Ledger ledger;
  private final String address;
  private final ScriptType type;
  private final List<Long> listed = new ArrayList<>();
  private long count;
  private long received;
  private long spent;

  /// Lists `limit` outputs at most; sums run over all of them.
  AddressPage(ChainView chain, String address, byte[] script, int limit) {
    this.chain = chain;
    this.address = address;
    ledger = new Ledger(chain);
    type = ScriptType.of(script);
    long number = chain.findScript(script);
    if (number == ChainView.NONE) {
      return;
    }
    PrimitiveIterator.OfLong outputs = chain.outputsOf(number);
    while (outputs.hasNext()) {
      long output = outputs.nextLong();
      count++;
      received += chain.value(output);
      spent += chain.spender(output) == ChainView.NONE ? 0 : chain.value(output);
      if (count <= limit) {
        listed.add(output);
      }
    }
  }

  @Override
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("network", chain.network().text());
    json.put("address", address);
    json.put("type", type.text());
    json.put("output_count", count);
    json.put("received", Long.toString(received));
    json.put("spent", Long.toString(spent));
    json.put("balance", Long.toString(received - spent));
    json.put("outputs", listed.stream().map(this::json).toList());
    return json;
  }

  private Map<String, Object> json(long output) {
    BlockRow row = block(output);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", ledger.at(output));
    json.put("value", Long.toString(chain.value(output)));
    json.put("height", Ledger.height(row));
    json.put("time", Ledger.time(row));
    json.put("spent_by", ledger.spentBy(output));
    return json;
  }

  private BlockRow block(long output) {
    return chain.block(chain.blockOf(chain.txOfOutput(output)));
  }

  @Override
  public void print(Terminal terminal) {
    Fields fields = new Fields(terminal);
    fields.add(CommandMessage.FIELD_ADDRESS, address);
    fields.add(ChainMessage.FIELD_TYPE, type.text());
    fields.add(ChainMessage.FIELD_OUTPUTS, count);
    fields.addBtc(ChainMessage.FIELD_RECEIVED, received);
    fields.addBtc(ChainMessage.FIELD_SPENT, spent);
    fields.addBtc(ChainMessage.FIELD_BALANCE, received - spent);
    fields.print();
    if (listed.isEmpty()) {
      return;
    }
    Table table =
        Table.empty()
            .number(terminal.text(CommandMessage.FIELD_HEIGHT))
            .number(terminal.text(CommandMessage.HEADING_VALUE))
            .text(terminal.text(CommandMessage.HEADING_AT))
            .text(terminal.text(ChainMessage.HEADING_SPENT_BY));
    for (long output : listed) {
      String by = ledger.spentBy(output);
      Integer height = Ledger.height(block(output));
      table.row(
          height == null ? "-" : height,
          Btc.text(chain.value(output)),
          ledger.at(output),
          by == null ? "-" : by);
    }
    terminal.out().println();
    table.print(terminal);
    if (count > listed.size()) {
      terminal.say(ChainMessage.SHOW_MORE, count - listed.size());
    }
  }
}
