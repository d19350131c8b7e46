package org.entente.chain;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.entente.base.BlockHash;
import org.entente.base.Hex;
import org.entente.base.Network;
import org.jspecify.annotations.Nullable;

/// The digest of a ledger, which grows block by block: equal digests, equal ledgers.
///
/// The digest of no block is SHA-256("entente ledger 1 " ‖ name of the network). Each block makes
/// it SHA-256(digest before ‖ facts), where facts are, little endian: extent (u8: 0 full, 1
/// partial, 2 loose), block hash (32 bytes), height (i32), time (i64), number of transactions
/// (i32), their ids (32 bytes each), and for each input whose output this ledger doesn't have the
/// value it was told (i64, −1 unknown), the length of the script it was told (i32, −1 unknown)
/// and that script. All else follows from these. Results quote this digest: never change it.
public final class LedgerDigest {
  private static final int BYTES = 32;

  private final MessageDigest sha256 = newSha256();
  private byte[] value;

  /// Of a ledger without blocks.
  public LedgerDigest(Network network) {
    this(newSha256().digest(bytes("entente ledger 1 " + network.text())));
  }

  /// Goes on from the digest that [#value] gave.
  public LedgerDigest(byte[] value) {
    if (value.length != BYTES) {
      throw new IllegalArgumentException("a digest has 32 bytes, not " + value.length);
    }
    this.value = value.clone();
  }

  /// Takes up a whole block; `unseen` are its inputs (counted through the block) whose outputs
  /// the ledger doesn't have, ascending.
  public void append(Block block, int... unseen) {
    beginBlock(block.extent(), block.hash(), block.height(), block.time(), block.txCount());
    txIds(block.txIds(), 0, block.txIds().length);
    Block.SpentOutputs spent = block.spent();
    for (int input : unseen) {
      if (spent == null) {
        unseen(Block.UNKNOWN_VALUE, null);
      } else {
        unseen(spent.values()[input], spent.script(input));
      }
    }
    endBlock();
  }

  /// Starts a block; then come all its [#txIds], each [#unseen], and [#endBlock].
  public void beginBlock(Block.Extent extent, BlockHash hash, int height, long time, int txCount) {
    ByteBuffer head = ByteBuffer.allocate(BYTES + 17).order(ByteOrder.LITTLE_ENDIAN);
    head.put(extent.code()).put(hash.hash().bytes());
    head.putInt(height).putLong(time).putInt(txCount);
    sha256.reset();
    sha256.update(value);
    sha256.update(head.array());
  }

  public void txIds(byte[] bytes, int from, int length) {
    sha256.update(bytes, from, length);
  }

  /// `told` is [Block#UNKNOWN_VALUE] and `script` null where nobody told them.
  public void unseen(long told, byte @Nullable [] script) {
    ByteBuffer facts = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    sha256.update(facts.putLong(told).putInt(script == null ? -1 : script.length).array());
    if (script != null) {
      sha256.update(script);
    }
  }

  public void endBlock() {
    value = sha256.digest();
  }

  /// The 32 bytes after the last whole block.
  public byte[] value() {
    return value.clone();
  }

  /// What [ChainView#digest] says.
  public String hex() {
    return Hex.encode(value);
  }

  private static byte[] bytes(String ascii) {
    return ascii.getBytes(StandardCharsets.US_ASCII);
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
