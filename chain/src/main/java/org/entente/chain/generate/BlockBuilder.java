package org.entente.chain.generate;

import java.util.Arrays;
import org.entente.base.Hash256;
import org.entente.base.Network;
import org.entente.base.codec.Sha256d;
import org.entente.chain.check.Bip34;
import org.entente.chain.check.MerkleTree;
import org.jspecify.annotations.Nullable;

/// Builds one block after another: transactions are added, then the block is sealed with its
/// coinbase, commitment, merkle root and proof of work.
///
/// A block may be sealed more than once before the next is begun, each time with another parent
/// or with only the first of its transactions: that is how stale blocks come about.
final class BlockBuilder {
  /// From here on blocks may hold witnesses. A node that learns of SegWit by version bits, as
  /// older ones do on regtest, needs three periods of 144 blocks until then.
  static final int FIRST_WITNESS_HEIGHT = 432;

  private static final int CAPACITY_BYTES = 4_200_000;
  private static final int FULL_WEIGHT = 3_580_000;
  private static final int COINBASE_WEIGHT = 2_000;
  private static final int MAX_SIGNATURE_COST = 70_000;
  private static final int NONCE_AT = 76;
  private static final int BITS = Network.REGTEST.powLimitBits();

  /// Signals both soft forks that older nodes wait for: bits 0 (BIP68) and 1 (SegWit).
  private static final int VERSION = 0x20000003;

  private final Sha256d sha = new Sha256d();
  private final MerkleTree merkle = new MerkleTree();
  private final Coder coder;
  private final @Nullable UndoBuilder undo;
  private final ByteWriter body = new ByteWriter(CAPACITY_BYTES);
  private final ByteWriter coinbase = new ByteWriter(512);
  private byte[] txIds = new byte[Hash256.BYTES * 4096];
  private byte[] witnessIds = new byte[Hash256.BYTES * 4096];
  private long[] feesUpTo = new long[4096];
  private int[] endOf = new int[4096];
  private int height;
  private long time;
  private int count;
  private int weight;
  private int signatureCost;

  BlockBuilder(Coder coder, @Nullable UndoBuilder undo) {
    this.coder = coder;
    this.undo = undo;
  }

  void begin(int newHeight, long newTime) {
    height = newHeight;
    time = newTime;
    body.clear();
    // Row 0 of the ids is the coinbase, which is made last.
    count = 1;
    feesUpTo[0] = 0;
    endOf[0] = 0;
    weight = COINBASE_WEIGHT;
    signatureCost = 0;
    if (undo != null) {
      undo.clear();
    }
  }

  /// True when another transaction might not fit.
  boolean full() {
    return weight > FULL_WEIGHT || signatureCost > MAX_SIGNATURE_COST;
  }

  /// How many transactions the block has, its coinbase counted.
  int count() {
    return count;
  }

  byte[] txIds() {
    return txIds;
  }

  /// What all transactions so far leave to the miner.
  long fees() {
    return feesUpTo[count - 1];
  }

  void add(Draft draft) {
    if (count == endOf.length) {
      grow();
    }
    weight += coder.put(draft, body, txIds, witnessIds, count * Hash256.BYTES);
    feesUpTo[count] = feesUpTo[count - 1] + draft.fee();
    endOf[count] = body.length();
    signatureCost += signatureCost(draft);
    count++;
    if (undo != null) {
      undo.add(draft);
    }
  }

  private void grow() {
    int length = count * 2;
    txIds = Arrays.copyOf(txIds, Hash256.BYTES * length);
    witnessIds = Arrays.copyOf(witnessIds, Hash256.BYTES * length);
    feesUpTo = Arrays.copyOf(feesUpTo, length);
    endOf = Arrays.copyOf(endOf, length);
  }

  /// The node's cost of signature operations in outputs, four for each by the old count.
  private static int signatureCost(Draft draft) {
    int cost = 0;
    for (int i = 0; i < draft.outputs; i++) {
      Lock lock = Lock.of(draft.outputAddress[i]);
      cost += lock == Lock.MULTISIG ? 80 : lock == Lock.P2PKH || lock == Lock.P2PK ? 4 : 0;
    }
    return cost;
  }

  /// The block that all nodes agree on.
  Sealed seal(byte[] parent, long minerAddress, int miner) {
    return seal(parent, minerAddress, miner, count, 0, undo == null ? null : undo.finish());
  }

  /// A rival with the first `kept` transactions only; `salt` tells its coinbase apart.
  Sealed sealRival(byte[] parent, long minerAddress, int miner, int kept, int salt) {
    return seal(parent, minerAddress, miner, kept, salt, null);
  }

  private Sealed seal(
      byte[] parent, long minerAddress, int miner, int kept, int salt, byte @Nullable [] undoData) {
    long claimed = Network.REGTEST.subsidySat(height) + feesUpTo[kept - 1];
    byte[] coinbaseId = makeCoinbase(claimed, minerAddress, salt, kept);
    System.arraycopy(coinbaseId, 0, txIds, 0, Hash256.BYTES);
    int bodyBytes = endOf[kept - 1];
    int size = 80 + ByteWriter.compactSizeBytes(kept) + coinbase.length() + bodyBytes;
    ByteWriter block = new ByteWriter(size);
    block.int32(VERSION).put(parent);
    block.put(merkle.root(txIds, kept).bytes()).int32((int) time).int32(BITS).int32(0);
    block.compactSize(kept).put(coinbase).put(body.bytes(), 0, bodyBytes);
    byte[] hash = mine(block);
    Coinbase coins = new Coinbase(coinbaseId, claimed, minerAddress, miner, height);
    return new Sealed(height, time, hash, parent, block.bytes(), undoData, coins);
  }

  /// Tries nonces until the hash meets regtest's target, whose only demand is a first bit of 0.
  private byte[] mine(ByteWriter block) {
    byte[] hash = new byte[Hash256.BYTES];
    for (int nonce = 0; ; nonce++) {
      block.setInt32(NONCE_AT, nonce);
      sha.hash(block.bytes(), 0, 80, hash, 0);
      if (hash[31] >= 0) {
        return hash;
      }
    }
  }

  /// Writes the coinbase into `coinbase`; the answer is its id.
  private byte[] makeCoinbase(long claimed, long minerAddress, int salt, int kept) {
    boolean witness = height >= FIRST_WITNESS_HEIGHT;
    coinbase.clear();
    coinbase.int32(2);
    if (witness) {
      coinbase.int8(0).int8(1);
    }
    int bodyFrom = coinbase.length();
    coinbase.int8(1).put(new byte[Hash256.BYTES]).int32(-1);
    putCoinbaseScript(salt);
    coinbase.int32(-1).int8(witness ? 2 : 1);
    coder.putOutput(coinbase, claimed, minerAddress);
    if (witness) {
      putCommitment(kept);
    }
    int bodyTo = coinbase.length();
    if (witness) {
      coinbase.int8(1).int8(Hash256.BYTES).put(new byte[Hash256.BYTES]);
    }
    coinbase.int32(0);
    int end = coinbase.length();
    sha.feed(coinbase.bytes(), 0, 4);
    sha.feed(coinbase.bytes(), bodyFrom, bodyTo);
    sha.feed(coinbase.bytes(), end - 4, end);
    byte[] id = new byte[Hash256.BYTES];
    sha.finish(id, 0);
    return id;
  }

  /// The height (BIP34), then the salt and the miner's mark.
  private void putCoinbaseScript(int salt) {
    ByteWriter script = new ByteWriter(32).put(Bip34.prefix(height));
    script.int8(4).int32(salt);
    coinbase.int8(script.length()).put(script);
  }

  /// The output that commits to all witnesses (BIP141); the coinbase's own id counts as zero.
  private void putCommitment(int kept) {
    Arrays.fill(witnessIds, 0, Hash256.BYTES, (byte) 0);
    // The root, then the reserved value of zeros.
    byte[] both = Arrays.copyOf(merkle.root(witnessIds, kept).bytes(), 2 * Hash256.BYTES);
    coinbase.int64(0).int8(38);
    coinbase.put(new byte[] {0x6a, 0x24, (byte) 0xaa, 0x21, (byte) 0xa9, (byte) 0xed});
    sha.hash(both, 0, both.length, both, 0);
    coinbase.put(both, 0, Hash256.BYTES);
  }
}
