package org.entente.app.chain;

import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.Asset;
import org.entente.base.message.ChainMessage;
import org.entente.base.message.CommandMessage;
import org.entente.chain.evm.AccountView;
import org.jspecify.annotations.Nullable;

/// Transfers for people, a line each.
final class TransferTable {
  private final Terminal terminal;
  private final AccountView accounts;
  private final AccountText text;
  private final Table table;

  TransferTable(Terminal terminal, AccountView accounts) {
    this.terminal = terminal;
    this.accounts = accounts;
    text = new AccountText(accounts);
    table =
        Table.empty()
            .number(terminal.text(CommandMessage.FIELD_HEIGHT))
            .text(terminal.text(CommandMessage.HEADING_KIND))
            .text(terminal.text(ChainMessage.FIELD_FROM))
            .text(terminal.text(ChainMessage.FIELD_TO))
            .number(terminal.text(ChainMessage.FIELD_AMOUNT))
            .text(terminal.text(ChainMessage.FIELD_ASSET));
  }

  void add(long transfer) {
    Asset asset = text.asset(transfer);
    table.row(
        accounts.block(accounts.blockOf(accounts.txOfTransfer(transfer))).number(),
        text.kind(transfer),
        dash(text.from(transfer)),
        dash(text.to(transfer)),
        text.amount(asset, accounts.amount(transfer)),
        asset.text(accounts.network()));
  }

  void print() {
    if (!table.isEmpty()) {
      terminal.out().println();
      table.print(terminal);
    }
  }

  private static String dash(@Nullable String value) {
    return value == null ? "-" : value;
  }
}
