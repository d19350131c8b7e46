package org.entente.trace.owner.made;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.TransferKind;

/// Transactions of a made world in any order, brought into blocks at the end.
final class Acts {
  private static final int SECONDS_PER_BLOCK = 12;
  private static final long GENESIS = 1_600_000_000;

  /// What ordinary transfers cost, in wei: 21,000 units of gas at 30 gwei and a little more.
  static final long GAS = 650_000_000_000_000L;

  private record Act(
      long block, EvmAddress from, EvmAddress to, List<Transfer> transfers, List<EvmLog> logs) {}

  private final List<Act> acts = new ArrayList<>();
  private final Random random;

  Acts(Random random) {
    this.random = random;
  }

  EvmAddress address() {
    return new EvmAddress(random.nextLong(), random.nextLong(), random.nextInt());
  }

  /// `from` pays ether and gas.
  void pay(long block, EvmAddress from, EvmAddress to, long wei) {
    add(block, from, to, List.of(gas(from), move(TransferKind.VALUE, from, to, wei)), List.of());
  }

  /// `from` pays a token.
  void pay(long block, EvmAddress token, EvmAddress from, EvmAddress to, long units) {
    add(block, from, token, List.of(gas(from), token(token, from, to, units, 0)), List.of());
  }

  /// `from` pays `through`, a contract that pays it on in the same transaction.
  void through(long block, EvmAddress from, EvmAddress through, EvmAddress to, long wei) {
    List<Transfer> moves =
        List.of(
            gas(from),
            move(TransferKind.VALUE, from, through, wei),
            move(TransferKind.INTERNAL, through, to, wei));
    add(block, from, through, moves, List.of());
  }

  void add(
      long block, EvmAddress from, EvmAddress to, List<Transfer> transfers, List<EvmLog> logs) {
    acts.add(new Act(block, from, to, transfers, logs));
  }

  static Transfer gas(EvmAddress from) {
    return new Transfer(
        TransferKind.GAS, from, null, Asset.NATIVE, Uint256.of(GAS), Transfer.NO_LOG);
  }

  static Transfer move(TransferKind kind, EvmAddress from, EvmAddress to, long wei) {
    return new Transfer(kind, from, to, Asset.NATIVE, Uint256.of(wei), Transfer.NO_LOG);
  }

  static Transfer token(EvmAddress token, EvmAddress from, EvmAddress to, long units, int log) {
    return new Transfer(TransferKind.TOKEN, from, to, Asset.erc20(token), Uint256.of(units), log);
  }

  /// All of them as blocks.
  List<EvmBlock> blocks() {
    acts.sort(Comparator.comparingLong(Act::block)); // stable: of one block, as they were added
    List<EvmBlock> blocks = new ArrayList<>();
    for (int i = 0; i < acts.size(); ) {
      long number = acts.get(i).block();
      List<EvmTx> txs = new ArrayList<>();
      for (; i < acts.size() && acts.get(i).block() == number; i++) {
        txs.add(tx(acts.get(i), i));
      }
      blocks.add(block(number, txs));
    }
    return blocks;
  }

  private static EvmTx tx(Act act, int number) {
    return new EvmTx(
        new Hash256(0, 0, 1, number),
        2,
        act.from(),
        act.to(),
        EvmTx.Success.DONE,
        act.transfers(),
        act.logs());
  }

  private static EvmBlock block(long number, List<EvmTx> txs) {
    return new EvmBlock(
        new Hash256(1, 0, 0, number),
        new Hash256(1, 0, 0, number - 1),
        number,
        GENESIS + number * SECONDS_PER_BLOCK,
        Uint256.ZERO,
        EvmAddress.ZERO,
        Uint256.ZERO,
        Set.of(),
        txs,
        List.of());
  }
}
