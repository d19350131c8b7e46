package org.entente.trace.bridge;

import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.chain.abi.MalformedLog;

/// Addresses in words of 32 bytes, as bridges write them that also reach chains with longer ones.
final class Addresses32 {
  private Addresses32() {}

  /// For people: an EVM address if it can be one, else all 64 digits.
  static String text(Hash256 word) {
    return isEvm(word) ? evm(word).toString() : "0x" + word.hex();
  }

  static EvmAddress evm(Hash256 word) {
    if (!isEvm(word)) {
      throw new MalformedLog("an address of more than 20 bytes");
    }
    return EvmAddress.read(word.bytes(), Hash256.BYTES - EvmAddress.BYTES);
  }

  private static boolean isEvm(Hash256 word) {
    return word.a() == 0 && word.b() >>> 32 == 0;
  }
}
