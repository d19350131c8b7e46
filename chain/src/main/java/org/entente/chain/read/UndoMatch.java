package org.entente.chain.read;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.IntObjectHashMap;
import java.io.IOException;
import java.util.Arrays;
import org.entente.base.BadInput;
import org.entente.base.Hash256;
import org.entente.base.Network;
import org.entente.base.codec.Sha256d;
import org.entente.chain.Block.Extent;
import org.entente.chain.read.BlockSource.Where;
import org.entente.chain.read.FrameWalk.Frame;
import org.entente.chain.read.FrameWalk.Kind;

/// Finds the block to which each record of an undo file belongs.
///
/// A record doesn't name its block. Its checksum covers the hash of the block's parent, and it
/// counts the block's transactions; a block's undo data stands in the file of the same number, in
/// nearly the same order. So the first block tried is usually the right one, and a wrong one
/// can't match. Records of blocks with a coinbase alone say nothing and are left aside.
final class UndoMatch {
  private final Findings findings;
  private final Network network;
  private final FrameScan frames;
  private final Sha256d sha = new Sha256d();
  private byte[] undo = {};

  UndoMatch(Findings findings, Network network, FrameScan frames) {
    this.findings = findings;
    this.network = network;
    this.frames = frames;
  }

  void match(int file) throws IOException {
    SourceFile source = findings.file(file);
    int paired = pairOf(source.name());
    IntObjectHashMap<IntArrayList> byTxCount = candidates(paired);
    long strangers = 0;
    try (BlockFile opened = new BlockFile(source.path(), source.key())) {
      FrameWalk walk = new FrameWalk(opened, network, Kind.UNDO, frames.gaps(file));
      for (Frame frame = walk.next(); frame != null; frame = walk.next()) {
        long spending = UndoParser.txCount(frame.head());
        if (spending == 0 && frame.length() == 1) {
          continue;
        }
        IntArrayList blocks = byTxCount.get((int) Math.min(spending + 1, Integer.MAX_VALUE));
        if (blocks == null || !match(file, opened, frame, blocks)) {
          strangers++;
          refuseIfPaired(source, paired, frame);
        }
      }
    }
    if (strangers > 0 && paired < 0) {
      findings.tell(
          Problem.Kind.UNDO_WITHOUT_BLOCK, file, "", "undo data of " + strangers + " other blocks");
    }
  }

  private void refuseIfPaired(SourceFile source, int paired, Frame frame) {
    if (paired >= 0) {
      findings.refuse(
          new BadInput(
              source.name(),
              "offset " + frame.offset(),
              "undo data whose checksum fits no block of " + findings.file(paired).name(),
              Findings.GET_AGAIN));
    }
  }

  private boolean match(int file, BlockFile opened, Frame frame, IntArrayList blocks)
      throws IOException {
    int length = frame.length();
    int total = length + Hash256.BYTES;
    if (undo.length < Hash256.BYTES + total) {
      undo = new byte[Math.max(Hash256.BYTES + total, 2 * undo.length)];
    }
    // The parent's hash goes before the undo data, the checksum follows it.
    if (opened.read(frame.offset(), undo, Hash256.BYTES, total) < total) {
      return false;
    }
    byte[] checksum = new byte[Hash256.BYTES];
    int end = Hash256.BYTES + length;
    for (int i = 0; i < blocks.size(); i++) {
      int block = blocks.get(i);
      findings.block(block).parent().hash().write(undo, 0);
      sha.hash(undo, 0, end, checksum, 0);
      if (Arrays.equals(checksum, 0, Hash256.BYTES, undo, end, end + Hash256.BYTES)) {
        findings.setUndo(block, new Where(file, frame.offset(), length, -1));
        blocks.removeAt(i);
        return true;
      }
    }
    return false;
  }

  /// The blocks without undo data by their number of transactions, in file order: those of one
  /// file, or all if `paired` is negative.
  private IntObjectHashMap<IntArrayList> candidates(int paired) {
    IntObjectHashMap<IntArrayList> byTxCount = new IntObjectHashMap<>();
    for (int i = 0; i < findings.blockCount(); i++) {
      BlockSource block = findings.block(i);
      boolean here = paired < 0 || block.where().file() == paired;
      if (here && block.extent() == Extent.FULL && !block.told()) {
        int txCount = findings.txCount(i);
        IntArrayList blocks = byTxCount.get(txCount);
        if (blocks == null) {
          blocks = new IntArrayList();
          byTxCount.put(txCount, blocks);
        }
        blocks.add(i);
      }
    }
    return byTxCount;
  }

  /// The number of the block file that goes with this undo file, −1 if it is not there.
  private int pairOf(String name) {
    int slash = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1;
    if (!name.startsWith("rev", slash)) {
      return -1;
    }
    String wanted =
        withoutCompression(name.substring(0, slash) + "blk" + name.substring(slash + 3));
    for (int file = 0; file < findings.files().size(); file++) {
      if (withoutCompression(findings.file(file).name()).equals(wanted)) {
        return file;
      }
    }
    return -1;
  }

  private static String withoutCompression(String name) {
    return name.replaceFirst("\\.(gz|zst|bz2)$", "");
  }
}
