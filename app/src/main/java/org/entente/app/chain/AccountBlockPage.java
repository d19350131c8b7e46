package org.entente.app.chain;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.entente.app.terminal.Fields;
import org.entente.app.terminal.Progress;
import org.entente.app.terminal.Terminal;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.Uint256;
import org.entente.base.message.ChainMessage;
import org.entente.base.message.CommandMessage;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.AccountView.BlockRow;
import org.entente.chain.evm.EvmTx.Success;
import org.entente.chain.evm.transfer.WrappedNatives;

/// A block of an EVM chain: what it holds, moves and pays.
final class AccountBlockPage implements Page {
  private final AccountView accounts;
  private final BlockRow row;
  private int txs;
  private int failed;
  private int tokens;
  private int withdrawals;
  private Uint256 value = Uint256.ZERO;
  private Uint256 fees = Uint256.ZERO;
  private Uint256 rewards = Uint256.ZERO;

  AccountBlockPage(AccountView accounts, int block) {
    this.accounts = accounts;
    row = accounts.block(block);
    for (long tx = row.firstTx(); tx < row.firstTx() + row.txCount(); tx++) {
      if (!accounts.isCredits(tx)) {
        txs++;
        failed += accounts.tx(tx).success() == Success.FAILED ? 1 : 0;
      }
      long end = accounts.firstTransfer(tx + 1);
      for (long transfer = accounts.firstTransfer(tx); transfer < end; transfer++) {
        add(transfer);
      }
    }
  }

  private void add(long transfer) {
    switch (accounts.kind(transfer)) {
      case GAS -> fees = fees.plus(accounts.amount(transfer));
      case VALUE -> value = value.plus(accounts.amount(transfer));
      case REWARD -> rewards = rewards.plus(accounts.amount(transfer));
      case WITHDRAWAL -> withdrawals++;
      case INTERNAL -> {}
      case TOKEN -> tokens += isTransferLog(transfer) ? 1 : 0;
    }
  }

  /// What a wrapped native asset mints and burns is logged under other names than a transfer.
  private boolean isTransferLog(long transfer) {
    Asset asset = new AccountText(accounts).asset(transfer);
    if (asset.standard() != Asset.Standard.ERC20) {
      return false;
    }
    boolean minted =
        accounts.addressOf(accounts.fromHolding(transfer)).equals(EvmAddress.ZERO)
            || accounts.addressOf(accounts.toHolding(transfer)).equals(EvmAddress.ZERO);
    return !minted || !WrappedNatives.isOne(accounts.network(), asset.contract());
  }

  @Override
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("network", accounts.network().text());
    json.put("hash", AccountText.hashOrNull(row.hash()));
    json.put("height", row.number());
    json.put("time", AccountText.time(row.time()));
    json.put("parent", AccountText.hashOrNull(row.parent()));
    json.put("transactions", txs);
    json.put("failed", failed);
    json.put("logs", row.logCount());
    json.put("transfers", tokens);
    json.put("withdrawals", withdrawals);
    json.put("value", value.toString());
    json.put("fees", fees.toString());
    json.put("burnt", row.burnt().toString());
    json.put("rewards", rewards.toString());
    json.put("beneficiary", row.beneficiary().toString());
    json.put("proven", proofs());
    return json;
  }

  private java.util.List<String> proofs() {
    return row.proofs().stream()
        .sorted()
        .map(proof -> proof.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  @Override
  public void print(Terminal terminal) {
    String symbol = " " + accounts.network().symbol();
    Fields fields = new Fields(terminal);
    fields.add(CommandMessage.FIELD_NETWORK, accounts.network().text());
    fields.add(ChainMessage.FIELD_BLOCK, AccountText.hashOrNull(row.hash()));
    fields.add(CommandMessage.FIELD_HEIGHT, row.number());
    fields.add(CommandMessage.FIELD_TIME, AccountText.time(row.time()));
    fields.add(ChainMessage.FIELD_PARENT, AccountText.hashOrNull(row.parent()));
    fields.add(ChainMessage.FIELD_TRANSACTIONS, Progress.count(txs));
    fields.add(ChainMessage.FIELD_FAILED, Progress.count(failed));
    fields.add(ChainMessage.FIELD_LOGS, Progress.count(row.logCount()));
    fields.add(ChainMessage.FIELD_TOKEN_TRANSFERS, Progress.count(tokens));
    fields.add(ChainMessage.FIELD_WITHDRAWALS, Progress.count(withdrawals));
    fields.add(ChainMessage.FIELD_VALUE, AccountText.whole(value) + symbol);
    fields.add(ChainMessage.FIELD_FEES, AccountText.whole(fees) + symbol);
    fields.add(ChainMessage.FIELD_PROVEN, String.join(", ", proofs()));
    fields.print();
  }
}
