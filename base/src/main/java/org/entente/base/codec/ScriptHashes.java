package org.entente.base.codec;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;

/// The hashes that stand in locking scripts, written where they are needed so that none of a
/// hundred million makes an array. One for each thread.
public final class ScriptHashes {
  public static final int SHA256_BYTES = 32;
  public static final int HASH160_BYTES = 20;

  private final MessageDigest sha256;
  private final RIPEMD160Digest ripemd160 = new RIPEMD160Digest();
  private final byte[] between = new byte[SHA256_BYTES];

  public ScriptHashes() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }

  /// Hashes `in[from, to)` into `out[at, at + 32)`, which may lie in the same array.
  public void sha256(byte[] in, int from, int to, byte[] out, int at) {
    sha256.update(in, from, to - from);
    try {
      sha256.digest(out, at, SHA256_BYTES);
    } catch (DigestException tooSmall) {
      throw new IndexOutOfBoundsException(tooSmall.getMessage());
    }
  }

  /// RIPEMD-160 of SHA-256 of `in[from, to)`, into `out[at, at + 20)`.
  public void hash160(byte[] in, int from, int to, byte[] out, int at) {
    sha256(in, from, to, between, 0);
    ripemd160.update(between, 0, SHA256_BYTES);
    ripemd160.doFinal(out, at);
  }
}
