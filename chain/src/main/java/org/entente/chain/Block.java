package org.entente.chain;

import java.util.Arrays;
import java.util.Optional;
import org.entente.base.BlockHash;
import org.entente.base.Hash256;
import org.entente.base.OutPoint;
import org.entente.base.TxId;
import org.jspecify.annotations.Nullable;

/// One decoded block, column by column, as every reader makes it and every ledger takes it.
///
/// A block of 4 MB has some 15,000 inputs and outputs; an object for each would cost more than
/// hashing them. So transactions, inputs and outputs are counted through the block,
/// `firstInput(tx)` and `firstOutput(tx)` bound each transaction (`tx == txCount()` gives the
/// end), and scripts and previous ids are offsets into [#bytes()], normally the raw block itself.
///
/// Arrays are handed out without a copy: who receives a block reads it only.
public final class Block {
  /// Height, vout or time that nobody told us.
  public static final int UNKNOWN = -1;

  /// Value of a spent output that nobody told us.
  public static final long UNKNOWN_VALUE = -1;

  /// How much of the block stands behind a [Block].
  public enum Extent {
    /// All transactions, checked against the header.
    FULL(0),
    /// Some transactions of a known block, as a JSON source named them; there is no merkle root
    /// to check.
    PARTIAL(1),
    /// Transactions that no block is known for; hash and parent are zero.
    LOOSE(2);

    private final byte code;

    Extent(int code) {
      this.code = (byte) code;
    }

    /// Stands for it on disk and in digests: never change.
    public byte code() {
      return code;
    }

    public static Optional<Extent> ofCode(int code) {
      return Arrays.stream(values()).filter(extent -> extent.code == code).findFirst();
    }
  }

  private final Extent extent;
  private final BlockHash hash;
  private final BlockHash parent;
  private final byte[] header;
  private final int height;
  private final long time;
  private final byte[] bytes;
  private final byte[] txIds;
  private final int[] firstInput;
  private final int[] firstOutput;
  private final int[] prevIdOffset;
  private final int[] prevVout;
  private final long[] values;
  private final int[] scriptOffset;
  private final int[] scriptLength;
  private final @Nullable SpentOutputs spent;

  /// The outputs that a block's inputs spend, as undo data or JSON tells them: one row for each
  /// input of the block, coinbases and unknown ones with [#UNKNOWN_VALUE]. Script of input `i` is
  /// `bytes[scriptOffset[i] .. + scriptLength[i])`; a negative offset says that it is not known.
  @SuppressWarnings("ArrayRecordComponent") // columns; never compared
  public record SpentOutputs(long[] values, byte[] bytes, int[] scriptOffset, int[] scriptLength) {
    /// The told script of what this input spends, or null.
    public byte @Nullable [] script(int input) {
      int from = scriptOffset[input];
      return from < 0 ? null : Arrays.copyOfRange(bytes, from, from + scriptLength[input]);
    }
  }

  /// `header` has 80 bytes, or none where only JSON named the block. `height` and `time` (Unix
  /// seconds) may be [#UNKNOWN]. `firstInput` and `firstOutput` have one entry more than there
  /// are transactions. A coinbase input has a previous id of zeros and vout −1.
  public Block(
      Extent extent,
      BlockHash hash,
      BlockHash parent,
      byte[] header,
      int height,
      long time,
      byte[] bytes,
      byte[] txIds,
      int[] firstInput,
      int[] firstOutput,
      int[] prevIdOffset,
      int[] prevVout,
      long[] values,
      int[] scriptOffset,
      int[] scriptLength,
      @Nullable SpentOutputs spent) {
    this.extent = extent;
    this.hash = hash;
    this.parent = parent;
    this.header = header;
    this.height = height;
    this.time = time;
    this.bytes = bytes;
    this.txIds = txIds;
    this.firstInput = firstInput;
    this.firstOutput = firstOutput;
    this.prevIdOffset = prevIdOffset;
    this.prevVout = prevVout;
    this.values = values;
    this.scriptOffset = scriptOffset;
    this.scriptLength = scriptLength;
    this.spent = spent;
  }

  /// The same block with what its inputs spend told beside it.
  public Block withSpent(SpentOutputs told) {
    return new Block(
        extent,
        hash,
        parent,
        header,
        height,
        time,
        bytes,
        txIds,
        firstInput,
        firstOutput,
        prevIdOffset,
        prevVout,
        values,
        scriptOffset,
        scriptLength,
        told);
  }

  /// The same block at a height that was found out later.
  public Block withHeight(int known) {
    return new Block(
        extent,
        hash,
        parent,
        header,
        known,
        time,
        bytes,
        txIds,
        firstInput,
        firstOutput,
        prevIdOffset,
        prevVout,
        values,
        scriptOffset,
        scriptLength,
        spent);
  }

  public Extent extent() {
    return extent;
  }

  public BlockHash hash() {
    return hash;
  }

  public BlockHash parent() {
    return parent;
  }

  public byte[] header() {
    return header;
  }

  /// Height in the chain, or [#UNKNOWN].
  public int height() {
    return height;
  }

  /// Unix seconds, or [#UNKNOWN].
  public long time() {
    return time;
  }

  public byte[] bytes() {
    return bytes;
  }

  /// 32 bytes a transaction, raw order.
  public byte[] txIds() {
    return txIds;
  }

  public int txCount() {
    return firstInput.length - 1;
  }

  public int inputCount() {
    return prevVout.length;
  }

  public int outputCount() {
    return values.length;
  }

  public int firstInput(int tx) {
    return firstInput[tx];
  }

  public int firstOutput(int tx) {
    return firstOutput[tx];
  }

  public TxId txId(int tx) {
    return new TxId(Hash256.read(txIds, tx * Hash256.BYTES));
  }

  /// Where in [#bytes()] the previous transaction's id of this input stands.
  public int prevIdOffset(int input) {
    return prevIdOffset[input];
  }

  public int prevVout(int input) {
    return prevVout[input];
  }

  public OutPoint prev(int input) {
    return new OutPoint(new TxId(Hash256.read(bytes, prevIdOffset[input])), prevVout[input]);
  }

  /// True for the input by which a block's first transaction creates coins.
  public boolean isCoinbase(int input) {
    if (prevVout[input] != UNKNOWN) {
      return false;
    }
    int from = prevIdOffset[input];
    return Hash256.read(bytes, from).equals(Hash256.ZERO);
  }

  /// Satoshi.
  public long value(int output) {
    return values[output];
  }

  public int scriptOffset(int output) {
    return scriptOffset[output];
  }

  public int scriptLength(int output) {
    return scriptLength[output];
  }

  public byte[] script(int output) {
    int from = scriptOffset[output];
    return Arrays.copyOfRange(bytes, from, from + scriptLength[output]);
  }

  /// What a source told of the outputs that this block spends; null when none did.
  public @Nullable SpentOutputs spent() {
    return spent;
  }

  @Override
  public String toString() {
    return extent + " block " + hash + " at height " + height;
  }
}
