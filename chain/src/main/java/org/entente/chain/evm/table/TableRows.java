package org.entente.chain.evm.table;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.trace.FlatTrace;
import org.jspecify.annotations.Nullable;

/// Encodes the rows of tables into the scratch file, from where [BlockRows] decodes them.
///
/// Each is its length, its [RowKind] and its values. A value that is not there is a −1 or a zero
/// length, never a guess.
final class TableRows {
  static final int UNKNOWN = -1;
  static final int MAX_TOPICS = 4;

  /// The hash of an empty list, keccak-256 of c0.
  private static final Hash256 NO_UNCLES =
      Hash256.ofHex("1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347");

  private static final long MAX_NUMBER = 1L << 62;
  private static final int RANK_BLOCK = 0;
  private static final int RANK_TIMED_HEAD = 1;
  private static final int RANK_OTHER = 2;

  private final RowSpill spill;
  private RowBytes out;
  private int rowStart;
  private TableKind kind = TableKind.BLOCKS;
  private int file;

  /// Of the last head: rows that say the same need no other.
  private long headNumber = UNKNOWN;

  private Hash256 headHash = EvmBlock.UNKNOWN_HASH;
  private long headTime = UNKNOWN;

  TableRows(RowSpill spill) {
    this.spill = spill;
    out = spill.begin();
  }

  /// Rows of a table of this kind follow, from the file known by this number.
  void begin(TableKind kind, int file) {
    this.kind = kind;
    this.file = file;
    headNumber = UNKNOWN;
  }

  /// Throws [IllegalArgumentException] for a row that is not taken.
  void add(Cells cells, long line) throws IOException {
    out = spill.begin();
    try {
      switch (kind) {
        case BLOCKS -> addBlock(cells, line);
        case TRANSACTIONS -> addTransaction(cells, line);
        case RECEIPTS -> addReceipt(cells, line, Receipts.ALONE, Column.TRANSACTION_HASH);
        case LOGS -> addLog(cells, line);
        case TOKEN_TRANSFERS -> addTokenTransfer(cells, line);
        case TRACES -> addTrace(cells, line);
      }
    } catch (IllegalArgumentException e) {
      spill.cancel();
      throw e;
    }
  }

  private void start(RowKind row) {
    rowStart = out.at();
    out.putInt(0);
    out.putChoice(row);
  }

  private void end(long number, Hash256 hash, int rank) throws IOException {
    out.setInt(rowStart, out.at() - rowStart);
    spill.end(number, RowSpill.blockOf(hash.a()) | rank);
  }

  private static long number(Cells cells, Column column) {
    long number = cells.whole(column);
    if (number > MAX_NUMBER) {
      throw new IllegalArgumentException(column.text() + " is too large: " + number);
    }
    return number;
  }

  /// Says of the block what the row says.
  private void head(long number, Hash256 hash, long time, long line) throws IOException {
    if (number == headNumber && time == headTime && hash.equals(headHash)) {
      return;
    }
    start(RowKind.HEAD);
    out.putInt(file);
    out.putLong(line);
    out.putHash(hash);
    out.putLong(time);
    end(number, hash, time == UNKNOWN ? RANK_OTHER : RANK_TIMED_HEAD);
    headNumber = number;
    headHash = hash;
    headTime = time;
  }

  private static Hash256 blockHash(Cells cells) {
    return cells.has(Column.BLOCK_HASH) ? cells.hash(Column.BLOCK_HASH) : EvmBlock.UNKNOWN_HASH;
  }

  private static long blockTime(Cells cells) {
    return cells.has(Column.BLOCK_TIMESTAMP) ? cells.time(Column.BLOCK_TIMESTAMP) : UNKNOWN;
  }

  private void addBlock(Cells cells, long line) throws IOException {
    long number = number(cells, Column.NUMBER);
    Hash256 hash = cells.hash(Column.HASH);
    start(RowKind.BLOCK);
    out.putInt(file);
    out.putLong(line);
    out.putHash(hash);
    out.putLong(cells.time(Column.TIMESTAMP));
    out.putHash(
        cells.has(Column.PARENT_HASH) ? cells.hash(Column.PARENT_HASH) : EvmBlock.UNKNOWN_HASH);
    out.putAmountOrNone(amount(cells, Column.DIFFICULTY));
    out.putAddressOrNone(address(cells, Column.MINER));
    out.putAmountOrNone(amount(cells, Column.BASE_FEE_PER_GAS));
    out.putAmountOrNone(amount(cells, Column.EXCESS_BLOB_GAS));
    boolean hasNoUncles =
        cells.has(Column.SHA3_UNCLES) && cells.hash(Column.SHA3_UNCLES).equals(NO_UNCLES);
    out.putByte(hasNoUncles ? 1 : 0);
    putWithdrawals(cells);
    end(number, hash, RANK_BLOCK);
  }

  private void putWithdrawals(Cells cells) {
    List<Withdrawal> withdrawals =
        cells.has(Column.WITHDRAWALS) ? Withdrawal.list(cells.text(Column.WITHDRAWALS)) : List.of();
    out.putInt(withdrawals.size());
    for (Withdrawal withdrawal : withdrawals) {
      out.putAddress(withdrawal.to());
      out.putLong(withdrawal.gwei());
    }
  }

  private static @Nullable Uint256 amount(Cells cells, Column column) {
    return cells.has(column) ? cells.amount(column) : null;
  }

  private static @Nullable EvmAddress address(Cells cells, Column column) {
    return cells.has(column) ? cells.address(column) : null;
  }

  private static int index(Cells cells, Column column) {
    if (!cells.has(column)) {
      return UNKNOWN;
    }
    long index = cells.whole(column);
    if (index >= Integer.MAX_VALUE) {
      throw new IllegalArgumentException(column.text() + " is too large: " + index);
    }
    return (int) index;
  }

  private void addTransaction(Cells cells, long line) throws IOException {
    long number = number(cells, Column.BLOCK_NUMBER);
    Hash256 block = blockHash(cells);
    head(number, block, blockTime(cells), line);
    start(RowKind.TRANSACTION);
    out.putHash(cells.hash(Column.HASH));
    out.putInt(index(cells, Column.TRANSACTION_INDEX));
    out.putInt(type(cells));
    out.putAddress(cells.address(Column.FROM_ADDRESS));
    out.putAddressOrNone(address(cells, Column.TO_ADDRESS));
    out.putAmount(cells.amount(Column.VALUE));
    out.putAmountOrNone(amount(cells, Column.GAS_PRICE));
    out.putAmountOrNone(amount(cells, Column.MAX_FEE_PER_GAS));
    out.putAmountOrNone(amount(cells, Column.MAX_PRIORITY_FEE_PER_GAS));
    out.putInt(cells.has(Column.BLOB_VERSIONED_HASHES) ? blobs(cells) : 0);
    end(number, block, RANK_OTHER);
    if (cells.has(Column.RECEIPT_GAS_USED)) {
      addReceipt(cells, line, Receipts.JOINED, Column.HASH);
    }
  }

  private static int blobs(Cells cells) {
    return cells.words(Column.BLOB_VERSIONED_HASHES).size();
  }

  private static int type(Cells cells) {
    int type = index(cells, Column.TRANSACTION_TYPE);
    if (type > 0x7f) {
      throw new IllegalArgumentException("transaction_type " + type + " is none (EIP-2718)");
    }
    return type == UNKNOWN ? EvmTx.UNKNOWN_TYPE : type;
  }

  /// The names of a receipt's columns.
  private record Receipts(
      Column gasUsed,
      Column price,
      Column status,
      Column contract,
      Column l1Fee,
      Column blobGas,
      Column blobPrice) {
    static final Receipts ALONE =
        new Receipts(
            Column.GAS_USED,
            Column.EFFECTIVE_GAS_PRICE,
            Column.STATUS,
            Column.CONTRACT_ADDRESS,
            Column.L1_FEE,
            Column.BLOB_GAS_USED,
            Column.BLOB_GAS_PRICE);
    static final Receipts JOINED =
        new Receipts(
            Column.RECEIPT_GAS_USED,
            Column.RECEIPT_EFFECTIVE_GAS_PRICE,
            Column.RECEIPT_STATUS,
            Column.RECEIPT_CONTRACT_ADDRESS,
            Column.RECEIPT_L1_FEE,
            Column.RECEIPT_BLOB_GAS_USED,
            Column.RECEIPT_BLOB_GAS_PRICE);
  }

  private void addReceipt(Cells cells, long line, Receipts names, Column txHash)
      throws IOException {
    long number = number(cells, Column.BLOCK_NUMBER);
    Hash256 block = blockHash(cells);
    head(number, block, blockTime(cells), line);
    start(RowKind.RECEIPT);
    out.putHash(cells.hash(txHash));
    out.putInt(index(cells, Column.TRANSACTION_INDEX));
    out.putLong(cells.whole(names.gasUsed));
    out.putAmountOrNone(amount(cells, names.price));
    out.putChoice(status(cells, names.status));
    out.putAddressOrNone(address(cells, names.contract));
    out.putAmountOrNone(amount(cells, names.l1Fee));
    out.putLong(cells.has(names.blobGas) ? cells.whole(names.blobGas) : UNKNOWN);
    out.putAmountOrNone(amount(cells, names.blobPrice));
    end(number, block, RANK_OTHER);
  }

  private static EvmTx.Success status(Cells cells, Column column) {
    if (!cells.has(column)) {
      return EvmTx.Success.UNKNOWN;
    }
    long status = cells.whole(column);
    if (status > 1) {
      throw new IllegalArgumentException(column.text() + " is neither 0 nor 1: " + status);
    }
    return status == 1 ? EvmTx.Success.DONE : EvmTx.Success.FAILED;
  }

  private void addLog(Cells cells, long line) throws IOException {
    long number = number(cells, Column.BLOCK_NUMBER);
    Hash256 block = blockHash(cells);
    head(number, block, blockTime(cells), line);
    start(RowKind.LOG);
    out.putHash(cells.hash(Column.TRANSACTION_HASH));
    out.putInt(index(cells, Column.TRANSACTION_INDEX));
    out.putInt(logIndex(cells));
    out.putAddress(cells.address(Column.ADDRESS));
    List<Hash256> topics = cells.words(Column.TOPICS);
    if (topics.size() > MAX_TOPICS) {
      throw new IllegalArgumentException("topics: " + topics.size() + " of at most " + MAX_TOPICS);
    }
    out.putByte(topics.size());
    topics.forEach(out::putHash);
    out.putBytes(cells.has(Column.DATA) ? cells.bytes(Column.DATA) : new byte[0]);
    end(number, block, RANK_OTHER);
  }

  private static int logIndex(Cells cells) {
    int index = index(cells, Column.LOG_INDEX);
    if (index == UNKNOWN) {
      throw new IllegalArgumentException("log_index is empty");
    }
    return index;
  }

  private void addTokenTransfer(Cells cells, long line) throws IOException {
    long number = number(cells, Column.BLOCK_NUMBER);
    Hash256 block = blockHash(cells);
    head(number, block, blockTime(cells), line);
    start(RowKind.TOKEN_TRANSFER);
    out.putHash(cells.hash(Column.TRANSACTION_HASH));
    out.putInt(logIndex(cells));
    out.putAddress(cells.address(Column.TOKEN_ADDRESS));
    out.putAddress(cells.address(Column.FROM_ADDRESS));
    out.putAddress(cells.address(Column.TO_ADDRESS));
    out.putAmount(cells.amount(Column.VALUE));
    end(number, block, RANK_OTHER);
  }

  private void addTrace(Cells cells, long line) throws IOException {
    long number = number(cells, Column.BLOCK_NUMBER);
    Hash256 block = blockHash(cells);
    head(number, block, blockTime(cells), line);
    start(RowKind.TRACE);
    boolean named = cells.has(Column.TRANSACTION_HASH);
    out.putHash(named ? cells.hash(Column.TRANSACTION_HASH) : Hash256.ZERO);
    out.putInt(index(cells, Column.TRANSACTION_INDEX));
    FlatTrace.Type type = traceType(cells);
    out.putChoice(type);
    out.putChoice(callType(cells));
    out.putAddressOrNone(address(cells, Column.FROM_ADDRESS));
    out.putAddressOrNone(address(cells, Column.TO_ADDRESS));
    out.putAmountOrNone(amount(cells, Column.VALUE));
    boolean failed =
        cells.has(Column.ERROR) || status(cells, Column.STATUS) == EvmTx.Success.FAILED;
    out.putByte(failed ? 1 : 0);
    List<Integer> address =
        cells.has(Column.TRACE_ADDRESS)
            ? FlatTrace.address(cells.text(Column.TRACE_ADDRESS))
            : List.of();
    out.putInt(address.size());
    address.forEach(out::putInt);
    end(number, block, RANK_OTHER);
  }

  private static FlatTrace.Type traceType(Cells cells) {
    String text = cells.text(Column.TRACE_TYPE);
    return FlatTrace.Type.named(text.toLowerCase(Locale.ROOT));
  }

  private static FlatTrace.CallType callType(Cells cells) {
    return cells.has(Column.CALL_TYPE)
        ? FlatTrace.CallType.named(cells.text(Column.CALL_TYPE).toLowerCase(Locale.ROOT))
        : FlatTrace.CallType.NONE;
  }
}
