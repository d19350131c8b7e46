package org.entente.app.proof;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entente.base.BlockHash;
import org.entente.base.Hash256;
import org.entente.base.Hex;
import org.entente.base.Network;
import org.entente.base.TxId;
import org.entente.base.codec.Sha256d;
import org.entente.chain.ChainView;
import org.entente.chain.check.ProofOfWork;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.stix.crypto.Caip;

/// That a transaction of Bitcoin stands in a block, without the block: the transaction's id, its
/// place, the hashes beside its way up the tree, and the header whose root they must give. In
/// Bitcoin's tree hashes are double SHA-256, and are written backwards.
///
/// @param txId little endian, as it is hashed
/// @param header 80 bytes
/// @param trouble why it can't be looked at; empty when it can
@SuppressWarnings("ArrayRecordComponent") // never compared
record Inclusion(byte[] txId, byte[] header, List<byte[]> branch, long index, String trouble) {
  private static final int HEADER = 80;
  private static final int ROOT = 36;
  private static final int BITS = 72;
  private static final int HASH = 32;
  private static final int MOST = 32;

  static Inclusion of(EffectProof.Claim claim) {
    List<byte[]> branch = new ArrayList<>();
    List<String> texts = claim.proof().texts("branch");
    boolean isRight =
        claim.text("chain").equals(Caip.BITCOIN)
            && claim.text("tx").matches("[0-9a-f]{64}")
            && claim.text("header").matches("[0-9a-f]{160}")
            && texts.size() == claim.proof().items("branch").size()
            && texts.size() <= MOST
            && texts.stream().allMatch(one -> one.matches("[0-9a-f]{64}"))
            && claim.proof().get("index") instanceof JsonValue.Numeral number
            && number.text().matches("[0-9]{1,9}");
    if (!isRight) {
      return new Inclusion(new byte[HASH], new byte[HEADER], branch, 0, "its proof is malformed");
    }
    texts.forEach(one -> branch.add(backwards(one)));
    JsonValue.Numeral number =
        (JsonValue.Numeral) java.util.Objects.requireNonNull(claim.proof().get("index"));
    return new Inclusion(
        backwards(claim.text("tx")),
        Hex.decode(claim.text("header")),
        branch,
        Long.parseLong(number.text()),
        "");
  }

  private static byte[] backwards(String hex) {
    return Hash256.ofReversedHex(hex).bytes();
  }

  private static byte[] hash(byte[] one, byte[] other) {
    byte[] both = ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
    byte[] out = new byte[HASH];
    new Sha256d().hash(both, 0, both.length, out, 0);
    return out;
  }

  private byte[] root() {
    byte[] at = txId;
    long place = index;
    for (byte[] beside : branch) {
      at = (place & 1) == 0 ? hash(at, beside) : hash(beside, at);
      place >>= 1;
    }
    return place == 0 ? at : new byte[0];
  }

  private byte[] blockHash() {
    return hash(header, new byte[0]);
  }

  Finding check() {
    if (!trouble.isEmpty()) {
      return Finding.of(Finding.Result.REFUTED, trouble);
    }
    if (!Arrays.equals(root(), Arrays.copyOfRange(header, ROOT, ROOT + HASH))) {
      return Finding.of(Finding.Result.REFUTED, "its branch does not lead to the header's root");
    }
    int bits = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(BITS);
    Hash256 hash = Hash256.read(blockHash(), 0);
    if (!ProofOfWork.isMet(hash, bits, Network.MAINNET)) {
      return Finding.of(Finding.Result.REFUTED, "its header has not done its work");
    }
    int log = ProofOfWork.work(bits).bitLength() - 1;
    return Finding.of(
        Finding.Result.CONSISTENT,
        "it stands in a block whose header took about 2^" + log + " hashes to make");
  }

  /// Our own ledger knows the block, or it doesn't.
  Finding within(ChainView chain, Finding so) {
    int block = chain.findBlock(new BlockHash(Hash256.read(blockHash(), 0)));
    long tx = chain.findTx(new TxId(Hash256.read(txId, 0)));
    boolean isHere = block >= 0 && tx != ChainView.NONE;
    return isHere
        ? Finding.of(
            Finding.Result.PROVEN, "it is in block " + chain.block(block).height() + " of ours")
        : so;
  }
}
