package org.entente.chain.evm.store1;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.column1.Column;
import org.entente.chain.column1.RowBits;
import org.entente.chain.evm.store1.Manifest.Counts;

/// All columns of one store, opened together, and the reading that writer and readers share.
/// Knows no bounds: whoever asks has checked them. Rows that a writer has just appended are
/// there.
final class Columns implements AutoCloseable {
  private static final long MASK_40 = (1L << 40) - 1;
  private static final long MASK_48 = (1L << 48) - 1;

  /// No such holding, transfer, account.
  static final long NONE = MASK_40;

  /// Set in the last two bytes of an amount that stands among the wide ones.
  static final int WIDE = 0x8000;

  static final int KIND_BITS = 3;

  /// Transfers of a holding from one noted balance to the next; ordinals count modulo this.
  static final int BALANCE_STEP = 128;

  static final int AMOUNT_BYTES = 10;

  /// from 5, to 5, amount 10, kind and log 4, ordinals 2: one row, because a walk along a busy
  /// holding's transfers waits for memory at each of them, and so waits once.
  static final int TRANSFER_BYTES = 26;

  static final int TRANSFER_TO = 5;
  static final int TRANSFER_AMOUNT = 10;
  static final int TRANSFER_KIND = 20;
  static final int TRANSFER_ORDINALS = 24;

  /// next of from 5, next of to 5.
  static final int LINK_BYTES = 10;

  static final int LINK_TO = 5;
  static final int TX_BYTES = 12;
  static final int ASSET_BYTES = 53;

  /// holding 5, how many 4, transfer 5, balance 32.
  static final int BALANCE_BYTES = 46;

  static final int BALANCE_NUMBER = 5;
  static final int BALANCE_TRANSFER = 9;
  static final int BALANCE_SEEN = 14;

  /// received 32, sent 32, mixed 4.
  static final int FLOW_BYTES = 68;

  static final int FLOW_SENT = 32;
  static final int FLOW_MIXED = 64;

  /// transaction 5, place 4, contract 20, topics 1, end 6.
  static final int LOG_BYTES = 36;

  static final int LOG_PLACE = 5;
  static final int LOG_CONTRACT = 9;
  static final int LOG_TOPICS = 29;
  static final int LOG_END = 30;

  static final int FACTS_BYTES = 191;
  static final int FACT_PARENT = 0;
  static final int FACT_DIGEST = 32;
  static final int FACT_TIME = 64;
  static final int FACT_BURNT = 72;
  static final int FACT_DIFFICULTY = 104;
  static final int FACT_BENEFICIARY = 136;
  static final int FACT_PROOFS = 156;
  static final int FACT_ACCOUNT = 157;
  static final int FACT_ASSET = 162;
  static final int FACT_HOLDING = 167;
  static final int FACT_WIDE = 172;
  static final int FACT_BALANCE = 177;
  static final int FACT_LOG = 182;
  static final int FACT_LOG_COUNT = 187;

  final Column blockHashes;
  final Column blockNumbers;
  final Column blockStarts;
  final Column blockFacts;
  final Column txHashes;
  final Column txRows;
  final Column transfers;
  final Column links;
  final Column wideAmounts;
  final Column addresses;
  final Column accountFirsts;
  final Column accountLasts;
  final Column assets;
  final Column holdingAccounts;
  final Column holdingAssets;
  final Column holdingStarts;
  final Column holdingPrevious;
  final Column holdingNexts;
  final Column holdingLasts;
  final Column balances;
  final Column flows;
  final Column logs;
  final Column logBytes;
  final RowBits transferStarts;

  private final List<Column> sealed = new ArrayList<>();
  private final List<Column> derived = new ArrayList<>();

  private interface Opening {
    Column open(Path file, int width, long rows) throws IOException;
  }

  private Columns(Path folder, Manifest manifest, Opening opening) throws IOException {
    Counts counts = manifest.counts();
    Opening seal = (name, width, rows) -> add(sealed, opening.open(name, width, rows));
    Opening derive = (name, width, rows) -> add(derived, opening.open(name, width, rows));
    blockHashes = seal.open(folder.resolve("block-hashes.col"), 32, counts.blocks());
    blockNumbers = seal.open(folder.resolve("block-numbers.col"), 8, counts.blocks());
    blockStarts = seal.open(folder.resolve("block-starts.col"), 5, counts.blocks());
    blockFacts = seal.open(folder.resolve("block-facts.col"), FACTS_BYTES, counts.blocks());
    txHashes = seal.open(folder.resolve("tx-hashes.col"), 32, counts.txs());
    txRows = seal.open(folder.resolve("tx-rows.col"), TX_BYTES, counts.txs());
    transfers = seal.open(folder.resolve("transfers.col"), TRANSFER_BYTES, counts.transfers());
    links = derive.open(folder.resolve("transfer-links.col"), LINK_BYTES, counts.transfers());
    wideAmounts = seal.open(folder.resolve("wide-amounts.col"), 32, counts.wideAmounts());
    addresses = seal.open(folder.resolve("account-addresses.col"), 20, counts.accounts());
    accountFirsts = derive.open(folder.resolve("account-firsts.col"), 5, counts.accounts());
    accountLasts = derive.open(folder.resolve("account-lasts.col"), 5, counts.accounts());
    assets = seal.open(folder.resolve("assets.col"), ASSET_BYTES, counts.assets());
    long holdings = counts.holdings();
    holdingAccounts = seal.open(folder.resolve("holding-accounts.col"), 5, holdings);
    holdingAssets = seal.open(folder.resolve("holding-assets.col"), 5, holdings);
    holdingStarts = seal.open(folder.resolve("holding-starts.col"), 5, holdings);
    holdingPrevious = seal.open(folder.resolve("holding-previous.col"), 5, holdings);
    holdingNexts = derive.open(folder.resolve("holding-nexts.col"), 5, holdings);
    holdingLasts = derive.open(folder.resolve("holding-lasts.col"), 5, holdings);
    balances = seal.open(folder.resolve("balances.col"), BALANCE_BYTES, counts.balances());
    flows = seal.open(folder.resolve("balance-flows.col"), FLOW_BYTES, counts.balances());
    logs = seal.open(folder.resolve("logs.col"), LOG_BYTES, counts.logs());
    logBytes = seal.open(folder.resolve("log-bytes.col"), 1, counts.logBytes());
    long bits = counts.transfers() + counts.txs();
    transferStarts =
        new RowBits(
            seal.open(
                folder.resolve("transfer-starts.col"), RowBits.ROW_BYTES, RowBits.rowsFor(bits)),
            seal.open(
                folder.resolve("transfer-samples.col"),
                RowBits.SAMPLE_BYTES,
                RowBits.samplesFor(counts.txs())),
            bits,
            counts.txs(),
            manifest.transferStarts());
  }

  private static Column add(List<Column> columns, Column column) {
    columns.add(column);
    return column;
  }

  static Columns read(Path folder, Manifest manifest) throws IOException {
    return new Columns(folder, manifest, Column::read);
  }

  static Columns write(Path folder, Manifest manifest) throws IOException {
    return new Columns(folder, manifest, Column::write);
  }

  /// Those that only grow, and have checksums.
  List<Column> sealed() {
    return sealed;
  }

  static long number(Column column, long row) {
    return column.latest(row, 0) & MASK_40;
  }

  static long number(Column column, long row, int offset) {
    return column.latest(row, offset) & MASK_40;
  }

  static Hash256 hash(Column column, long row, int offset) {
    return new Hash256(
        word(column, row, offset),
        word(column, row, offset + 8),
        word(column, row, offset + 16),
        word(column, row, offset + 24));
  }

  static Uint256 uint256(Column column, long row, int offset) {
    return new Uint256(
        word(column, row, offset),
        word(column, row, offset + 8),
        word(column, row, offset + 16),
        word(column, row, offset + 24));
  }

  static EvmAddress address(Column column, long row, int offset) {
    return new EvmAddress(
        word(column, row, offset),
        word(column, row, offset + 8),
        (int) word(column, row, offset + 16 - 4));
  }

  private static long word(Column column, long row, int offset) {
    return Long.reverseBytes(column.latest(row, offset));
  }

  long fromOf(long transfer) {
    return number(transfers, transfer);
  }

  long toOf(long transfer) {
    return number(transfers, transfer, TRANSFER_TO);
  }

  Uint256 amount(long transfer) {
    long low = transfers.latest(transfer, TRANSFER_AMOUNT);
    long high = transfers.latest(transfer, TRANSFER_AMOUNT + 8) & 0xffff;
    return (high & WIDE) == 0
        ? new Uint256(0, 0, high, low)
        : uint256(wideAmounts, low & MASK_40, 0);
  }

  /// The next transfer of `holding` behind `transfer`, which touches it; none is [#NONE] or any
  /// number that is not there yet.
  long next(long holding, long transfer) {
    return number(links, transfer, fromOf(transfer) == holding ? 0 : LINK_TO);
  }

  /// Kind in [#KIND_BITS] bits, above them the log's place in its block + 1, or 0.
  int kindAndLog(long transfer) {
    return (int) transfers.latest(transfer, TRANSFER_KIND);
  }

  /// Which of its transfers this is for `holding`, modulo [#BALANCE_STEP].
  int ordinal(long holding, long transfer) {
    long both = transfers.latest(transfer, TRANSFER_ORDINALS);
    return (int) (fromOf(transfer) == holding ? both : both >>> 8) & 0xff;
  }

  /// What `holding` is seen to hold after `transfer`, which touches it, if it held `before`.
  Uint256 after(long holding, long transfer, Uint256 before) {
    Uint256 amount = amount(transfer);
    Uint256 left = fromOf(transfer) == holding ? before.minusOrZero(amount) : before;
    return toOf(transfer) == holding ? left.plusOrMax(amount) : left;
  }

  long firstTransfer(long tx) {
    return transferStarts.select(tx) - tx;
  }

  long txOfTransfer(long transfer) {
    return transferStarts.selectZero(transfer) - transfer - 1;
  }

  long logStart(long log) {
    return log == 0 ? 0 : logs.latest(log - 1, LOG_END) & MASK_48;
  }

  /// Place of the first kept log of transaction `tx` or a later one, among the first `count`.
  long findLog(long tx, long count) {
    long low = 0;
    long high = count;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (number(logs, middle) < tx) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// The rows that stand before this block's.
  Counts countsBefore(int block) {
    long txs = number(blockStarts, block);
    long log = number(blockFacts, block, FACT_LOG);
    return new Counts(
        block,
        txs,
        firstTransfer(txs),
        number(blockFacts, block, FACT_ACCOUNT),
        number(blockFacts, block, FACT_ASSET),
        number(blockFacts, block, FACT_HOLDING),
        number(blockFacts, block, FACT_WIDE),
        number(blockFacts, block, FACT_BALANCE),
        log,
        logStart(log));
  }

  Counts counts() {
    return new Counts(
        (int) blockHashes.rows(),
        txHashes.rows(),
        transfers.rows(),
        addresses.rows(),
        assets.rows(),
        holdingAccounts.rows(),
        wideAmounts.rows(),
        balances.rows(),
        logs.rows(),
        logBytes.rows());
  }

  void truncate(Counts to) throws IOException {
    truncate(to.blocks(), blockHashes, blockNumbers, blockStarts, blockFacts);
    truncate(to.txs(), txHashes, txRows);
    truncate(to.transfers(), transfers, links);
    truncate(to.wideAmounts(), wideAmounts);
    truncate(to.accounts(), addresses, accountFirsts, accountLasts);
    truncate(to.assets(), assets);
    truncate(to.holdings(), holdingAccounts, holdingAssets, holdingStarts, holdingPrevious);
    truncate(to.holdings(), holdingNexts, holdingLasts);
    truncate(to.balances(), balances, flows);
    truncate(to.logs(), logs);
    truncate(to.logBytes(), logBytes);
    transferStarts.truncate(to.transfers() + to.txs(), to.txs());
  }

  private static void truncate(long count, Column... columns) throws IOException {
    for (Column column : columns) {
      column.truncate(count);
    }
  }

  void flush() throws IOException {
    for (Column column : all()) {
      column.flush();
    }
  }

  void force() throws IOException {
    Column.force(all());
  }

  private List<Column> all() {
    List<Column> all = new ArrayList<>(sealed);
    all.addAll(derived);
    return all;
  }

  @Override
  public void close() throws IOException {
    IOException failed = null;
    for (Column column : all()) {
      try {
        column.close();
      } catch (IOException e) {
        failed = e; // a full disk; the others must be closed all the same
      }
    }
    if (failed != null) {
      throw failed;
    }
  }
}
