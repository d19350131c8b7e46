package org.entente.exchange.log;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/// Hashes of RFC 6962 (SHA-256) and the two proofs of RFC 9162, sections 2.1.3.2 and 2.1.4.2.
public final class Merkle {
  /// Bytes of a hash.
  public static final int HASH = 32;

  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  private Merkle() {}

  public static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  static byte[] sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Hashes one behind the other, as a tile has them.
  public static byte[] joined(List<byte[]> hashes) {
    byte[] all = new byte[hashes.size() * HASH];
    for (int i = 0; i < hashes.size(); i++) {
      System.arraycopy(hashes.get(i), 0, all, i * HASH, HASH);
    }
    return all;
  }

  public static byte[] leaf(byte[] entry) {
    return sha256(LEAF, entry);
  }

  public static byte[] node(byte[] left, byte[] right) {
    return sha256(NODE, left, right);
  }

  /// The root of the tree without leaves.
  public static byte[] empty() {
    return sha256(new byte[0]);
  }

  /// Whether `proof` shows that the leaf stands at `index` in the tree of `size` leaves.
  public static boolean isIncluded(
      byte[] leaf, long index, long size, List<byte[]> proof, byte[] root) {
    if (index < 0 || index >= size || leaf.length != HASH || hasOddHash(proof)) {
      return false;
    }
    long at = index;
    long last = size - 1;
    byte[] hash = leaf;
    for (byte[] step : proof) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        hash = node(step, hash);
        while ((at & 1) == 0 && at != 0) {
          at >>>= 1;
          last >>>= 1;
        }
      } else {
        hash = node(hash, step);
      }
      at >>>= 1;
      last >>>= 1;
    }
    return last == 0 && MessageDigest.isEqual(hash, root);
  }

  /// Whether `proof` shows that the tree of `first` leaves is the beginning of that of `second`.
  /// From 0 nothing can be proven, so that is refused.
  public static boolean isConsistent(
      long first, long second, byte[] firstRoot, byte[] secondRoot, List<byte[]> proof) {
    if (first > 0 && first == second) {
      return proof.isEmpty() && MessageDigest.isEqual(firstRoot, secondRoot);
    }
    if (first <= 0 || first > second || proof.isEmpty() || hasOddHash(proof)) {
      return false;
    }
    boolean isPower = (first & (first - 1)) == 0;
    long at = first - 1;
    long last = second - 1;
    while ((at & 1) == 1) {
      at >>>= 1;
      last >>>= 1;
    }
    byte[] old = isPower ? firstRoot : proof.getFirst();
    byte[] now = old;
    for (byte[] step : isPower ? proof : proof.subList(1, proof.size())) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        old = node(step, old);
        now = node(step, now);
        while ((at & 1) == 0 && at != 0) {
          at >>>= 1;
          last >>>= 1;
        }
      } else {
        now = node(now, step);
      }
      at >>>= 1;
      last >>>= 1;
    }
    return last == 0
        && MessageDigest.isEqual(old, firstRoot)
        && MessageDigest.isEqual(now, secondRoot);
  }

  private static boolean hasOddHash(List<byte[]> proof) {
    return proof.stream().anyMatch(hash -> hash.length != HASH);
  }
}
