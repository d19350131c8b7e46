package org.entente.chain.read;

import java.util.Arrays;
import org.entente.base.BlockHash;
import org.entente.base.Hash256;
import org.entente.base.Network;
import org.entente.base.codec.Sha256d;
import org.entente.chain.Block;
import org.entente.chain.Block.Extent;
import org.entente.chain.BrokenRule;
import org.entente.chain.BrokenRule.Rule;
import org.entente.chain.check.Bip34;
import org.entente.chain.check.MerkleTree;
import org.entente.chain.check.WitnessCommitment;

/// Raw blocks to [Block]s. One for each thread, used again and again.
///
/// It checks what only it can see: the format to the last byte, the weight, the witness
/// commitment. The rest is [org.entente.chain.check.BlockRules].
public final class BlockParser {
  static final int HEADER_BYTES = 80;
  static final int MAX_BLOCK_BYTES = 4_000_000;
  private static final long MAX_WEIGHT = 4_000_000;
  static final int ROOT_OFFSET = 36;
  private static final int PARENT_OFFSET = 4;
  private static final int TIME_OFFSET = 68;
  private static final int BIP34_VERSION = 2;
  private static final int LOCKTIME_BYTES = 4;

  /// Version, marker, flag, one input and output at their shortest, lock time: 60 without marker.
  private static final int MIN_TX_BYTES = 60;

  private final Network network;
  private final TransactionColumns columns = new TransactionColumns();
  private final Sha256d sha = new Sha256d();
  private final MerkleTree merkle = new MerkleTree();
  private byte[] wtxIds = {};

  public BlockParser(Network network) {
    this.network = network;
  }

  /// The block that `raw` holds from its first byte to its last. `raw` becomes the block's
  /// [Block#bytes()] and must not change any more. The height is the one in the coinbase, where
  /// it can be believed. Throws [BrokenRule].
  public Block parse(byte[] raw) {
    if (raw.length < HEADER_BYTES + 1 + MIN_TX_BYTES || raw.length > MAX_BLOCK_BYTES) {
      throw new BrokenRule(Rule.FORMAT, raw.length + " bytes are no block");
    }
    scan(raw);
    byte[] txIds = new byte[columns.txs() * Hash256.BYTES];
    for (int tx = 0; tx < columns.txs(); tx++) {
      columns.writeTxId(tx, sha, txIds, tx * Hash256.BYTES);
    }
    byte[] header = Arrays.copyOf(raw, HEADER_BYTES);
    Placement placement =
        new Placement(Extent.FULL, hash(raw, sha), parent(raw), header, Block.UNKNOWN, time(raw));
    Block block = columns.block(placement, txIds);
    checkWitnesses(block);
    return block.withHeight(height(block));
  }

  /// Hash of the header at the beginning of `raw`.
  static BlockHash hash(byte[] raw, Sha256d sha) {
    byte[] hash = new byte[Hash256.BYTES];
    sha.hash(raw, 0, HEADER_BYTES, hash, 0);
    return new BlockHash(Hash256.read(hash, 0));
  }

  static BlockHash parent(byte[] raw) {
    return new BlockHash(Hash256.read(raw, PARENT_OFFSET));
  }

  static long time(byte[] raw) {
    return Integer.toUnsignedLong(LittleEndian.int32(raw, TIME_OFFSET));
  }

  private void scan(byte[] raw) {
    columns.begin(raw);
    long txs = columns.size(HEADER_BYTES);
    if (txs == 0 || Long.compareUnsigned(txs, raw.length / MIN_TX_BYTES) > 0) {
      throw new BrokenRule(Rule.FORMAT, Long.toUnsignedString(txs) + " transactions");
    }
    int at = columns.at();
    for (long tx = 0; tx < txs; tx++) {
      at = columns.append(at);
    }
    if (at != raw.length) {
      throw new BrokenRule(
          Rule.FORMAT, (raw.length - at) + " bytes after the last transaction (byte " + at + ")");
    }
    long weight = 4L * raw.length - 3 * columns.witnessBytes();
    if (weight > MAX_WEIGHT) {
      throw new BrokenRule(Rule.FORMAT, "weight " + weight + " is above " + MAX_WEIGHT);
    }
  }

  private void checkWitnesses(Block block) {
    int txs = columns.txs();
    if (columns.witnessBytes() == 0) {
      return;
    }
    if (wtxIds.length < txs * Hash256.BYTES) {
      wtxIds = new byte[2 * txs * Hash256.BYTES];
    }
    Hash256.ZERO.write(wtxIds, 0);
    for (int tx = 1; tx < txs; tx++) {
      int id = tx * Hash256.BYTES;
      if (columns.witness(tx) == 0) {
        System.arraycopy(block.txIds(), id, wtxIds, id, Hash256.BYTES);
      } else {
        sha.hash(block.bytes(), columns.start(tx), columns.start(tx + 1), wtxIds, id);
      }
    }
    int from = columns.witness(0);
    int to = from == 0 ? 0 : columns.start(1) - LOCKTIME_BYTES;
    WitnessCommitment.check(block, merkle.root(wtxIds, txs), block.bytes(), from, to);
  }

  private int height(Block block) {
    if (block.parent().equals(BlockHash.NONE)) {
      return 0;
    }
    if (LittleEndian.int32(block.bytes(), 0) < BIP34_VERSION) {
      return Block.UNKNOWN;
    }
    int length = block.prevIdOffset(0) + Hash256.BYTES + Integer.BYTES;
    int script = length + 1;
    int end = script + (block.bytes()[length] & 0xff);
    int height = end > block.bytes().length ? -1 : Bip34.read(block.bytes(), script, end);
    return Bip34.isPlausible(height, block.time(), network) ? height : Block.UNKNOWN;
  }
}
