package org.entente.chain.generate;

import org.entente.base.codec.ScriptHashes;

/// Collects what a block's transactions spent, in the form of Bitcoin Core's undo data.
final class UndoBuilder {
  private static final int CAPACITY_BYTES = 4_000_000;
  private static final int P2SH_FORM = 1;
  private static final int SPECIAL_FORMS = 6;
  private static final int P2SH_HASH_AT = 2;

  private final Locks locks;
  private final ByteWriter rows = new ByteWriter(CAPACITY_BYTES);
  private final ByteWriter script = new ByteWriter(128);
  private int transactions;

  UndoBuilder(Locks locks) {
    this.locks = locks;
  }

  void clear() {
    rows.clear();
    transactions = 0;
  }

  void add(Draft draft) {
    transactions++;
    rows.compactSize(draft.inputs);
    for (int i = 0; i < draft.inputs; i++) {
      rows.varInt(draft.inputBorn[i]);
      // Where a version stood once; no coin here is of height 0, which alone left it out.
      rows.int8(0);
      rows.varInt(compressed(draft.inputValue[i]));
      putScript(draft.inputAddress[i]);
    }
  }

  private void putScript(long address) {
    script.clear();
    locks.putScript(script, address);
    if (Lock.of(address) == Lock.P2SH || Lock.of(address) == Lock.NESTED) {
      rows.int8(P2SH_FORM).put(script.bytes(), P2SH_HASH_AT, ScriptHashes.HASH160_BYTES);
    } else {
      rows.varInt(script.length() + SPECIAL_FORMS);
      rows.put(script);
    }
  }

  /// Bitcoin Core's CompressAmount: trailing zeros become an exponent.
  static long compressed(long valueSat) {
    if (valueSat == 0) {
      return 0;
    }
    long mantissa = valueSat;
    int zeros = 0;
    while (mantissa % 10 == 0 && zeros < 9) {
      mantissa /= 10;
      zeros++;
    }
    return zeros < 9
        ? 1 + 10 * (9 * (mantissa / 10) + mantissa % 10 - 1) + zeros
        : 1 + 10 * (mantissa - 1) + 9;
  }

  byte[] finish() {
    int countBytes = ByteWriter.compactSizeBytes(transactions);
    return new ByteWriter(countBytes + rows.length()).compactSize(transactions).put(rows).bytes();
  }
}
