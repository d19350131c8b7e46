package org.entente.chain.evm.transfer;

import java.util.ArrayList;
import java.util.List;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Uint256;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.TransferKind;
import org.jspecify.annotations.Nullable;

/// Makes the transfers of a transaction, in the order in which they take effect: gas, value, then
/// internal ones and those of token logs as they were executed.
///
/// Native transfers of nothing are left out. Token transfers of nothing are kept: they cost
/// somebody gas, and poisoning is made of them.
public final class Transfers {
  /// Wei in a Gwei, in which withdrawals count.
  private static final Uint256 GWEI = Uint256.of(1_000_000_000);

  private final TokenLogs tokens;

  public Transfers(EvmNetwork network) {
    tokens = new TokenLogs(network);
  }

  public EvmTx tx(TxFacts facts) {
    List<Transfer> transfers = new ArrayList<>();
    add(transfers, TransferKind.GAS, facts.from(), null, facts.fee());
    switch (facts.success()) {
      case FAILED -> {}
      case DONE, UNKNOWN -> {
        add(transfers, TransferKind.VALUE, facts.from(), facts.to(), facts.value());
        execution(facts, transfers);
      }
    }
    return new EvmTx(
        facts.hash(),
        facts.type(),
        facts.from(),
        facts.to(),
        facts.success(),
        transfers,
        facts.logs());
  }

  private void execution(TxFacts facts, List<Transfer> transfers) {
    int next = 0;
    int written = 0;
    for (EvmLog log : facts.logs()) {
      while (next < facts.internal().size() && facts.internal().get(next).logsBefore() <= written) {
        internal(facts.internal().get(next++), transfers);
      }
      tokens.add(log, transfers);
      written++;
    }
    while (next < facts.internal().size()) {
      internal(facts.internal().get(next++), transfers);
    }
  }

  private static void internal(InternalMove move, List<Transfer> transfers) {
    add(transfers, TransferKind.INTERNAL, move.from(), move.to(), move.amount());
  }

  private static void add(
      List<Transfer> transfers,
      TransferKind kind,
      @Nullable EvmAddress from,
      @Nullable EvmAddress to,
      Uint256 amount) {
    if (!amount.isZero()) {
      transfers.add(new Transfer(kind, from, to, Asset.NATIVE, amount, Transfer.NO_LOG));
    }
  }

  /// Adds a withdrawal (EIP-4895) to a block's credits.
  public static void addWithdrawal(List<Transfer> credits, EvmAddress to, long gwei) {
    add(credits, TransferKind.WITHDRAWAL, null, to, times(Uint256.of(gwei), GWEI));
  }

  static void addReward(List<Transfer> credits, EvmAddress to, Uint256 wei) {
    add(credits, TransferKind.REWARD, null, to, wei);
  }

  /// Their product. Throws [IllegalArgumentException] over 2²⁵⁶−1.
  public static Uint256 times(Uint256 a, Uint256 b) {
    return a.timesOver(b, Uint256.ONE);
  }
}
