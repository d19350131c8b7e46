package org.entente.base.address;

/// What the payload of a key is. The codes stand in label files and never change.
public enum AddressKind {
  /// The text in UTF-8.
  TEXT(0),
  /// 20 bytes of an account: EVM, TRON, XRP.
  ACCOUNT(1),
  /// 20 bytes of an account of XRP and the four of its tag, low byte first: one customer's.
  TAGGED_ACCOUNT(2),
  /// Hash of a public key.
  KEY_HASH(3),
  /// Hash of a script, 20 bytes.
  SCRIPT_HASH(4),
  /// Hash of a script, 32 bytes (Bitcoin Cash alone).
  LONG_SCRIPT_HASH(5),
  /// Witness version 0, hash of a public key.
  WITNESS_KEY_HASH(6),
  /// Witness version 0, hash of a script.
  WITNESS_SCRIPT_HASH(7),
  /// Witness version 1 with 32 bytes: an output key.
  TAPROOT(8),
  /// The witness version and another program.
  WITNESS(9),
  /// The network's byte and two public keys.
  MONERO_KEYS(10),
  /// The network's byte, two public keys and a payment's id: one customer's.
  MONERO_INTEGRATED(11),
  /// Five-bit digits of a shielded address of Zcash.
  SHIELDED(12);

  private static final AddressKind[] ALL = values();

  private final int code;

  AddressKind(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static AddressKind ofCode(int code) {
    if (code < 0 || code >= ALL.length) {
      throw new IllegalArgumentException("no kind of address has the code " + code);
    }
    return ALL[code];
  }
}
