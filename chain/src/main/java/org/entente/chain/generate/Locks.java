package org.entente.chain.generate;

import org.entente.base.Hash256;
import org.entente.base.codec.ScriptHashes;

/// Turns addresses into scripts, and spends them.
///
/// The script behind each spendable address is `push(random bytes) OP_DROP OP_1`, different for
/// each address and true without a signature: a node checks the hash and runs the script, so it
/// verifies in full, while the generator needs no elliptic curve. The push has 93 to 108 bytes,
/// so that an input is as big as one with a signature and a key.
final class Locks {
  private static final int MIN_PUSH = 93;
  private static final int OP_0 = 0;
  private static final int OP_PUSHDATA1 = 0x4c;
  private static final int OP_1 = 0x51;
  private static final int OP_DROP = 0x75;
  private static final int OP_RETURN = 0x6a;
  private static final int OP_DUP = 0x76;
  private static final int OP_EQUAL = 0x87;
  private static final int OP_EQUALVERIFY = 0x88;
  private static final int OP_HASH160 = 0xa9;
  private static final int OP_CHECKSIG = 0xac;
  private static final int OP_CHECKMULTISIG = 0xae;

  private final long seed;
  private final ScriptHashes hashes;
  private final ByteWriter inner = new ByteWriter(MIN_PUSH + 32);
  private final byte[] hash = new byte[2 + Hash256.BYTES];

  Locks(long seed) {
    this.seed = SplitMix64.mix(~seed);
    hashes = new ScriptHashes();
  }

  /// Writes the locking script without its length.
  void putScript(ByteWriter to, long address) {
    switch (Lock.of(address)) {
      case P2SH -> {
        int length = innerScript(address);
        hashes.hash160(inner.bytes(), 0, length, hash, 0);
        to.int8(OP_HASH160).int8(20).put(hash, 0, 20).int8(OP_EQUAL);
      }
      case P2WSH -> {
        witnessProgram(address);
        to.put(hash, 0, 34);
      }
      case NESTED -> {
        witnessProgram(address);
        hashes.hash160(hash, 0, 34, hash, 0);
        to.int8(OP_HASH160).int8(20).put(hash, 0, 20).int8(OP_EQUAL);
      }
      case ANCHOR -> to.int8(OP_1).int8(2).int8(0x4e).int8(0x73);
      case P2PKH -> {
        to.int8(OP_DUP).int8(OP_HASH160).int8(20);
        random(to, address, 20);
        to.int8(OP_EQUALVERIFY).int8(OP_CHECKSIG);
      }
      case P2PK -> {
        publicKey(to, address);
        to.int8(OP_CHECKSIG);
      }
      case P2WPKH -> {
        to.int8(OP_0).int8(20);
        random(to, address, 20);
      }
      case P2TR -> {
        to.int8(OP_1).int8(32);
        random(to, address, 32);
      }
      case MULTISIG -> {
        to.int8(OP_1);
        publicKey(to, address);
        publicKey(to, ~address);
        to.int8((OP_1 + 1)).int8(OP_CHECKMULTISIG);
      }
      case NULLDATA -> note(to, address);
      case FUTURE -> {
        to.int8((OP_1 + 1 + (int) (word(address, 9) & 7))).int8(32);
        random(to, address, 32);
      }
      case BARE -> {
        to.int8(8);
        random(to, address, 8);
        to.int8(OP_DROP).int8(OP_1);
      }
    }
  }

  /// Writes the script of an input that spends this address, with its length.
  void putUnlock(ByteWriter to, long address) {
    switch (Lock.of(address)) {
      case P2SH -> {
        int length = innerScript(address);
        to.compactSize(length + 2);
        to.int8(OP_PUSHDATA1).int8(length).put(inner);
      }
      case NESTED -> {
        witnessProgram(address);
        to.int8(35).int8(34).put(hash, 0, 34);
      }
      case P2WSH, ANCHOR -> to.int8(0);
      case P2PKH, P2PK, P2WPKH, P2TR, MULTISIG, NULLDATA, FUTURE, BARE ->
          throw new IllegalStateException("nobody spends " + Lock.of(address));
    }
  }

  /// Writes the witness of an input that spends this address.
  void putWitness(ByteWriter to, long address) {
    if (!Lock.of(address).witness()) {
      to.int8(0);
      return;
    }
    int length = innerScript(address);
    to.int8(1).int8(length).put(inner);
  }

  /// Makes the script behind the address in `inner`; its length is the answer.
  private int innerScript(long address) {
    int push = MIN_PUSH + (int) (word(address, 63) & 15);
    inner.clear();
    inner.int8(OP_PUSHDATA1).int8(push);
    random(inner, address, push);
    inner.int8(OP_DROP).int8(OP_1);
    return inner.length();
  }

  /// Makes `OP_0 push(SHA-256 of the script)` in `hash`.
  private void witnessProgram(long address) {
    int length = innerScript(address);
    hash[0] = (byte) OP_0;
    hash[1] = Hash256.BYTES;
    hashes.sha256(inner.bytes(), 0, length, hash, 2);
  }

  /// A compressed key in form; whether it lies on the curve nobody asks, as it never signs.
  private void publicKey(ByteWriter to, long address) {
    to.int8(33).int8(((int) (2 + (word(address, 8) & 1))));
    random(to, address, 32);
  }

  private void note(ByteWriter to, long address) {
    int length = 8 + (int) (word(address, 10) & 63);
    to.int8(OP_RETURN).int8(length);
    random(to, address, length);
  }

  private void random(ByteWriter to, long address, int length) {
    long base = SplitMix64.mix(seed ^ address);
    int whole = length >> 3;
    for (int i = 0; i < whole; i++) {
      to.int64(SplitMix64.mix(base + i));
    }
    long last = SplitMix64.mix(base + whole);
    for (int i = whole << 3; i < length; i++) {
      to.int8((int) last);
      last >>>= 8;
    }
  }

  private long word(long address, int index) {
    return SplitMix64.mix(SplitMix64.mix(seed ^ address) + index);
  }
}
