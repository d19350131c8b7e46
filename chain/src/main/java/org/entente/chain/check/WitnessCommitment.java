package org.entente.chain.check;

import java.util.Arrays;
import org.entente.base.Hash256;
import org.entente.base.codec.Sha256d;
import org.entente.chain.Block;
import org.entente.chain.BrokenRule;
import org.entente.chain.BrokenRule.Rule;

/// The coinbase's promise about all witnesses (BIP141): the last of its outputs that begins with
/// `6a24aa21a9ed` holds SHA-256d(merkle root over wtxids ‖ reserved value).
///
/// It is asked for only of blocks that carry a witness. Without one, everything in the block
/// stands under the merkle root already, and miners wrote commitments before the rule was in
/// force.
public final class WitnessCommitment {
  private static final byte[] PREFIX = {0x6a, 0x24, (byte) 0xaa, 0x21, (byte) 0xa9, (byte) 0xed};

  private WitnessCommitment() {}

  /// `root` is the merkle root over the wtxids, the coinbase's taken as zero; `bytes[from, to)`
  /// the coinbase's witness as it stands in the block. Throws [BrokenRule].
  public static void check(Block block, Hash256 root, byte[] bytes, int from, int to) {
    int script = find(block);
    if (script < 0) {
      throw new BrokenRule(Rule.WITNESS_COMMITMENT, "witnesses, but no commitment");
    }
    // One item of 32 bytes: count, length, the reserved value.
    if (to - from != 2 + Hash256.BYTES || bytes[from] != 1 || bytes[from + 1] != Hash256.BYTES) {
      throw new BrokenRule(Rule.WITNESS_COMMITMENT, "the coinbase lacks the reserved value");
    }
    byte[] both = Arrays.copyOf(root.bytes(), 2 * Hash256.BYTES);
    System.arraycopy(bytes, from + 2, both, Hash256.BYTES, Hash256.BYTES);
    new Sha256d().hash(both, 0, both.length, both, 0);
    int promised = block.scriptOffset(script) + PREFIX.length;
    if (!Hash256.read(both, 0).equals(Hash256.read(block.bytes(), promised))) {
      throw new BrokenRule(
          Rule.WITNESS_COMMITMENT, "the witnesses are not those that the coinbase promises");
    }
  }

  private static int find(Block block) {
    for (int output = block.firstOutput(1) - 1; output >= 0; output--) {
      int from = block.scriptOffset(output);
      if (block.scriptLength(output) >= PREFIX.length + Hash256.BYTES
          && Arrays.equals(block.bytes(), from, from + PREFIX.length, PREFIX, 0, PREFIX.length)) {
        return output;
      }
    }
    return -1;
  }
}
