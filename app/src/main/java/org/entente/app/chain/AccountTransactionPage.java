package org.entente.app.chain;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.entente.app.terminal.Fields;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.ChainMessage;
import org.entente.base.message.CommandMessage;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.AccountView.BlockRow;
import org.entente.chain.evm.AccountView.TxRow;

/// A transaction of an EVM chain: what it moved, in order.
final class AccountTransactionPage implements Page {
  private final AccountView accounts;
  private final AccountText text;
  private final long tx;
  private final TxRow row;
  private final BlockRow block;

  AccountTransactionPage(AccountView accounts, long tx) {
    this.accounts = accounts;
    this.tx = tx;
    text = new AccountText(accounts);
    row = accounts.tx(tx);
    block = accounts.block(accounts.blockOf(tx));
  }

  private LongStream transfers() {
    return LongStream.range(accounts.firstTransfer(tx), accounts.firstTransfer(tx + 1));
  }

  private String success() {
    return row.success().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("network", accounts.network().text());
    json.put("txid", AccountText.hash(row.hash()));
    json.put("block", AccountText.hashOrNull(block.hash()));
    json.put("height", block.number());
    json.put("time", AccountText.time(block.time()));
    json.put("type", row.type());
    json.put("from", text.account(row.from()));
    json.put("to", text.account(row.to()));
    json.put("success", success());
    json.put("transfers", transfers().mapToObj(text::json).toList());
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    Fields fields = new Fields(terminal);
    fields.add(CommandMessage.FIELD_TRANSACTION, AccountText.hash(row.hash()));
    fields.add(ChainMessage.FIELD_BLOCK, AccountText.hashOrNull(block.hash()));
    fields.add(CommandMessage.FIELD_HEIGHT, block.number());
    fields.add(CommandMessage.FIELD_TIME, AccountText.time(block.time()));
    fields.add(ChainMessage.FIELD_TYPE, row.type());
    fields.add(ChainMessage.FIELD_FROM, text.account(row.from()));
    fields.add(ChainMessage.FIELD_TO, text.account(row.to()));
    fields.add(ChainMessage.FIELD_SUCCESS, success());
    fields.print();
    TransferTable table = new TransferTable(terminal, accounts);
    transfers().forEach(table::add);
    table.print();
  }
}
