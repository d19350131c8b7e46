package org.entente.base.codec;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256 of SHA-256, Bitcoin's hash of everything. One for each thread; nothing is allocated
/// for a hash.
public final class Sha256d {
  public static final int BYTES = 32;

  private final MessageDigest digest;

  public Sha256d() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }

  /// Hashes `in[from, to)` into `out[at, at + 32)`, which may lie in the same array.
  public void hash(byte[] in, int from, int to, byte[] out, int at) {
    digest.update(in, from, to - from);
    finish(out, at);
  }

  /// Takes `in[from, to)` as the next part of what [#finish] will hash.
  public void feed(byte[] in, int from, int to) {
    digest.update(in, from, to - from);
  }

  /// Writes the hash of all that was fed and begins anew.
  public void finish(byte[] out, int at) {
    try {
      digest.digest(out, at, BYTES);
      digest.update(out, at, BYTES);
      digest.digest(out, at, BYTES);
    } catch (DigestException tooSmall) {
      throw new IndexOutOfBoundsException(tooSmall.getMessage());
    }
  }
}
