package org.entente.chain.evm.store1;

import java.util.ArrayList;
import java.util.List;
import org.entente.base.EvmAddress;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.AccountView.BlockRow;
import org.entente.chain.evm.AccountView.TxRow;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.Transfer;
import org.jspecify.annotations.Nullable;

/// Turns rows back into an [EvmBlock].
final class Replay {
  private final MappedAccounts accounts;

  Replay(MappedAccounts accounts) {
    this.accounts = accounts;
  }

  EvmBlock read(int block) {
    BlockRow row = accounts.block(block);
    List<EvmTx> txs = new ArrayList<>();
    List<Transfer> credits = List.of();
    for (long tx = row.firstTx(); tx < row.firstTx() + row.txCount(); tx++) {
      if (accounts.isCredits(tx)) {
        credits = transfers(tx);
      } else {
        txs.add(tx(tx));
      }
    }
    return new EvmBlock(
        row.hash(),
        row.parent(),
        row.number(),
        row.time(),
        accounts.difficulty(block),
        row.beneficiary(),
        row.burnt(),
        row.proofs(),
        txs,
        credits,
        row.logCount());
  }

  private EvmTx tx(long number) {
    TxRow row = accounts.tx(number);
    return new EvmTx(
        row.hash(),
        row.type(),
        address(row.from()),
        address(row.to()),
        row.success(),
        transfers(number),
        accounts.logs(number));
  }

  private @Nullable EvmAddress address(long account) {
    return account == AccountView.NONE ? null : accounts.address(account);
  }

  private List<Transfer> transfers(long tx) {
    List<Transfer> transfers = new ArrayList<>();
    for (long t = accounts.firstTransfer(tx); t < accounts.firstTransfer(tx + 1); t++) {
      long from = accounts.fromHolding(t);
      long to = accounts.toHolding(t);
      transfers.add(
          new Transfer(
              accounts.kind(t),
              accounts.addressOrNull(from),
              accounts.addressOrNull(to),
              accounts.asset(accounts.assetOf(from == AccountView.NONE ? to : from)),
              accounts.amount(t),
              accounts.logIndex(t)));
    }
    return transfers;
  }
}
