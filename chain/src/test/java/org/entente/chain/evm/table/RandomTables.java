package org.entente.chain.evm.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Hex;
import org.entente.base.Uint256;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.EvmTx.Success;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.TransferKind;
import org.jspecify.annotations.Nullable;

/// Blocks made up at random and their tables, some of which may be left out: then the blocks are
/// what the tables left tell, worked out here on the way.
final class RandomTables {
  private static final String TRANSFER =
      "ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";

  final TableText text = new TableText();
  final List<EvmBlock> blocks = new ArrayList<>();
  private final Random random;
  private final boolean blocksTable;
  private final boolean receipts;
  private final boolean logs;
  private final boolean tokens;
  private final boolean traces;
  private long number;
  private int next = 1;
  private Hash256 parent = EvmBlock.UNKNOWN_HASH;

  private RandomTables(Random random, boolean all) {
    this.random = random;
    blocksTable = all || random.nextBoolean();
    receipts = all || random.nextBoolean();
    logs = all || random.nextBoolean();
    tokens = all || random.nextBoolean();
    traces = all || random.nextBoolean();
  }

  static RandomTables ofBlocks(int count, Random random) {
    RandomTables tables = new RandomTables(random, false);
    for (int i = 0; i < count; i++) {
      tables.addBlock();
    }
    return tables;
  }

  /// All tables of a few blocks.
  static TableText some(Random random) {
    RandomTables tables = new RandomTables(random, true);
    for (int i = 0; i < 4; i++) {
      tables.addBlock();
    }
    return tables.text;
  }

  private Hash256 hash() {
    return Hash256.ofHex(TableText.hash(next++ * 0x9e3779b1).substring(2));
  }

  private EvmAddress address() {
    return EvmAddress.parse(TableText.address(1 + random.nextInt(9)));
  }

  private void addBlock() {
    number += 1 + random.nextInt(3);
    Hash256 hash = hash();
    long time = 1_600_000_000L + number;
    long baseFee = random.nextInt(100);
    int firstLog = 0;
    long burnt = 0;
    List<EvmTx> txs = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(6); i++) {
      TxMade tx = new TxMade(i, firstLog, hash, time);
      firstLog = tx.nextLog;
      burnt += receipts ? tx.gasUsed * baseFee : 0;
      txs.add(tx.make());
    }
    EvmAddress maker = address();
    List<Transfer> credits = new ArrayList<>();
    StringBuilder withdrawals = new StringBuilder();
    for (int i = random.nextInt(3); i > 0; i--) {
      EvmAddress to = address();
      withdrawals.append(withdrawals.isEmpty() ? "" : ",");
      withdrawals.append("{\"index\":1,\"address\":\"" + to + "\",\"amount\":" + i + "}");
      credits.add(move(TransferKind.WITHDRAWAL, null, to, i * 1_000_000_000L));
    }
    if (blocksTable) {
      text.row(
          TableText.BLOCKS,
          number,
          "0x" + hash,
          "0x" + parent,
          "0x0",
          maker,
          17,
          0,
          0,
          time,
          1,
          baseFee,
          withdrawals,
          "",
          "");
    }
    blocks.add(
        new EvmBlock(
            hash,
            blocksTable ? parent : EvmBlock.UNKNOWN_HASH,
            number,
            time,
            blocksTable ? Uint256.of(17) : Uint256.ZERO,
            blocksTable ? maker : EvmAddress.ZERO,
            blocksTable ? Uint256.of(burnt) : Uint256.ZERO,
            Set.of(),
            txs,
            blocksTable ? credits : List.of()));
    parent = hash;
  }

  private static Transfer move(
      TransferKind kind, @Nullable EvmAddress from, @Nullable EvmAddress to, long amount) {
    return new Transfer(kind, from, to, Asset.NATIVE, Uint256.of(amount), Transfer.NO_LOG);
  }

  private final class TxMade {
    final int index;
    final Hash256 block;
    final Hash256 hash = hash();
    final long gasUsed = 21_000L + random.nextInt(1000);
    final boolean failed = random.nextInt(5) == 0;
    final EvmAddress from = address();
    final EvmAddress to = address();
    final long value = random.nextBoolean() ? 0 : random.nextInt(1000);
    final List<Transfer> internal = new ArrayList<>();
    final List<Transfer> moved = new ArrayList<>();
    final List<EvmLog> logged = new ArrayList<>();
    int nextLog;

    TxMade(int index, int firstLog, Hash256 block, long time) {
      this.index = index;
      this.block = block;
      nextLog = firstLog;
      text.row(
          TableText.TRANSACTIONS,
          "0x" + hash,
          0,
          "0x" + block,
          number,
          index,
          from,
          to,
          value,
          0,
          7,
          "0x",
          time,
          "",
          "",
          0);
      if (receipts) {
        text.row(
            TableText.RECEIPTS,
            "0x" + hash,
            index,
            "0x" + block,
            number,
            0,
            gasUsed,
            "",
            "",
            failed ? 0 : 1,
            9);
      }
      if (traces) {
        trace(from, to, value, "call", "", failed, false);
        calls("", failed, 0);
      }
      if (!failed) {
        addLogs();
      }
    }

    private void trace(
        EvmAddress from,
        EvmAddress to,
        long value,
        String call,
        String place,
        boolean failed,
        boolean reverted) {
      boolean isCall = call.contains("call");
      text.row(
          TableText.TRACES,
          number,
          "0x" + hash,
          index,
          from,
          to,
          value,
          "0x",
          "0x",
          isCall ? "call" : call,
          isCall ? call : "",
          "",
          0,
          0,
          0,
          place,
          failed ? "Reverted" : "",
          failed || (reverted && random.nextBoolean()) ? 0 : 1,
          "");
    }

    /// Writes the children of a call, and what they move unless it is reverted.
    private void calls(String place, boolean reverted, int depth) {
      for (int i = 0; i < random.nextInt(4 - Math.min(3, depth)); i++) {
        String at = place.isEmpty() ? "" + i : place + "," + i;
        EvmAddress caller = address();
        EvmAddress called = address();
        long amount = random.nextInt(3);
        String kind =
            List.of("call", "call", "delegatecall", "staticcall", "callcode", "create", "suicide")
                .get(random.nextInt(7));
        boolean fails = random.nextInt(4) == 0;
        trace(caller, called, amount, kind, at, fails, reverted);
        boolean moves = List.of("call", "create", "suicide").contains(kind);
        if (!reverted && !fails && moves && amount > 0) {
          internal.add(move(TransferKind.INTERNAL, caller, called, amount));
        }
        calls(at, reverted || fails, depth + 1);
      }
    }

    private void addLogs() {
      for (int i = random.nextInt(4); i > 0; i--) {
        EvmAddress token = address();
        EvmAddress sender = address();
        EvmAddress receiver = address();
        long amount = random.nextInt(1 << 20);
        int log = nextLog++;
        String data = String.format("%064x", amount);
        List<Hash256> topics = List.of(Hash256.ofHex(TRANSFER), word(sender), word(receiver));
        if (logs) {
          text.row(
              TableText.LOGS,
              log,
              "0x" + hash,
              index,
              "0x" + block,
              number,
              token,
              "0x" + data,
              "0x" + topics.get(0) + ",0x" + topics.get(1) + ",0x" + topics.get(2));
          logged.add(new EvmLog(token, topics, Hex.decode(data), log));
        }
        if (tokens) {
          text.row(
              TableText.TOKEN_TRANSFERS, token, sender, receiver, amount, "0x" + hash, log, number);
        }
        if (logs || tokens) {
          moved.add(
              new Transfer(
                  TransferKind.TOKEN,
                  sender,
                  receiver,
                  Asset.erc20(token),
                  Uint256.of(amount),
                  log));
        }
      }
    }

    private static Hash256 word(EvmAddress address) {
      return Hash256.ofHex("0".repeat(24) + address.toString().substring(2));
    }

    EvmTx make() {
      List<Transfer> transfers = new ArrayList<>();
      Success success =
          !receipts && !traces ? Success.UNKNOWN : failed ? Success.FAILED : Success.DONE;
      if (receipts) {
        transfers.add(move(TransferKind.GAS, from, null, gasUsed * 9));
      }
      if (success != Success.FAILED) {
        if (value > 0) {
          transfers.add(move(TransferKind.VALUE, from, to, value));
        }
        transfers.addAll(internal);
        transfers.addAll(moved);
      }
      return new EvmTx(hash, 0, from, to, success, transfers, logged);
    }
  }
}
