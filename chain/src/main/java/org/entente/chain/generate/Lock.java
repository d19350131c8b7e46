package org.entente.chain.generate;

/// How an output is locked. The first four can be spent without a signature, so only coins under
/// them are ever spent; the others stand in the chain for the sake of address code.
@SuppressWarnings("EnumOrdinal") // the order is part of what makes the bytes
enum Lock {
  P2SH,
  P2WSH,
  /// Pay-to-witness-script-hash inside pay-to-script-hash.
  NESTED,
  /// Pay to anchor: anybody may spend it.
  ANCHOR,
  P2PKH,
  P2PK,
  P2WPKH,
  P2TR,
  MULTISIG,
  NULLDATA,
  /// A witness version that has no meaning yet.
  FUTURE,
  /// No standard form.
  BARE;

  private static final Lock[] ALL = values();

  /// An address is a running number and its lock in one word.
  long address(long number) {
    return number << 4 | ordinal();
  }

  static Lock of(long address) {
    return ALL[(int) (address & 15)];
  }

  boolean spendable() {
    return ordinal() <= ANCHOR.ordinal();
  }

  /// True when a spend puts bytes into the witness.
  boolean witness() {
    return this == P2WSH || this == NESTED;
  }
}
