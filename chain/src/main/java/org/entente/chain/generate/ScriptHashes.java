package org.entente.chain.generate;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;
import org.entente.base.Hash256;

/// The hashes that stand in locking scripts, written where they are needed so that none of a
/// hundred million makes an array. One for each thread.
final class ScriptHashes {
  static final int SHORT_BYTES = 20;

  private final MessageDigest sha256;
  private final RIPEMD160Digest ripemd160 = new RIPEMD160Digest();
  private final byte[] between = new byte[Hash256.BYTES];

  ScriptHashes() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  void sha256(byte[] bytes, int length, byte[] to, int at) {
    sha256.update(bytes, 0, length);
    try {
      sha256.digest(to, at, Hash256.BYTES);
    } catch (DigestException tooSmall) {
      throw new IndexOutOfBoundsException(tooSmall.getMessage());
    }
  }

  /// RIPEMD-160 of SHA-256.
  void hash160(byte[] bytes, int length, byte[] to) {
    sha256(bytes, length, between, 0);
    ripemd160.update(between, 0, between.length);
    ripemd160.doFinal(to, 0);
  }
}
