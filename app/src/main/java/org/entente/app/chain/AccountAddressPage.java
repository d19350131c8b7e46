package org.entente.app.chain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.PriorityQueue;
import org.entente.app.terminal.Fields;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.Uint256;
import org.entente.base.message.ChainMessage;
import org.entente.base.message.CommandMessage;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.AccountView.BlockRow;

/// An account of an EVM chain: what it was seen to hold, and the first of its transfers. Balances
/// come from notes of the store, so that one with millions of transfers takes no longer.
final class AccountAddressPage implements Page {
  private final AccountView accounts;
  private final AccountText text;
  private final EvmAddress address;
  private final int limit;
  private final List<Holding> holdings = new ArrayList<>();
  private final List<Long> listed = new ArrayList<>();
  private long count;
  private boolean more;

  private record Holding(Asset asset, Uint256 balance) {}

  private record Next(long transfer, long holding) {}

  /// Lists `limit` holdings and transfers at most.
  AccountAddressPage(AccountView accounts, EvmAddress address, int limit) {
    this.accounts = accounts;
    this.address = address;
    this.limit = limit;
    text = new AccountText(accounts);
    long account = accounts.findAccount(address);
    if (account != AccountView.NONE) {
      collect(account);
    }
  }

  private void collect(long account) {
    PriorityQueue<Next> nexts = new PriorityQueue<>((a, b) -> Long.compare(a.transfer, b.transfer));
    PrimitiveIterator.OfLong all = accounts.holdingsOf(account);
    while (all.hasNext()) {
      long holding = all.nextLong();
      count++;
      if (holdings.size() < limit) {
        holdings.add(
            new Holding(
                accounts.asset(accounts.assetOf(holding)),
                accounts.seenBefore(holding, accounts.transferCount())));
        nexts.add(new Next(accounts.firstTransferOf(holding), holding));
      }
    }
    while (!nexts.isEmpty() && listed.size() < limit) {
      Next next = nexts.remove();
      listed.add(next.transfer);
      long following = accounts.nextTransfer(next.holding, next.transfer);
      if (following != AccountView.NONE) {
        nexts.add(new Next(following, next.holding));
      }
    }
    more = !nexts.isEmpty() || count > holdings.size();
  }

  @Override
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("network", accounts.network().text());
    json.put("address", address.toString());
    json.put("holding_count", count);
    json.put("holdings", holdings.stream().map(this::json).toList());
    json.put("transfers", listed.stream().map(this::json).toList());
    json.put("more", more);
    return json;
  }

  private Map<String, Object> json(Holding holding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("asset", holding.asset.text(accounts.network()));
    json.put("balance", holding.balance.toString());
    return json;
  }

  private Map<String, Object> json(long transfer) {
    long tx = accounts.txOfTransfer(transfer);
    BlockRow block = accounts.block(accounts.blockOf(tx));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("txid", accounts.isCredits(tx) ? null : AccountText.hash(accounts.tx(tx).hash()));
    json.put("height", block.number());
    json.put("time", AccountText.time(block.time()));
    json.putAll(text.json(transfer));
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    Fields fields = new Fields(terminal);
    fields.add(CommandMessage.FIELD_NETWORK, accounts.network().text());
    fields.add(CommandMessage.FIELD_ADDRESS, address.checksummed());
    fields.print();
    if (holdings.isEmpty()) {
      return;
    }
    Table table =
        Table.empty()
            .number(terminal.text(ChainMessage.FIELD_BALANCE))
            .text(terminal.text(ChainMessage.FIELD_ASSET));
    for (Holding holding : holdings) {
      table.row(
          text.amount(holding.asset, holding.balance), holding.asset.text(accounts.network()));
    }
    terminal.out().println();
    table.print(terminal);
    TransferTable transfers = new TransferTable(terminal, accounts);
    listed.forEach(transfers::add);
    transfers.print();
    if (more) {
      terminal.say(ChainMessage.SHOW_LIMITED, limit);
    }
  }
}
