package org.entente.app.chain;

import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.app.terminal.Fields;
import org.entente.app.terminal.Progress;
import org.entente.app.terminal.Terminal;
import org.entente.base.BlockHash;
import org.entente.base.message.ChainMessage;
import org.entente.base.message.CommandMessage;
import org.entente.chain.Block;
import org.entente.chain.ChainView;
import org.entente.chain.ChainView.BlockRow;
import org.jspecify.annotations.Nullable;

/// A block: what it holds, moves and pays to its miner.
final class BlockPage implements Page {
  private final ChainView chain;
  private final BlockRow row;
  private long inputs;
  private long outputs;
  private long valueIn;
  private long valueOut;
  private long minted;

  BlockPage(ChainView chain, int block) {
    this.chain = chain;
    row = chain.block(block);
    for (long tx = row.firstTx(); tx < row.firstTx() + row.txCount(); tx++) {
      add(tx);
    }
  }

  private void add(long tx) {
    boolean coinbase = chain.isCoinbase(tx);
    for (long output = chain.firstOutput(tx); output < chain.firstOutput(tx + 1); output++) {
      outputs++;
      valueOut += chain.value(output);
      minted += coinbase ? chain.value(output) : 0;
    }
    if (coinbase) {
      return;
    }
    for (long input = chain.firstInput(tx); input < chain.firstInput(tx + 1); input++) {
      inputs++;
      long value = chain.inputValue(input);
      boolean unknown = value == Block.UNKNOWN_VALUE || valueIn == Block.UNKNOWN_VALUE;
      valueIn = unknown ? Block.UNKNOWN_VALUE : valueIn + value;
    }
  }

  private long fees() {
    return valueIn == Block.UNKNOWN_VALUE ? Block.UNKNOWN_VALUE : valueIn - (valueOut - minted);
  }

  private @Nullable String parent() {
    return row.parent().equals(BlockHash.NONE) ? null : row.parent().toString();
  }

  @Override
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("network", chain.network().text());
    json.put("hash", Ledger.hash(row));
    json.put("height", Ledger.height(row));
    json.put("time", Ledger.time(row));
    json.put("parent", parent());
    json.put("transactions", row.txCount());
    json.put("inputs", inputs);
    json.put("outputs", outputs);
    json.put("value_in", Ledger.amount(valueIn));
    json.put("value_out", Ledger.amount(valueOut));
    json.put("fees", Ledger.amount(fees()));
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    Fields fields = new Fields(terminal);
    fields.add(CommandMessage.FIELD_NETWORK, chain.network().text());
    fields.add(ChainMessage.FIELD_BLOCK, Ledger.hash(row));
    fields.add(CommandMessage.FIELD_HEIGHT, Ledger.height(row));
    fields.add(CommandMessage.FIELD_TIME, Ledger.time(row));
    fields.add(ChainMessage.FIELD_PARENT, parent());
    fields.add(ChainMessage.FIELD_TRANSACTIONS, Progress.count(row.txCount()));
    fields.add(ChainMessage.FIELD_INPUTS, Progress.count(inputs));
    fields.add(ChainMessage.FIELD_OUTPUTS, Progress.count(outputs));
    fields.addBtc(ChainMessage.FIELD_VALUE_IN, valueIn);
    fields.addBtc(CommandMessage.FIELD_VALUE_OUT, valueOut);
    fields.addBtc(ChainMessage.FIELD_FEES, fees());
    fields.print();
  }
}
