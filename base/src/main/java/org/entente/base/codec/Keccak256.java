package org.entente.base.codec;

import org.bouncycastle.crypto.digests.KeccakDigest;

/// Keccak-256, Ethereum's hash of everything: the padding from before SHA-3 was a standard. One for
/// each thread.
public final class Keccak256 {
  public static final int BYTES = 32;

  private final KeccakDigest digest = new KeccakDigest(256);

  /// Hashes `in[from, to)` into a new array.
  public byte[] hash(byte[] in, int from, int to) {
    byte[] out = new byte[BYTES];
    digest.update(in, from, to - from);
    digest.doFinal(out, 0);
    return out;
  }

  /// Hashes all of `in`.
  public byte[] hash(byte[] in) {
    return hash(in, 0, in.length);
  }
}
