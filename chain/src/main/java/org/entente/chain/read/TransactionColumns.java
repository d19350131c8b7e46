package org.entente.chain.read;

import java.util.Arrays;
import org.entente.base.Hash256;
import org.entente.base.codec.Sha256d;
import org.entente.chain.Block;
import org.entente.chain.BrokenRule;
import org.entente.chain.BrokenRule.Rule;

/// The columns of a [Block] while raw transactions are appended to them. Reused from block to
/// block: what [#block] returns are copies of exact length.
///
/// Refuses what Core's deserialisation refuses: sizes not in their shortest form, unknown flags,
/// a witness section without a witness.
final class TransactionColumns {
  /// Previous id, vout, an empty script's length, sequence.
  private static final int MIN_INPUT_BYTES = 41;

  /// Value and an empty script's length.
  private static final int MIN_OUTPUT_BYTES = 9;

  private static final int VERSION_BYTES = 4;
  private static final int LOCKTIME_BYTES = 4;
  private static final int MARKER_AND_FLAG_BYTES = 2;

  private byte[] raw = {};
  private int at;

  private int txs;
  private int inputs;
  private int outputs;
  private int[] start = new int[64];
  private int[] witness = new int[64];
  private int[] firstInput = new int[64];
  private int[] firstOutput = new int[64];
  private int[] prevIdOffset = new int[256];
  private int[] prevVout = new int[256];
  private long[] values = new long[256];
  private int[] scriptOffset = new int[256];
  private int[] scriptLength = new int[256];

  /// Begins anew with transactions that all stand in `bytes`.
  void begin(byte[] bytes) {
    raw = bytes;
    txs = 0;
    inputs = 0;
    outputs = 0;
  }

  int txs() {
    return txs;
  }

  /// Where a transaction begins; `tx == txs()` gives the end of the last.
  int start(int tx) {
    return start[tx];
  }

  /// Where its witness begins, or 0 if it has none.
  int witness(int tx) {
    return witness[tx];
  }

  /// Reads one CompactSize at `from`; [#at] tells where it ends.
  long size(int from) {
    at = from;
    return compactSize();
  }

  /// Where the last read ended.
  int at() {
    return at;
  }

  /// Appends the transaction that begins at `from` and returns where it ends.
  int append(int from) {
    growTxs();
    at = from;
    need(VERSION_BYTES + 2);
    at += VERSION_BYTES;
    boolean marked = raw[at] == 0;
    if (marked) {
      if (raw[at + 1] != 1) {
        throw broken("unknown transaction flag " + (raw[at + 1] & 0xff));
      }
      at += MARKER_AND_FLAG_BYTES;
    }
    start[txs] = from;
    firstInput[txs] = inputs;
    firstOutput[txs] = outputs;
    readInputs();
    readOutputs();
    witness[txs] = marked ? at : 0;
    if (marked) {
      skipWitness();
    }
    need(LOCKTIME_BYTES);
    at += LOCKTIME_BYTES;
    txs++;
    start[txs] = at;
    firstInput[txs] = inputs;
    firstOutput[txs] = outputs;
    return at;
  }

  private void readInputs() {
    int count = count(MIN_INPUT_BYTES, "inputs");
    growInputs(inputs + count);
    int end = inputs + count;
    for (int input = inputs; input < end; input++) {
      need(MIN_INPUT_BYTES);
      prevIdOffset[input] = at;
      prevVout[input] = LittleEndian.int32(raw, at + Hash256.BYTES);
      at += Hash256.BYTES + Integer.BYTES;
      skipScript();
      need(Integer.BYTES);
      at += Integer.BYTES;
    }
    inputs = end;
  }

  private void readOutputs() {
    int count = count(MIN_OUTPUT_BYTES, "outputs");
    growOutputs(outputs + count);
    int end = outputs + count;
    for (int output = outputs; output < end; output++) {
      need(MIN_OUTPUT_BYTES);
      values[output] = LittleEndian.int64(raw, at);
      at += Long.BYTES;
      int length = skipScript();
      scriptOffset[output] = at - length;
      scriptLength[output] = length;
    }
    outputs = end;
  }

  private void skipWitness() {
    boolean any = false;
    for (int input = firstInput[txs]; input < inputs; input++) {
      int items = items();
      any |= items > 0;
      for (int item = 0; item < items; item++) {
        skipScript();
      }
    }
    if (!any) {
      throw broken("marked as having a witness, but has none");
    }
  }

  private int items() {
    long items = compactSize();
    if (Long.compareUnsigned(items, raw.length - at) > 0) {
      throw broken(Long.toUnsignedString(items) + " witness items can't stand here");
    }
    return (int) items;
  }

  private int count(int minBytes, String what) {
    long count = compactSize();
    if (count == 0) {
      throw broken("transaction without " + what);
    }
    if (Long.compareUnsigned(count, (raw.length - at) / minBytes) > 0) {
      throw broken(Long.toUnsignedString(count) + " " + what + " can't stand here");
    }
    return (int) count;
  }

  /// Skips a script or witness item with its length before it and returns that length.
  private int skipScript() {
    long length = compactSize();
    if (Long.compareUnsigned(length, raw.length - at) > 0) {
      throw broken(Long.toUnsignedString(length) + " bytes can't stand here");
    }
    at += (int) length;
    return (int) length;
  }

  private long compactSize() {
    need(1);
    int first = raw[at++] & 0xff;
    if (first < 0xfd) {
      return first;
    }
    int bytes = first == 0xfd ? Short.BYTES : first == 0xfe ? Integer.BYTES : Long.BYTES;
    need(bytes);
    long size = LittleEndian.unsigned(raw, at, bytes);
    // The shortest form is demanded, as in Core: else one transaction could be written in two ways.
    long least = first == 0xfd ? 0xfd : first == 0xfe ? 0x1_0000L : 0x1_0000_0000L;
    if (Long.compareUnsigned(size, least) < 0) {
      throw broken("size not in its shortest form");
    }
    at += bytes;
    return size;
  }

  private void need(int bytes) {
    if (raw.length - at < bytes) {
      throw broken("ends " + (bytes - (raw.length - at)) + " bytes too early");
    }
  }

  private BrokenRule broken(String what) {
    return new BrokenRule(Rule.FORMAT, what + " (byte " + at + ", transaction " + txs + ")");
  }

  /// Bytes that the witness and its marker take, over all transactions.
  long witnessBytes() {
    long bytes = 0;
    for (int tx = 0; tx < txs; tx++) {
      if (witness[tx] > 0) {
        bytes += start[tx + 1] - LOCKTIME_BYTES - witness[tx] + MARKER_AND_FLAG_BYTES;
      }
    }
    return bytes;
  }

  /// Writes the id of a transaction: the hash of its form without marker, flag and witness.
  void writeTxId(int tx, Sha256d sha, byte[] ids, int offset) {
    int from = start[tx];
    int end = start[tx + 1];
    if (witness[tx] == 0) {
      sha.hash(raw, from, end, ids, offset);
      return;
    }
    sha.feed(raw, from, from + VERSION_BYTES);
    sha.feed(raw, from + VERSION_BYTES + MARKER_AND_FLAG_BYTES, witness[tx]);
    sha.feed(raw, end - LOCKTIME_BYTES, end);
    sha.finish(ids, offset);
  }

  /// All that was appended, as a block over the bytes given to [#begin].
  Block block(Placement placement, byte[] txIds) {
    return new Block(
        placement.extent(),
        placement.hash(),
        placement.parent(),
        placement.header(),
        placement.height(),
        placement.time(),
        raw,
        txIds,
        Arrays.copyOf(firstInput, txs + 1),
        Arrays.copyOf(firstOutput, txs + 1),
        Arrays.copyOf(prevIdOffset, inputs),
        Arrays.copyOf(prevVout, inputs),
        Arrays.copyOf(values, outputs),
        Arrays.copyOf(scriptOffset, outputs),
        Arrays.copyOf(scriptLength, outputs),
        null);
  }

  private void growTxs() {
    if (txs + 2 > start.length) {
      int size = 2 * start.length;
      start = Arrays.copyOf(start, size);
      witness = Arrays.copyOf(witness, size);
      firstInput = Arrays.copyOf(firstInput, size);
      firstOutput = Arrays.copyOf(firstOutput, size);
    }
  }

  private void growInputs(int needed) {
    if (needed > prevVout.length) {
      int size = Math.max(needed, 2 * prevVout.length);
      prevIdOffset = Arrays.copyOf(prevIdOffset, size);
      prevVout = Arrays.copyOf(prevVout, size);
    }
  }

  private void growOutputs(int needed) {
    if (needed > values.length) {
      int size = Math.max(needed, 2 * values.length);
      values = Arrays.copyOf(values, size);
      scriptOffset = Arrays.copyOf(scriptOffset, size);
      scriptLength = Arrays.copyOf(scriptLength, size);
    }
  }
}
