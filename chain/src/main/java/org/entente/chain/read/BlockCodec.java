package org.entente.chain.read;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.entente.base.BlockHash;
import org.entente.base.Hash256;
import org.entente.chain.Block;
import org.entente.chain.Block.Extent;
import org.entente.chain.Block.SpentOutputs;
import org.entente.chain.BrokenRule;
import org.entente.chain.BrokenRule.Rule;

/// A [Block] as bytes, columns and all, so that it can be put aside and read back without parsing
/// or hashing. Layout, numbers little-endian:
///
/// ```
/// u8 version 1, u8 extent (0 full, 1 partial, 2 loose), u8 header bytes (0 or 80), u8 spent (0,
/// 1) i32 height, i64 time, hash, parent i32 transactions, inputs, outputs, bytes, bytes of spent
/// scripts header, bytes, transaction ids, first input [tx + 1], first output [tx + 1] previous
/// id offset [in], previous vout [in], value (i64) [out], script offset [out], length [out] bytes
/// of spent scripts, value (i64) [in], script offset [in], script length [in] ```
///
/// It carries no checksum: that is for the file around it. Never change it; a new layout is a new
/// version.
public final class BlockCodec {
  private static final int VERSION = 1;
  private static final int FIXED_BYTES = 4 + 4 + 8 + 2 * Hash256.BYTES + 5 * Integer.BYTES;
  private static final int HEADER_BYTES = 80;
  private static final int FULL = 0;
  private static final int PARTIAL = 1;
  private static final int LOOSE = 2;

  private BlockCodec() {}

  public static byte[] encode(Block block) {
    SpentOutputs spent = block.spent();
    Shape shape =
        new Shape(
            block.header().length,
            spent != null,
            block.txCount(),
            block.inputCount(),
            block.outputCount(),
            block.bytes().length,
            spent == null ? 0 : spent.bytes().length);
    ByteBuffer out =
        ByteBuffer.allocate(Math.toIntExact(shape.encodedBytes())).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) VERSION).put((byte) code(block.extent()));
    out.put((byte) shape.header).put((byte) (shape.spent ? 1 : 0));
    out.putInt(block.height()).putLong(block.time());
    out.put(block.hash().hash().bytes()).put(block.parent().hash().bytes());
    out.putInt(shape.txs).putInt(shape.inputs).putInt(shape.outputs);
    out.putInt(shape.bytes).putInt(shape.spentBytes);
    out.put(block.header()).put(block.bytes()).put(block.txIds());
    for (int tx = 0; tx <= shape.txs; tx++) {
      out.putInt(block.firstInput(tx));
    }
    for (int tx = 0; tx <= shape.txs; tx++) {
      out.putInt(block.firstOutput(tx));
    }
    putInputsAndOutputs(block, out);
    if (spent != null) {
      out.put(spent.bytes());
      putLongs(out, spent.values());
      putInts(out, spent.scriptOffset());
      putInts(out, spent.scriptLength());
    }
    return out.array();
  }

  private static int code(Extent extent) {
    return switch (extent) {
      case FULL -> FULL;
      case PARTIAL -> PARTIAL;
      case LOOSE -> LOOSE;
    };
  }

  private static void putInputsAndOutputs(Block block, ByteBuffer out) {
    for (int input = 0; input < block.inputCount(); input++) {
      out.putInt(block.prevIdOffset(input));
    }
    for (int input = 0; input < block.inputCount(); input++) {
      out.putInt(block.prevVout(input));
    }
    for (int output = 0; output < block.outputCount(); output++) {
      out.putLong(block.value(output));
    }
    for (int output = 0; output < block.outputCount(); output++) {
      out.putInt(block.scriptOffset(output));
    }
    for (int output = 0; output < block.outputCount(); output++) {
      out.putInt(block.scriptLength(output));
    }
  }

  /// The block encoded in `bytes[from, to)`. Throws [BrokenRule] of kind FORMAT when that is
  /// none.
  public static Block decode(byte[] bytes, int from, int to) {
    ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from).order(ByteOrder.LITTLE_ENDIAN);
    try {
      return decode(in);
    } catch (BufferUnderflowException tooShort) {
      throw new BrokenRule(Rule.FORMAT, "encoded block ends early");
    }
  }

  private static Block decode(ByteBuffer in) {
    int version = in.get();
    int code = in.get();
    int header = in.get();
    int told = in.get();
    require(version == VERSION, "version " + version + " of encoded blocks is not known");
    require(code >= FULL && code <= LOOSE, "extent " + code);
    Extent extent = code == FULL ? Extent.FULL : code == PARTIAL ? Extent.PARTIAL : Extent.LOOSE;
    require(header == 0 || header == HEADER_BYTES, "header of " + header + " bytes");
    require(told == 0 || told == 1, "spent outputs " + told);
    int height = in.getInt();
    long time = in.getLong();
    BlockHash hash = new BlockHash(Hash256.read(bytes(in, Hash256.BYTES), 0));
    BlockHash parent = new BlockHash(Hash256.read(bytes(in, Hash256.BYTES), 0));
    Shape shape =
        new Shape(
            header, told == 1, in.getInt(), in.getInt(), in.getInt(), in.getInt(), in.getInt());
    require(shape.isSane(), "negative count");
    require(shape.encodedBytes() == FIXED_BYTES + in.remaining(), "length and counts disagree");
    Block block =
        new Block(
            extent,
            hash,
            parent,
            bytes(in, header),
            height,
            time,
            bytes(in, shape.bytes),
            bytes(in, shape.txs * Hash256.BYTES),
            ints(in, shape.txs + 1),
            ints(in, shape.txs + 1),
            ints(in, shape.inputs),
            ints(in, shape.inputs),
            longs(in, shape.outputs),
            ints(in, shape.outputs),
            ints(in, shape.outputs),
            null);
    checkOffsets(block);
    SpentOutputs spent = shape.spent ? spent(in, shape) : null;
    return spent == null ? block : block.withSpent(spent);
  }

  private static SpentOutputs spent(ByteBuffer in, Shape shape) {
    byte[] scripts = bytes(in, shape.spentBytes);
    SpentOutputs spent =
        new SpentOutputs(
            longs(in, shape.inputs), scripts, ints(in, shape.inputs), ints(in, shape.inputs));
    for (int input = 0; input < shape.inputs; input++) {
      int offset = spent.scriptOffset()[input];
      int length = spent.scriptLength()[input];
      require(offset < 0 || fits(offset, length, scripts.length), "spent script out of bounds");
    }
    return spent;
  }

  private static void checkOffsets(Block block) {
    require(
        block.firstInput(0) == 0
            && block.firstOutput(0) == 0
            && block.firstInput(block.txCount()) == block.inputCount()
            && block.firstOutput(block.txCount()) == block.outputCount(),
        "transactions and their inputs and outputs disagree");
    for (int tx = 0; tx < block.txCount(); tx++) {
      require(
          block.firstInput(tx) <= block.firstInput(tx + 1)
              && block.firstOutput(tx) <= block.firstOutput(tx + 1),
          "transactions out of order");
    }
    int size = block.bytes().length;
    for (int input = 0; input < block.inputCount(); input++) {
      require(fits(block.prevIdOffset(input), Hash256.BYTES, size), "previous id out of bounds");
    }
    for (int output = 0; output < block.outputCount(); output++) {
      require(
          fits(block.scriptOffset(output), block.scriptLength(output), size),
          "script out of bounds");
    }
  }

  private static boolean fits(int offset, int length, int size) {
    return offset >= 0 && length >= 0 && (long) offset + length <= size;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new BrokenRule(Rule.FORMAT, "encoded block: " + otherwise);
    }
  }

  private static byte[] bytes(ByteBuffer in, int count) {
    byte[] bytes = new byte[count];
    in.get(bytes);
    return bytes;
  }

  private static int[] ints(ByteBuffer in, int count) {
    int[] ints = new int[count];
    in.asIntBuffer().get(ints);
    in.position(in.position() + count * Integer.BYTES);
    return ints;
  }

  private static long[] longs(ByteBuffer in, int count) {
    long[] longs = new long[count];
    in.asLongBuffer().get(longs);
    in.position(in.position() + count * Long.BYTES);
    return longs;
  }

  private static void putInts(ByteBuffer out, int[] ints) {
    out.asIntBuffer().put(ints);
    out.position(out.position() + ints.length * Integer.BYTES);
  }

  private static void putLongs(ByteBuffer out, long[] longs) {
    out.asLongBuffer().put(longs);
    out.position(out.position() + longs.length * Long.BYTES);
  }

  /// The counts from which all lengths follow.
  private record Shape(
      int header, boolean spent, int txs, int inputs, int outputs, int bytes, int spentBytes) {
    boolean isSane() {
      return txs >= 0 && inputs >= 0 && outputs >= 0 && bytes >= 0 && spentBytes >= 0;
    }

    long encodedBytes() {
      long perTx = (long) txs * Hash256.BYTES + 2L * (txs + 1L) * Integer.BYTES;
      long perInput = (long) inputs * 2 * Integer.BYTES;
      long perOutput = (long) outputs * (Long.BYTES + 2 * Integer.BYTES);
      long told = spent ? spentBytes + (long) inputs * (Long.BYTES + 2 * Integer.BYTES) : 0;
      return FIXED_BYTES + header + bytes + perTx + perInput + perOutput + told;
    }
  }
}
