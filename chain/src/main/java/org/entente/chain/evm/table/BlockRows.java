package org.entente.chain.evm.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.trace.FlatTrace;
import org.jspecify.annotations.Nullable;

/// The rows of one block, decoded and sorted out by transaction. A row that stands there twice
/// counts once; two that contradict each other are an [IllegalArgumentException].
final class BlockRows {
  private static final RowKind[] KINDS = RowKind.values();
  private static final FlatTrace.Type[] TRACE_TYPES = FlatTrace.Type.values();
  private static final FlatTrace.CallType[] CALL_TYPES = FlatTrace.CallType.values();
  private static final EvmTx.Success[] SUCCESSES = EvmTx.Success.values();

  /// A row of blocks. `hasNoUncles` if it says so; else nobody knows.
  record Head(
      Hash256 parent,
      Uint256 difficulty,
      @Nullable EvmAddress miner,
      @Nullable Uint256 baseFee,
      @Nullable Uint256 excessBlobGas,
      boolean hasNoUncles,
      List<Withdrawal> withdrawals) {}

  /// A row of transactions. Fields that may be null were empty.
  record Transaction(
      int index,
      int type,
      EvmAddress from,
      @Nullable EvmAddress to,
      Uint256 value,
      @Nullable Uint256 gasPrice,
      @Nullable Uint256 maxFee,
      @Nullable Uint256 maxPriorityFee,
      int blobs) {}

  /// A row of receipts. `blobGas` may be [TableRows#UNKNOWN].
  record Receipt(
      int index,
      long gasUsed,
      @Nullable Uint256 price,
      EvmTx.Success status,
      @Nullable EvmAddress contract,
      @Nullable Uint256 l1Fee,
      long blobGas,
      @Nullable Uint256 blobPrice) {}

  /// A row of token transfers.
  record Token(EvmAddress contract, EvmAddress from, EvmAddress to, Uint256 value, int logIndex) {}

  /// All that the tables tell of one transaction.
  static final class Tx {
    final Hash256 hash;
    @Nullable Transaction transaction;
    @Nullable Receipt receipt;
    final List<EvmLog> logs = new ArrayList<>(0);
    final List<Token> tokens = new ArrayList<>(2);
    final List<FlatTrace> traces = new ArrayList<>(0);

    /// Place in the block, [TableRows#UNKNOWN] where no table tells.
    int index = TableRows.UNKNOWN;

    Tx(Hash256 hash) {
      this.hash = hash;
    }

    private void isAt(int told) {
      if (told == TableRows.UNKNOWN) {
        return;
      }
      if (index != TableRows.UNKNOWN && index != told) {
        throw new IllegalArgumentException(
            "transaction 0x" + hash + " stands at " + index + " and at " + told);
      }
      index = told;
    }

    private void add(Tx other) {
      isAt(other.index);
      if (other.transaction != null) {
        transaction = same(transaction, other.transaction, "transaction 0x" + hash);
      }
      if (other.receipt != null) {
        receipt = same(receipt, other.receipt, "the receipt of transaction 0x" + hash);
      }
      logs.addAll(other.logs);
      tokens.addAll(other.tokens);
      traces.addAll(other.traces);
    }

    /// Of its first log, [Integer#MAX_VALUE] if it has none.
    int firstLog() {
      int first = logs.isEmpty() ? Integer.MAX_VALUE : logs.getFirst().logIndex();
      return tokens.isEmpty() ? first : Math.min(first, tokens.getFirst().logIndex());
    }
  }

  Hash256 hash = EvmBlock.UNKNOWN_HASH;
  long time = EvmBlock.UNKNOWN_TIME;
  @Nullable Head head;
  final Map<Hash256, Tx> txs = new HashMap<>();

  /// Traces by place of a transaction that they do not name.
  final Map<Integer, List<FlatTrace>> unnamedTraces = new HashMap<>();

  /// Rewards and what else belongs to no transaction.
  final List<FlatTrace> rewards = new ArrayList<>();

  boolean hasTraces;

  private @Nullable Tx last;

  static RowKind kind(RowBytes in) {
    return KINDS[in.getByte()];
  }

  /// Takes the rows in `bytes[from, to)`.
  void add(byte[] bytes, int from, int to) {
    RowBytes in = new RowBytes(bytes);
    int at = from;
    while (at < to) {
      in.moveTo(at);
      int length = in.getInt();
      switch (kind(in)) {
        case BLOCK -> addBlock(in);
        case HEAD -> addHead(in);
        case TRANSACTION -> addTransaction(in);
        case RECEIPT -> addReceipt(in);
        case LOG -> addLog(in);
        case TOKEN_TRANSFER -> addToken(in);
        case TRACE -> addTrace(in);
      }
      at += length;
    }
  }

  /// Takes rows that name this block by its number only; `isOther` knows the transactions of other
  /// blocks of that number, whose rows they leave alone.
  void addUnnamed(BlockRows unnamed, Predicate<Hash256> isOther) {
    isOf(unnamed.hash, unnamed.time);
    for (Tx tx : unnamed.txs.values()) {
      if (txs.containsKey(tx.hash)) {
        tx(tx.hash).add(tx);
      } else if (!isOther.test(tx.hash)) {
        throw new IllegalArgumentException(
            "rows of transaction 0x" + tx.hash + " name a number that several blocks have");
      }
    }
    if (!unnamed.rewards.isEmpty() || !unnamed.unnamedTraces.isEmpty()) {
      throw new IllegalArgumentException("traces name a number that several blocks have");
    }
    hasTraces |= unnamed.hasTraces;
  }

  private void isOf(Hash256 toldHash, long toldTime) {
    if (!toldHash.equals(EvmBlock.UNKNOWN_HASH)) {
      if (!hash.equals(EvmBlock.UNKNOWN_HASH) && !hash.equals(toldHash)) {
        throw new IllegalArgumentException("its hash is 0x" + hash + " and 0x" + toldHash);
      }
      hash = toldHash;
    }
    if (toldTime != EvmBlock.UNKNOWN_TIME) {
      if (time != EvmBlock.UNKNOWN_TIME && time != toldTime) {
        throw new IllegalArgumentException("its time is " + time + " and " + toldTime);
      }
      time = toldTime;
    }
  }

  private void addHead(RowBytes in) {
    in.getInt();
    in.getLong();
    isOf(in.getHash(), in.getLong());
  }

  private void addBlock(RowBytes in) {
    addHead(in);
    Hash256 parent = in.getHash();
    Uint256 difficulty = in.getAmountOrNone();
    EvmAddress miner = in.getAddressOrNone();
    Uint256 baseFee = in.getAmountOrNone();
    Uint256 excessBlobGas = in.getAmountOrNone();
    boolean hasNoUncles = in.getByte() != 0;
    int count = in.getInt();
    List<Withdrawal> withdrawals = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      withdrawals.add(new Withdrawal(in.getAddress(), in.getLong()));
    }
    Head told =
        new Head(
            parent,
            difficulty == null ? Uint256.ZERO : difficulty,
            miner,
            baseFee,
            excessBlobGas,
            hasNoUncles,
            withdrawals);
    head = same(head, told, "the block");
  }

  private static <T> T same(@Nullable T known, T told, String what) {
    if (known != null && !known.equals(told)) {
      throw new IllegalArgumentException("two rows tell different things of " + what);
    }
    return told;
  }

  private Tx tx(Hash256 txHash) {
    Tx known = last;
    if (known == null || !known.hash.equals(txHash)) {
      known = txs.computeIfAbsent(txHash, Tx::new);
      last = known;
    }
    return known;
  }

  private void addTransaction(RowBytes in) {
    Tx tx = tx(in.getHash());
    Transaction told =
        new Transaction(
            in.getInt(),
            in.getInt(),
            in.getAddress(),
            in.getAddressOrNone(),
            in.getAmount(),
            in.getAmountOrNone(),
            in.getAmountOrNone(),
            in.getAmountOrNone(),
            in.getInt());
    tx.isAt(told.index);
    tx.transaction = same(tx.transaction, told, "transaction 0x" + tx.hash);
  }

  private void addReceipt(RowBytes in) {
    Tx tx = tx(in.getHash());
    Receipt told =
        new Receipt(
            in.getInt(),
            in.getLong(),
            in.getAmountOrNone(),
            SUCCESSES[in.getByte()],
            in.getAddressOrNone(),
            in.getAmountOrNone(),
            in.getLong(),
            in.getAmountOrNone());
    tx.isAt(told.index);
    tx.receipt = same(tx.receipt, told, "the receipt of transaction 0x" + tx.hash);
  }

  private void addLog(RowBytes in) {
    Tx tx = tx(in.getHash());
    tx.isAt(in.getInt());
    int logIndex = in.getInt();
    EvmAddress contract = in.getAddress();
    int count = in.getByte();
    List<Hash256> topics = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      topics.add(in.getHash());
    }
    tx.logs.add(new EvmLog(contract, topics, in.getBytes(), logIndex));
  }

  private void addToken(RowBytes in) {
    Tx tx = tx(in.getHash());
    int logIndex = in.getInt();
    tx.tokens.add(
        new Token(in.getAddress(), in.getAddress(), in.getAddress(), in.getAmount(), logIndex));
  }

  private void addTrace(RowBytes in) {
    hasTraces = true;
    Hash256 txHash = in.getHash();
    int index = in.getInt();
    FlatTrace trace =
        new FlatTrace(
            TRACE_TYPES[in.getByte()],
            CALL_TYPES[in.getByte()],
            in.getAddressOrNone(),
            in.getAddressOrNone(),
            in.getAmountOrNone(),
            in.getByte() != 0,
            place(in));
    switch (trace.type()) {
      case REWARD, GENESIS, DAOFORK -> rewards.add(trace);
      case CALL, CREATE, SUICIDE -> {
        if (!txHash.equals(Hash256.ZERO)) {
          Tx tx = tx(txHash);
          tx.isAt(index);
          tx.traces.add(trace);
        } else if (index != TableRows.UNKNOWN) {
          unnamedTraces.computeIfAbsent(index, _ -> new ArrayList<>()).add(trace);
        } else {
          throw new IllegalArgumentException("a trace that names no transaction");
        }
      }
    }
  }

  private static List<Integer> place(RowBytes in) {
    int depth = in.getInt();
    List<Integer> place = new ArrayList<>(depth);
    for (int i = 0; i < depth; i++) {
      place.add(in.getInt());
    }
    return place;
  }
}
