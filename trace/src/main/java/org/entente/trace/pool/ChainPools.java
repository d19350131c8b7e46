package org.entente.trace.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.abi.EventArgs;
import org.entente.chain.abi.EventForm;
import org.entente.chain.abi.MalformedLog;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.AccountView.BlockRow;
import org.entente.chain.evm.AccountView.TxRow;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.TransferKind;
import org.jspecify.annotations.Nullable;

/// The pools of a ledger of accounts, by the events it kept (Tornado Cash, `Tornado.sol`).
///
/// Anybody may write a log that looks so: a deposit counts only if its transaction moved something
/// into the contract, a withdrawal only if something came out. The depositor is the transaction's
/// sender, also where a router stands between. Gas prices are not kept: what a transaction paid in
/// all says the same of two only by chance.
public final class ChainPools {
  static final EventForm DEPOSIT =
      EventForm.of("Deposit(bytes32 indexed commitment, uint32 leafIndex, uint256 timestamp)");
  static final EventForm WITHDRAWAL =
      EventForm.of(
          "Withdrawal(address to, bytes32 nullifierHash, address indexed relayer, uint256 fee)");

  private final AccountView view;
  private final List<PoolDeposit> deposits = new ArrayList<>();
  private final List<PoolWithdrawal> withdrawals = new ArrayList<>();

  private ChainPools(AccountView view) {
    this.view = view;
  }

  public static PoolEvents events(AccountView view) {
    ChainPools pools = new ChainPools(view);
    PrimitiveIterator.OfLong txs = view.txsWithLogs(0);
    while (txs.hasNext()) {
      pools.read(txs.nextLong());
    }
    return new PoolEvents(pools.deposits, pools.withdrawals);
  }

  private void read(long tx) {
    for (EvmLog log : view.logs(tx)) {
      Hash256 topic = log.topics().getFirst();
      try {
        if (topic.equals(DEPOSIT.topic()) && moved(tx, log.contract(), true)) {
          deposit(tx, DEPOSIT.read(log));
        } else if (topic.equals(WITHDRAWAL.topic()) && moved(tx, log.contract(), false)) {
          withdrawal(tx, WITHDRAWAL.read(log));
        }
      } catch (MalformedLog _) {
        // Another contract's event of the same name; a pool's own are never malformed.
      }
    }
  }

  private void deposit(long tx, EventArgs event) {
    BlockRow block = view.block(view.blockOf(tx));
    TxRow row = view.tx(tx);
    deposits.add(
        new PoolDeposit(
            event.log().contract().toString(),
            block.number(),
            block.time(),
            row.hash(),
            (int) event.uint("leafIndex", 31),
            sender(row),
            null));
  }

  private void withdrawal(long tx, EventArgs event) {
    BlockRow block = view.block(view.blockOf(tx));
    TxRow row = view.tx(tx);
    withdrawals.add(
        new PoolWithdrawal(
            event.log().contract().toString(),
            block.number(),
            block.time(),
            row.hash(),
            event.word("nullifierHash"),
            event.address("to"),
            event.uint("fee"),
            sender(row),
            null));
  }

  private @Nullable EvmAddress sender(TxRow row) {
    return row.from() == AccountView.NONE ? null : view.address(row.from());
  }

  /// Whether the transaction moved something into the contract, or out of it.
  private boolean moved(long tx, EvmAddress contract, boolean in) {
    long account = view.findAccount(contract);
    for (long t = view.firstTransfer(tx); t < view.firstTransfer(tx + 1); t++) {
      long holding = in ? view.toHolding(t) : view.fromHolding(t);
      boolean value = view.kind(t) != TransferKind.GAS && !view.amount(t).equals(Uint256.ZERO);
      if (value && holding != AccountView.NONE && view.accountOf(holding) == account) {
        return true;
      }
    }
    return false;
  }
}
