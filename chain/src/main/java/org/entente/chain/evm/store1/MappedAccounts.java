package org.entente.chain.evm.store1;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.function.LongConsumer;
import org.entente.base.Asset;
import org.entente.base.BadInput;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.column1.IndexRun;
import org.entente.chain.column1.ManifestText;
import org.entente.chain.column1.RowIndex;
import org.entente.chain.evm.AccountDigest;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.TransferKind;
import org.entente.chain.evm.store1.Manifest.Counts;
import org.jspecify.annotations.Nullable;

/// A store, opened to read: the ledger as it was at the last commit. Nothing is loaded: opening
/// costs a few system calls, and what is asked for is read through the mapping.
///
/// Appending goes on beside readers unseen. Taking blocks back does not: a reader that was open
/// meanwhile should be opened again.
public final class MappedAccounts implements AccountView, AutoCloseable {
  private final Path folder;
  private final EvmNetwork network;
  private final Columns columns;
  private final Indexes indexes;
  private final Balances balances;
  private final Leaps leaps;
  private final Counts bounds;
  private final String digest;

  MappedAccounts(
      Path folder,
      EvmNetwork network,
      Columns columns,
      Indexes indexes,
      Counts bounds,
      String digest) {
    this.folder = folder;
    this.network = network;
    this.columns = columns;
    this.indexes = indexes;
    this.balances = new Balances(columns, indexes.balances());
    this.leaps = new Leaps(columns, balances);
    this.bounds = bounds;
    this.digest = digest;
  }

  /// True if a store of this kind was begun in this folder.
  public static boolean exists(Path folder) throws IOException {
    return ManifestText.exists(folder)
        && ManifestText.read(folder).value(ManifestText.FORMAT).equals(Manifest.FORMAT);
  }

  public static MappedAccounts open(Path folder) throws IOException {
    if (!ManifestText.exists(folder)) {
      throw new BadInput(
          folder.toString(),
          "",
          "there is no store in this folder",
          "Make one: entente chain import evm --store " + folder + " PATH...");
    }
    Manifest manifest = Manifest.read(folder);
    Columns columns = Columns.read(folder, manifest);
    return new MappedAccounts(
        folder,
        manifest.network(),
        columns,
        Indexes.read(folder, columns, manifest.counts()),
        manifest.counts(),
        manifest.digest().hex());
  }

  Columns columns() {
    return columns;
  }

  List<IndexRun> indexRuns() {
    return indexes.runs();
  }

  RowIndex noteIndex() {
    return indexes.balances();
  }

  /// A block as it was appended, but for the logs that no ledger keeps. Appending it again gives
  /// the same rows.
  public EvmBlock read(int block) {
    return new Replay(this).read(block);
  }

  /// Difficulty of the block's own header, which no [AccountView] tells.
  public Uint256 difficulty(int block) {
    Objects.checkIndex(block, bounds.blocks());
    return Columns.uint256(columns.blockFacts, block, Columns.FACT_DIFFICULTY);
  }

  @Override
  public EvmNetwork network() {
    return network;
  }

  @Override
  public String digest() {
    return digest;
  }

  @Override
  public int blockCount() {
    return bounds.blocks();
  }

  @Override
  public long txCount() {
    return bounds.txs();
  }

  @Override
  public long transferCount() {
    return bounds.transfers();
  }

  @Override
  public long accountCount() {
    return bounds.accounts();
  }

  @Override
  public long assetCount() {
    return bounds.assets();
  }

  @Override
  public long holdingCount() {
    return bounds.holdings();
  }

  @Override
  public BlockRow block(int block) {
    Objects.checkIndex(block, bounds.blocks());
    long first = Columns.number(columns.blockStarts, block);
    long end =
        block + 1 < bounds.blocks()
            ? Columns.number(columns.blockStarts, block + 1L)
            : bounds.txs();
    return new BlockRow(
        Columns.hash(columns.blockHashes, block, 0),
        Columns.hash(columns.blockFacts, block, Columns.FACT_PARENT),
        number(block),
        columns.blockFacts.latest(block, Columns.FACT_TIME),
        EvmBlock.Proof.ofBits((int) columns.blockFacts.latest(block, Columns.FACT_PROOFS)),
        Columns.address(columns.blockFacts, block, Columns.FACT_BENEFICIARY),
        Columns.uint256(columns.blockFacts, block, Columns.FACT_BURNT),
        first,
        (int) (end - first),
        (int) columns.blockFacts.latest(block, Columns.FACT_LOG_COUNT));
  }

  private long number(int block) {
    return columns.blockNumbers.latest(block, 0);
  }

  @Override
  public int findBlock(Hash256 hash) {
    return hash.equals(EvmBlock.UNKNOWN_HASH)
        ? -1
        : (int)
            indexes.blocks().find(new Keys.HashKey(columns.blockHashes).set(hash), bounds.blocks());
  }

  @Override
  public int findBlock(long number) {
    int low = 0;
    int high = bounds.blocks() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long there = number(middle);
      if (there == number) {
        return middle;
      }
      if (there < number) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  @Override
  public int blockOf(long tx) {
    Objects.checkIndex(tx, bounds.txs());
    int low = 0;
    int high = bounds.blocks() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (Columns.number(columns.blockStarts, middle) <= tx) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  @Override
  public long findTx(Hash256 hash) {
    return hash.equals(Hash256.ZERO)
        ? NONE
        : indexes.txs().find(new Keys.HashKey(columns.txHashes).set(hash), bounds.txs());
  }

  @Override
  public TxRow tx(long tx) {
    Objects.checkIndex(tx, bounds.txs());
    long facts = columns.txRows.latest(tx, 10);
    int success = (int) (facts >>> 8) & 0xff;
    EvmTx.Success told = EvmTx.Success.ofCode(success);
    if (told == null) {
      throw damaged("transaction " + tx, "unknown success " + success);
    }
    return new TxRow(
        Columns.hash(columns.txHashes, tx, 0),
        (int) facts & 0xff,
        orNone(Columns.number(columns.txRows, tx), bounds.accounts()),
        orNone(Columns.number(columns.txRows, tx, 5), bounds.accounts()),
        told);
  }

  private static long orNone(long number, long count) {
    return number < count ? number : NONE;
  }

  @Override
  public long firstTransfer(long tx) {
    Objects.checkIndex(tx, bounds.txs() + 1);
    return tx == bounds.txs() ? bounds.transfers() : columns.firstTransfer(tx);
  }

  @Override
  public long txOfTransfer(long transfer) {
    Objects.checkIndex(transfer, bounds.transfers());
    return columns.txOfTransfer(transfer);
  }

  @Override
  public TransferKind kind(long transfer) {
    Objects.checkIndex(transfer, bounds.transfers());
    int code = columns.kindAndLog(transfer) & ((1 << Columns.KIND_BITS) - 1);
    TransferKind kind = TransferKind.ofCode(code);
    if (kind == null) {
      throw damaged("transfer " + transfer, "unknown kind " + code);
    }
    return kind;
  }

  @Override
  public int logIndex(long transfer) {
    Objects.checkIndex(transfer, bounds.transfers());
    return (columns.kindAndLog(transfer) >>> Columns.KIND_BITS) - 1;
  }

  @Override
  public long fromHolding(long transfer) {
    Objects.checkIndex(transfer, bounds.transfers());
    return orNone(columns.fromOf(transfer), bounds.holdings());
  }

  @Override
  public long toHolding(long transfer) {
    Objects.checkIndex(transfer, bounds.transfers());
    return orNone(columns.toOf(transfer), bounds.holdings());
  }

  @Override
  public Uint256 amount(long transfer) {
    Objects.checkIndex(transfer, bounds.transfers());
    return columns.amount(transfer);
  }

  @Override
  public long accountOf(long holding) {
    Objects.checkIndex(holding, bounds.holdings());
    return Columns.number(columns.holdingAccounts, holding);
  }

  @Override
  public long assetOf(long holding) {
    Objects.checkIndex(holding, bounds.holdings());
    return Columns.number(columns.holdingAssets, holding);
  }

  @Override
  public long firstTransferOf(long holding) {
    Objects.checkIndex(holding, bounds.holdings());
    return Columns.number(columns.holdingStarts, holding);
  }

  @Override
  public long nextTransfer(long holding, long transfer) {
    Objects.checkIndex(holding, bounds.holdings());
    Objects.checkIndex(transfer, bounds.transfers());
    if (columns.fromOf(transfer) != holding && columns.toOf(transfer) != holding) {
      throw new IllegalArgumentException(
          "transfer " + transfer + " does not touch holding " + holding);
    }
    return orNone(columns.next(holding, transfer), bounds.transfers());
  }

  @Override
  public Uint256 seenBefore(long holding, long transfer) {
    Objects.checkIndex(holding, bounds.holdings());
    Objects.checkIndex(transfer, bounds.transfers() + 1);
    return balances.seenBefore(holding, transfer, bounds.balances());
  }

  @Override
  public void paidBy(long holding, LongConsumer to) {
    Objects.checkIndex(holding, bounds.holdings());
    Fan.run(columns, balances, holding, bounds, to);
  }

  @Override
  public @Nullable Leap leap(long holding, long transfer, Uint256 most, long end) {
    Objects.checkIndex(holding, bounds.holdings());
    Objects.checkIndex(transfer, bounds.transfers());
    return leaps.leap(holding, transfer, most, end, bounds.balances());
  }

  @Override
  public EvmAddress address(long account) {
    Objects.checkIndex(account, bounds.accounts());
    return Columns.address(columns.addresses, account, 0);
  }

  @Override
  public long findAccount(EvmAddress address) {
    return indexes.accounts().find(new Keys.AccountKey(columns).set(address), bounds.accounts());
  }

  @Override
  public Asset asset(long asset) {
    Objects.checkIndex(asset, bounds.assets());
    int code = (int) columns.assets.latest(asset, 0) & 0xff;
    Asset.Standard standard = Asset.Standard.ofCode(code);
    if (standard == null) {
      throw damaged("asset " + asset, "unknown standard " + code);
    }
    return new Asset(
        standard,
        Columns.address(columns.assets, asset, 1),
        Columns.uint256(columns.assets, asset, 21));
  }

  @Override
  public long findAsset(Asset asset) {
    return indexes.assets().find(new Keys.AssetKey(columns).set(asset), bounds.assets());
  }

  @Override
  public long findHolding(long account, long asset) {
    Objects.checkIndex(account, bounds.accounts());
    Objects.checkIndex(asset, bounds.assets());
    return indexes
        .holdings()
        .find(new Keys.HoldingKey(columns).set(account, asset), bounds.holdings());
  }

  @Override
  public PrimitiveIterator.OfLong holdingsOf(long account) {
    Objects.checkIndex(account, bounds.accounts());
    return new HoldingsOfAccount(Columns.number(columns.accountFirsts, account));
  }

  private final class HoldingsOfAccount implements PrimitiveIterator.OfLong {
    private long next;

    HoldingsOfAccount(long first) {
      this.next = first;
    }

    @Override
    public boolean hasNext() {
      return next < bounds.holdings();
    }

    @Override
    public long nextLong() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      long holding = next;
      next = Columns.number(columns.holdingNexts, holding);
      return holding;
    }
  }

  @Override
  public List<EvmLog> logs(long tx) {
    Objects.checkIndex(tx, bounds.txs());
    List<EvmLog> logs = new ArrayList<>();
    long log = columns.findLog(tx, bounds.logs());
    for (; log < bounds.logs() && Columns.number(columns.logs, log) == tx; log++) {
      logs.add(log(log));
    }
    return logs;
  }

  private EvmLog log(long row) {
    long at = columns.logStart(row);
    List<Hash256> topics = new ArrayList<>();
    for (int i = (int) columns.logs.latest(row, Columns.LOG_TOPICS) & 0xff; i > 0; i--) {
      topics.add(Columns.hash(columns.logBytes, at, 0));
      at += Hash256.BYTES;
    }
    byte[] data = new byte[(int) (columns.logStart(row + 1) - at)];
    columns.logBytes.copy(at, 0, data, 0, data.length);
    return new EvmLog(
        Columns.address(columns.logs, row, Columns.LOG_CONTRACT),
        topics,
        data,
        (int) columns.logs.latest(row, Columns.LOG_PLACE));
  }

  @Override
  public PrimitiveIterator.OfLong txsWithLogs(long tx) {
    Objects.checkIndex(tx, bounds.txs() + 1);
    return new TxsWithLogs(columns.findLog(tx, bounds.logs()));
  }

  private final class TxsWithLogs implements PrimitiveIterator.OfLong {
    private long log;

    TxsWithLogs(long log) {
      this.log = log;
    }

    @Override
    public boolean hasNext() {
      return log < bounds.logs();
    }

    @Override
    public long nextLong() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      long tx = Columns.number(columns.logs, log);
      while (log < bounds.logs() && Columns.number(columns.logs, log) == tx) {
        log++;
      }
      return tx;
    }
  }

  @Override
  public AccountView before(int blocks) {
    Objects.checkIndex(blocks, bounds.blocks() + 1);
    if (blocks == bounds.blocks()) {
      return this;
    }
    String digestThen =
        blocks == 0
            ? new AccountDigest(network).hex()
            : Columns.hash(columns.blockFacts, blocks - 1L, Columns.FACT_DIGEST).hex();
    return new MappedAccounts(
        folder, network, columns, indexes, columns.countsBefore(blocks), digestThen);
  }

  private BadInput damaged(String place, String reason) {
    return new BadInput(
        folder.toString(),
        place,
        "the store is damaged: " + reason,
        "Run entente chain check --store " + folder + ".");
  }

  @Override
  public void close() throws IOException {
    indexes.close();
    columns.close();
  }
}
