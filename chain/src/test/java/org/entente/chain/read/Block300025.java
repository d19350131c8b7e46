package org.entente.chain.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entente.base.Network;
import org.entente.chain.Block;
import org.entente.chain.read.RawBlocks.Out;

/// A real block of 2014 as a node keeps it. What it spends was published in a form of its own (for
/// each input in order: value, length, script); undo data is made of that here.
public final class Block300025 {
  private Block300025() {}

  /// Writes a blk file and the rev file that belongs to it.
  public static void write(Path folder) throws IOException {
    byte[] raw = RealData.block300025();
    Block block = new BlockParser(Network.MAINNET).parse(raw);
    byte[] undo = undo(block, RealData.bytes("bitcoin/block-300025/spent300025.raw"));
    byte[] parent = block.parent().hash().bytes();
    Out rev = new Out().bytes(magic()).int32(undo.length).bytes(undo);
    rev.bytes(RawBlocks.hash(new Out().bytes(parent).bytes(undo).toByteArray()));
    Files.createDirectories(folder);
    Files.write(folder.resolve("rev00000.dat"), rev.toByteArray());
    Files.write(
        folder.resolve("blk00000.dat"),
        new Out().bytes(magic()).int32(raw.length).bytes(raw).toByteArray());
  }

  private static byte[] undo(Block block, byte[] published) {
    ByteBuffer spent = ByteBuffer.wrap(published).order(ByteOrder.LITTLE_ENDIAN);
    Out undo = new Out().size(block.txCount() - 1);
    for (int tx = 1; tx < block.txCount(); tx++) {
      int inputs = block.firstInput(tx + 1) - block.firstInput(tx);
      undo.size(inputs);
      for (int i = 0; i < inputs; i++) {
        SampleChain.varInt(undo, 2); // of height 1: the published form does not tell it
        undo.write(0);
        SampleChain.varInt(undo, SampleChain.compressed(spent.getLong()));
        byte[] script = new byte[compactSize(spent)];
        spent.get(script);
        SampleChain.varInt(undo, script.length + 6L);
        undo.bytes(script);
      }
    }
    if (spent.hasRemaining()) {
      throw new IllegalStateException(spent.remaining() + " bytes left over");
    }
    return undo.toByteArray();
  }

  private static int compactSize(ByteBuffer bytes) {
    int first = bytes.get() & 0xff;
    return first < 0xfd ? first : bytes.getShort() & 0xffff;
  }

  private static byte[] magic() {
    return ByteBuffer.allocate(4).putInt(Network.MAINNET.magic()).array();
  }
}
