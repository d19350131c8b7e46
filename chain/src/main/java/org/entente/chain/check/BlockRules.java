package org.entente.chain.check;

import java.util.Arrays;
import org.entente.base.Hash256;
import org.entente.base.Network;
import org.entente.chain.Block;
import org.entente.chain.Block.Extent;
import org.entente.chain.BrokenRule;
import org.entente.chain.BrokenRule.Rule;

/// All that one block must satisfy without knowing any other. One for each thread.
public final class BlockRules {
  private static final int HEADER_BYTES = 80;
  private static final int MERKLE_ROOT_OFFSET = 36;
  public static final int BITS_OFFSET = 72;
  private static final int MIN_COINBASE_SCRIPT = 2;
  private static final int MAX_COINBASE_SCRIPT = 100;
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final Network network;
  private final MerkleTree merkle = new MerkleTree();
  private int[] slots = {};

  public BlockRules(Network network) {
    this.network = network;
  }

  /// Throws [BrokenRule] when the block can't be valid on this network: a full one because of its
  /// proof of work, merkle root or coinbase, any because of a value out of range or an output
  /// spent twice. The witness commitment is checked by the parser, which alone sees witnesses.
  public void check(Block block) {
    byte[] header = block.header();
    if (header.length == HEADER_BYTES) {
      ProofOfWork.check(block.hash().hash(), bits(header), network);
    }
    if (block.extent() == Extent.FULL) {
      checkMerkleRoot(block);
      checkCoinbaseScript(block);
    }
    checkCoinbasePlace(block);
    for (int tx = 0; tx < block.txCount(); tx++) {
      SpendRules.outputSum(block, tx);
    }
    checkSpentOnce(block);
  }

  /// Throws [BrokenRule] when the coinbase of a full block contradicts the height that the chain
  /// gives it (BIP34).
  public static void checkHeight(Block block, Network network, int height) {
    if (block.extent() == Extent.FULL) {
      int script = coinbaseScript(block);
      int length = block.bytes()[script - 1] & 0xff;
      Bip34.check(block.bytes(), script, script + length, height, network);
    }
  }

  /// The compact target in a header.
  public static int bits(byte[] header) {
    return (header[BITS_OFFSET] & 0xff)
        | (header[BITS_OFFSET + 1] & 0xff) << 8
        | (header[BITS_OFFSET + 2] & 0xff) << 16
        | (header[BITS_OFFSET + 3] & 0xff) << 24;
  }

  private void checkMerkleRoot(Block block) {
    Hash256 root = merkle.root(block.txIds(), block.txCount());
    if (!root.equals(Hash256.read(block.header(), MERKLE_ROOT_OFFSET))) {
      throw new BrokenRule(
          Rule.MERKLE_ROOT, "the transactions of " + block.hash() + " are not those it names");
    }
  }

  /// Where the coinbase's script begins; its length stands in the byte before.
  private static int coinbaseScript(Block block) {
    return block.prevIdOffset(0) + Hash256.BYTES + Integer.BYTES + 1;
  }

  private static void checkCoinbaseScript(Block block) {
    if (!block.isCoinbase(0)) {
      throw new BrokenRule(Rule.FORMAT, "the first transaction is no coinbase");
    }
    int length = block.bytes()[coinbaseScript(block) - 1] & 0xff;
    if (length < MIN_COINBASE_SCRIPT || length > MAX_COINBASE_SCRIPT) {
      throw new BrokenRule(Rule.FORMAT, "the coinbase script has not 2 to 100 bytes");
    }
  }

  /// A coinbase has one input; only a block's first transaction may be one. Transactions without
  /// a block may be coinbases of different blocks.
  private static void checkCoinbasePlace(Block block) {
    for (int tx = 0; tx < block.txCount(); tx++) {
      int first = block.firstInput(tx);
      int end = block.firstInput(tx + 1);
      boolean allowed = end - first == 1 && (tx == 0 || block.extent() == Extent.LOOSE);
      for (int input = first; input < end && !allowed; input++) {
        if (block.isCoinbase(input)) {
          throw new BrokenRule(Rule.FORMAT, "a coinbase input in " + block.txId(tx));
        }
      }
    }
  }

  private void checkSpentOnce(Block block) {
    int inputs = block.inputCount();
    int size = Math.max(64, Integer.highestOneBit(Math.max(1, inputs)) << 2);
    if (slots.length < size) {
      slots = new int[size];
    }
    Arrays.fill(slots, 0, size, 0);
    for (int input = 0; input < inputs; input++) {
      if (block.prevVout(input) == Block.UNKNOWN && block.isCoinbase(input)) {
        continue;
      }
      int slot = slot(block, input, size);
      while (slots[slot] != 0) {
        if (sameOutput(block, slots[slot] - 1, input)) {
          throw new BrokenRule(Rule.DOUBLE_SPEND, block.prev(input).toString());
        }
        slot = (slot + 1) & (size - 1);
      }
      slots[slot] = input + 1;
    }
  }

  private static int slot(Block block, int input, int size) {
    long id = Hash256.read(block.bytes(), block.prevIdOffset(input)).a();
    long mixed = (id + block.prevVout(input)) * GOLDEN;
    return (int) (mixed >>> 32) & (size - 1);
  }

  private static boolean sameOutput(Block block, int a, int b) {
    int fromA = block.prevIdOffset(a);
    int fromB = block.prevIdOffset(b);
    byte[] bytes = block.bytes();
    return block.prevVout(a) == block.prevVout(b)
        && Arrays.equals(bytes, fromA, fromA + Hash256.BYTES, bytes, fromB, fromB + Hash256.BYTES);
  }
}
