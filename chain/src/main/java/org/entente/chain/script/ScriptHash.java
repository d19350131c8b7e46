package org.entente.chain.script;

import org.entente.base.Hash256;
import org.entente.base.codec.ScriptHashes;

/// A name for scripts that have no address.
public final class ScriptHash {
  private ScriptHash() {}

  /// SHA-256 of the script, last byte first, in hex: the name by which Electrum servers and
  /// Esplora know any script.
  public static String of(byte[] script) {
    byte[] hash = new byte[ScriptHashes.SHA256_BYTES];
    new ScriptHashes().sha256(script, 0, script.length, hash, 0);
    return Hash256.read(hash, 0).reversed().hex();
  }
}
