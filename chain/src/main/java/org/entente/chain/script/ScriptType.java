package org.entente.chain.script;

import org.jspecify.annotations.Nullable;

/// The standard kinds of output scripts (Bitcoin Core `script/solver.cpp`).
public enum ScriptType {
  /// Pays a public key: no address.
  P2PK("p2pk"),
  P2PKH("p2pkh"),
  P2SH("p2sh"),
  /// Pays m of n public keys, bare: no address.
  MULTISIG("multisig"),
  P2WPKH("p2wpkh"),
  P2WSH("p2wsh"),
  P2TR("p2tr"),
  /// Pay to anchor: `OP_1 4e73`.
  P2A("p2a"),
  /// A witness version or length that no rule exists for yet; it has an address all the same.
  WITNESS("witness"),
  /// Carries data and can't be spent: no address.
  NULLDATA("nulldata"),
  OTHER("other");

  private static final int OP_0 = 0x00;
  private static final int OP_1 = 0x51;
  private static final int OP_16 = 0x60;
  private static final int OP_RETURN = 0x6a;
  private static final int OP_DUP = 0x76;
  private static final int OP_EQUAL = 0x87;
  private static final int OP_EQUALVERIFY = 0x88;
  private static final int OP_HASH160 = 0xa9;
  private static final int OP_CHECKSIG = 0xac;
  private static final int OP_CHECKMULTISIG = 0xae;

  private final String text;

  ScriptType(String text) {
    this.text = text;
  }

  /// The name in JSON.
  public String text() {
    return text;
  }

  /// Whether outputs locked so can ever be spent.
  public boolean isSpendable() {
    return this != NULLDATA;
  }

  public static ScriptType of(byte[] script) {
    int length = script.length;
    if (length == 0) {
      return OTHER;
    }
    int first = at(script, 0);
    if (first == OP_RETURN) {
      return NULLDATA;
    }
    if (length == 25
        && first == OP_DUP
        && at(script, 1) == OP_HASH160
        && at(script, 2) == 20
        && at(script, 23) == OP_EQUALVERIFY
        && at(script, 24) == OP_CHECKSIG) {
      return P2PKH;
    }
    if (length == 23 && first == OP_HASH160 && at(script, 1) == 20 && at(script, 22) == OP_EQUAL) {
      return P2SH;
    }
    if (isWitness(script)) {
      return witness(script);
    }
    if (isPublicKey(script, 0) && length == first + 2 && at(script, length - 1) == OP_CHECKSIG) {
      return P2PK;
    }
    return isMultisig(script) ? MULTISIG : OTHER;
  }

  /// The same for those who ask of millions and don't want the bytes copied: what the length and
  /// both ends of a script tell, or null where all bytes are needed.
  ///
  /// @param head the first bytes, little endian; those beyond the script's end don't matter
  /// @param tail the last two bytes, little endian
  public static @Nullable ScriptType ofEnds(int length, long head, int tail) {
    int first = (int) head & 0xff;
    int start = (int) head & 0xffff;
    if (length == 0) {
      return OTHER;
    }
    if (first == OP_RETURN) {
      return NULLDATA;
    }
    return switch (length) {
      case 22 -> start == (OP_0 | 20 << 8) ? P2WPKH : null;
      case 23 -> start == (OP_HASH160 | 20 << 8) && tail >>> 8 == OP_EQUAL ? P2SH : null;
      case 25 ->
          (head & 0xffffff) == (OP_DUP | OP_HASH160 << 8 | 20 << 16)
                  && tail == (OP_EQUALVERIFY | OP_CHECKSIG << 8)
              ? P2PKH
              : null;
      case 34 -> start == (OP_0 | 32 << 8) ? P2WSH : start == (OP_1 | 32 << 8) ? P2TR : null;
      default -> null;
    };
  }

  /// A version and one push of 2 to 40 bytes (BIP141).
  private static boolean isWitness(byte[] script) {
    int version = at(script, 0);
    return script.length >= 4
        && script.length <= 42
        && (version == OP_0 || (version >= OP_1 && version <= OP_16))
        && at(script, 1) == script.length - 2;
  }

  private static ScriptType witness(byte[] script) {
    int version = at(script, 0);
    int program = script.length - 2;
    if (version == OP_0) {
      return program == 20 ? P2WPKH : program == 32 ? P2WSH : OTHER;
    }
    if (version == OP_1 && program == 32) {
      return P2TR;
    }
    boolean anchor =
        version == OP_1 && program == 2 && at(script, 2) == 0x4e && at(script, 3) == 0x73;
    return anchor ? P2A : WITNESS;
  }

  /// A push of 33 bytes that begin with 2 or 3, or of 65 that begin with 4, 6 or 7.
  private static boolean isPublicKey(byte[] script, int from) {
    int length = at(script, from);
    if (from + 1 + length > script.length || (length != 33 && length != 65)) {
      return false;
    }
    int kind = at(script, from + 1);
    return length == 33 ? kind == 2 || kind == 3 : kind == 4 || kind == 6 || kind == 7;
  }

  private static boolean isMultisig(byte[] script) {
    int last = script.length - 1;
    if (last < 3 || at(script, last) != OP_CHECKMULTISIG) {
      return false;
    }
    int needed = at(script, 0) - OP_1 + 1;
    int keys = at(script, last - 1) - OP_1 + 1;
    int at = 1;
    int found = 0;
    while (at < last - 1 && isPublicKey(script, at)) {
      at += 1 + at(script, at);
      found++;
    }
    return at == last - 1 && found == keys && needed >= 1 && needed <= keys && keys <= 16;
  }

  private static int at(byte[] script, int index) {
    return script[index] & 0xff;
  }
}
