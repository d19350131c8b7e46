package org.entente.chain.evm.table;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.ToIntFunction;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Uint256;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.EvmTx.Success;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.TransferKind;
import org.entente.chain.evm.trace.CallSteps;
import org.entente.chain.evm.trace.FlatTrace;
import org.entente.chain.evm.transfer.BlobPrice;
import org.entente.chain.evm.transfer.Rewards;
import org.entente.chain.evm.transfer.TokenLogs;
import org.entente.chain.evm.transfer.Transfers;
import org.entente.chain.evm.transfer.TxFacts;
import org.jspecify.annotations.Nullable;

/// Puts a block together from its rows. What is there decides what is made: transactions give
/// value, receipts gas and success, logs tokens; token transfers by themselves tokens that are
/// taken for ERC-20; traces what contracts moved. Throws [IllegalArgumentException] where rows
/// contradict each other.
final class TableBlock {
  private final long number;
  private final BlockRows rows;
  private final EvmNetwork network;
  private final Transfers transfers;
  private final TokenLogs tokenLogs;
  private BigInteger burnt = BigInteger.ZERO;

  TableBlock(EvmNetwork network, long number, BlockRows rows) {
    this.network = network;
    this.number = number;
    this.rows = rows;
    transfers = new Transfers(network);
    tokenLogs = new TokenLogs(network);
  }

  EvmBlock make() {
    List<BlockRows.Tx> ordered = ordered();
    nameTraces(ordered);
    List<EvmTx> txs = new ArrayList<>(ordered.size());
    for (BlockRows.Tx tx : ordered) {
      txs.add(make(tx));
    }
    BlockRows.Head head = rows.head;
    Set<EvmBlock.Proof> proofs =
        rows.hasTraces ? EnumSet.of(EvmBlock.Proof.TRACES) : EnumSet.noneOf(EvmBlock.Proof.class);
    return new EvmBlock(
        rows.hash,
        head == null ? EvmBlock.UNKNOWN_HASH : head.parent(),
        number,
        rows.time,
        head == null ? Uint256.ZERO : head.difficulty(),
        head == null || head.miner() == null ? EvmAddress.ZERO : head.miner(),
        Uint256.of(burnt),
        proofs,
        txs,
        credits());
  }

  /// By place in the block. Those whose place no table tells stand by their first log among the
  /// others.
  private List<BlockRows.Tx> ordered() {
    List<BlockRows.Tx> placed = new ArrayList<>();
    List<BlockRows.Tx> unplaced = new ArrayList<>();
    for (BlockRows.Tx tx : rows.txs.values()) {
      sortLogs(tx);
      (tx.index == TableRows.UNKNOWN ? unplaced : placed).add(tx);
    }
    placed.sort(Comparator.comparingInt(tx -> tx.index));
    for (int i = 1; i < placed.size(); i++) {
      if (placed.get(i).index == placed.get(i - 1).index) {
        throw new IllegalArgumentException("two transactions at place " + placed.get(i).index);
      }
    }
    if (unplaced.isEmpty()) {
      return placed;
    }
    unplaced.sort(
        Comparator.<BlockRows.Tx>comparingInt(BlockRows.Tx::firstLog).thenComparing(tx -> tx.hash));
    return placed.isEmpty() ? unplaced : among(placed, unplaced);
  }

  private static List<BlockRows.Tx> among(List<BlockRows.Tx> placed, List<BlockRows.Tx> unplaced) {
    // Behind the last that wrote logs before; those without logs stay with the one before them.
    int[] behind = new int[unplaced.size()];
    for (int i = 0; i < behind.length; i++) {
      for (int j = 0; j < placed.size(); j++) {
        int first = placed.get(j).firstLog();
        if (first != Integer.MAX_VALUE && first < unplaced.get(i).firstLog()) {
          behind[i] = j + 1;
        }
      }
    }
    List<BlockRows.Tx> all = new ArrayList<>(placed.size() + unplaced.size());
    int next = 0;
    for (int j = 0; j <= placed.size(); j++) {
      while (next < behind.length && behind[next] == j) {
        all.add(unplaced.get(next++));
      }
      if (j < placed.size()) {
        all.add(placed.get(j));
      }
    }
    return all;
  }

  private static void sortLogs(BlockRows.Tx tx) {
    if (tx.logs.size() > 1) {
      tx.logs.sort(Comparator.comparingInt(EvmLog::logIndex));
      dropTwins(tx.logs, TableBlock::isSameLog, EvmLog::logIndex);
    }
    if (tx.tokens.size() > 1) {
      tx.tokens.sort(Comparator.comparingInt(BlockRows.Token::logIndex));
      dropTwins(tx.tokens, BlockRows.Token::equals, BlockRows.Token::logIndex);
    }
  }

  private static boolean isSameLog(EvmLog one, EvmLog other) {
    return one.contract().equals(other.contract())
        && one.topics().equals(other.topics())
        && Arrays.equals(one.data(), other.data());
  }

  private static <T> void dropTwins(
      List<T> sorted, BiPredicate<T, T> isSame, ToIntFunction<T> index) {
    int kept = 1;
    for (int i = 1; i < sorted.size(); i++) {
      T one = sorted.get(kept - 1);
      T next = sorted.get(i);
      if (index.applyAsInt(one) != index.applyAsInt(next)) {
        sorted.set(kept++, next);
      } else if (!isSame.test(one, next)) {
        throw new IllegalArgumentException(
            "two rows tell different things of log " + index.applyAsInt(next));
      }
    }
    sorted.subList(kept, sorted.size()).clear();
  }

  /// Traces of nodes that name the place of a transaction instead of its hash.
  private void nameTraces(List<BlockRows.Tx> ordered) {
    if (rows.unnamedTraces.isEmpty()) {
      return;
    }
    Map<Integer, BlockRows.Tx> byPlace = new HashMap<>();
    for (BlockRows.Tx tx : ordered) {
      if (tx.index != TableRows.UNKNOWN) {
        byPlace.put(tx.index, tx);
      }
    }
    rows.unnamedTraces.forEach(
        (place, traces) -> {
          BlockRows.Tx tx = byPlace.get(place);
          if (tx == null) {
            throw new IllegalArgumentException(
                "traces of transaction "
                    + place
                    + " without its hash: the transactions are missing");
          }
          tx.traces.addAll(traces);
        });
  }

  private EvmTx make(BlockRows.Tx tx) {
    CallSteps steps = steps(tx);
    BlockRows.Transaction transaction = tx.transaction;
    Success success = success(tx, steps);
    EvmTx made;
    if (transaction != null) {
      made = transfers.tx(facts(tx, transaction, steps, success));
    } else if (steps != null) {
      made = transfers.tx(facts(tx, steps, success));
    } else {
      made = logged(tx, success);
    }
    if (tx.tokens.isEmpty() || success == Success.FAILED) {
      return made;
    }
    List<Transfer> all = withTokens(tx, made.transfers());
    return new EvmTx(
        made.hash(), made.type(), made.from(), made.to(), made.success(), all, made.logs());
  }

  private TxFacts facts(
      BlockRows.Tx tx,
      BlockRows.Transaction transaction,
      @Nullable CallSteps steps,
      Success success) {
    EvmAddress to = recipient(tx, transaction, steps);
    if (to == null && success != Success.FAILED && !transaction.value().isZero()) {
      throw new IllegalArgumentException(
          "transaction 0x"
              + tx.hash
              + " gives value to a contract that it creates, and no receipt or trace names it");
    }
    return new TxFacts(
        tx.hash,
        transaction.type(),
        transaction.from(),
        to,
        transaction.value(),
        success,
        fee(tx, transaction),
        tx.logs,
        steps == null ? List.of() : steps.movesAmong(tx.logs));
  }

  /// Of a transaction that has no row of its own, but a trace.
  private static TxFacts facts(BlockRows.Tx tx, CallSteps steps, Success success) {
    CallSteps.Top top = steps.top();
    return new TxFacts(
        tx.hash,
        EvmTx.UNKNOWN_TYPE,
        top.from(),
        top.to(),
        top.value(),
        success,
        Uint256.ZERO,
        tx.logs,
        steps.movesAmong(tx.logs));
  }

  /// Of a transaction of which nothing is known but what it logged.
  private EvmTx logged(BlockRows.Tx tx, Success success) {
    List<Transfer> moved = new ArrayList<>();
    if (success != Success.FAILED) {
      tx.logs.forEach(log -> tokenLogs.add(log, moved));
    }
    EvmAddress created = tx.receipt == null ? null : tx.receipt.contract();
    return new EvmTx(tx.hash, EvmTx.UNKNOWN_TYPE, null, created, success, moved, tx.logs);
  }

  private @Nullable CallSteps steps(BlockRows.Tx tx) {
    if (tx.traces.isEmpty()) {
      return null;
    }
    try {
      CallSteps steps = CallSteps.of(distinct(tx.traces));
      BlockRows.Transaction transaction = tx.transaction;
      if (transaction != null
          && (!transaction.value().equals(steps.top().value())
              || !transaction.from().equals(steps.top().from()))) {
        throw new IllegalArgumentException("the traces are not those of this transaction");
      }
      return steps;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("transaction 0x" + tx.hash + ": " + e.getMessage(), e);
    }
  }

  private static List<FlatTrace> distinct(List<FlatTrace> traces) {
    return List.copyOf(new LinkedHashSet<>(traces));
  }

  private static Success success(BlockRows.Tx tx, @Nullable CallSteps steps) {
    Success told = tx.receipt == null ? Success.UNKNOWN : tx.receipt.status();
    if (steps == null) {
      return told;
    }
    Success traced = steps.top().failed() ? Success.FAILED : Success.DONE;
    if (told != Success.UNKNOWN && told != traced) {
      throw new IllegalArgumentException(
          "transaction 0x" + tx.hash + ": receipt and trace differ on its success");
    }
    return traced;
  }

  private @Nullable EvmAddress recipient(
      BlockRows.Tx tx, BlockRows.Transaction transaction, @Nullable CallSteps steps) {
    if (transaction.to() != null) {
      return transaction.to();
    }
    if (tx.receipt != null && tx.receipt.contract() != null) {
      return tx.receipt.contract();
    }
    return steps == null ? null : steps.top().to();
  }

  /// What the sender paid beside the value; nothing where no receipt says.
  private Uint256 fee(BlockRows.Tx tx, BlockRows.Transaction transaction) {
    BlockRows.Receipt receipt = tx.receipt;
    if (receipt == null) {
      return Uint256.ZERO;
    }
    BigInteger used = BigInteger.valueOf(receipt.gasUsed());
    BigInteger fee = used.multiply(price(tx, transaction, receipt).toBigInteger());
    Uint256 baseFee = baseFee();
    if (baseFee != null) {
      burnt = burnt.add(used.multiply(baseFee.toBigInteger()));
    }
    long blobGas =
        receipt.blobGas() > 0 ? receipt.blobGas() : transaction.blobs() * BlobPrice.GAS_PER_BLOB;
    if (blobGas > 0) {
      BigInteger blobFee =
          BigInteger.valueOf(blobGas).multiply(blobPrice(tx, receipt).toBigInteger());
      fee = fee.add(blobFee);
      burnt = burnt.add(blobFee);
    }
    if (receipt.l1Fee() != null) {
      fee = fee.add(receipt.l1Fee().toBigInteger());
    }
    return Uint256.of(fee);
  }

  private Uint256 blobPrice(BlockRows.Tx tx, BlockRows.Receipt receipt) {
    if (receipt.blobPrice() != null) {
      return receipt.blobPrice();
    }
    Uint256 excess = rows.head == null ? null : rows.head.excessBlobGas();
    Uint256 price =
        excess == null || rows.time == EvmBlock.UNKNOWN_TIME
            ? null
            : BlobPrice.of(network, rows.time, excess.toLong());
    if (price == null) {
      throw new IllegalArgumentException(
          "transaction 0x"
              + tx.hash
              + " carries blobs, and neither blob_gas_price of its receipt nor excess_blob_gas of its"
              + " block says their price");
    }
    return price;
  }

  private @Nullable Uint256 baseFee() {
    return rows.head == null ? null : rows.head.baseFee();
  }

  /// What a unit of gas cost. Old exports have no effective price.
  private Uint256 price(
      BlockRows.Tx tx, BlockRows.Transaction transaction, BlockRows.Receipt receipt) {
    if (receipt.price() != null) {
      return receipt.price();
    }
    Uint256 baseFee = baseFee();
    if (transaction.maxFee() != null && transaction.maxPriorityFee() != null && baseFee != null) {
      return transaction.maxFee().min(baseFee.plus(transaction.maxPriorityFee()));
    }
    if (transaction.gasPrice() != null) {
      return transaction.gasPrice();
    }
    throw new IllegalArgumentException(
        "transaction 0x" + tx.hash + ": no column says what its gas cost");
  }

  /// With token transfers whose log is not there, each at the place of its log.
  private static List<Transfer> withTokens(BlockRows.Tx tx, List<Transfer> made) {
    List<Transfer> all = new ArrayList<>(made.size() + tx.tokens.size());
    int next = 0;
    int nextLog = 0;
    for (BlockRows.Token token : tx.tokens) {
      while (nextLog < tx.logs.size() && tx.logs.get(nextLog).logIndex() < token.logIndex()) {
        nextLog++;
      }
      if (nextLog < tx.logs.size() && tx.logs.get(nextLog).logIndex() == token.logIndex()) {
        continue;
      }
      while (next < made.size() && made.get(next).logIndex() < token.logIndex()) {
        all.add(made.get(next++));
      }
      all.add(transfer(token));
    }
    all.addAll(made.subList(next, made.size()));
    return all;
  }

  private static Transfer transfer(BlockRows.Token token) {
    return new Transfer(
        TransferKind.TOKEN,
        token.from(),
        token.to(),
        Asset.erc20(token.contract()),
        token.value(),
        token.logIndex());
  }

  private List<Transfer> credits() {
    List<Transfer> credits = new ArrayList<>();
    if (rows.head != null) {
      for (Withdrawal withdrawal : rows.head.withdrawals()) {
        Transfers.addWithdrawal(credits, withdrawal.to(), withdrawal.gwei());
      }
    }
    addReward(credits);
    for (FlatTrace reward : distinct(rows.rewards)) {
      EvmAddress from = reward.type() == FlatTrace.Type.DAOFORK ? reward.from() : null;
      if (reward.to() == null || reward.value() == null) {
        throw new IllegalArgumentException("a reward without recipient or amount");
      }
      credits.add(
          new Transfer(
              from == null ? TransferKind.REWARD : TransferKind.INTERNAL,
              from,
              reward.to(),
              Asset.NATIVE,
              reward.value(),
              Transfer.NO_LOG));
    }
    return credits;
  }

  /// What the protocol pays the maker of a block without uncles, where no trace tells it. Tables do
  /// not say who made uncles, so of other blocks it is not known.
  private void addReward(List<Transfer> credits) {
    BlockRows.Head head = rows.head;
    if (head != null
        && head.miner() != null
        && head.hasNoUncles()
        && rows.rewards.isEmpty()
        && Rewards.arePaid(network, number, head.difficulty())) {
      Rewards.ofBlock(number).addBlock(credits, head.miner(), 0);
    }
  }
}
