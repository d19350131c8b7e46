package org.entente.chain.check;

import java.util.Arrays;
import org.entente.base.Hash256;
import org.entente.base.codec.Sha256d;
import org.entente.chain.BrokenRule;
import org.entente.chain.BrokenRule.Rule;

/// Merkle roots over transaction ids. One for each thread.
///
/// The last hash of an odd row is hashed with itself, so that the lists [1 2 3] and [1 2 3 3]
/// have one root (CVE-2012-2459): a list in which two hashes that meet are really equal is
/// refused, else a block could be given out with transactions repeated.
public final class MerkleTree {
  private static final int PAIR = 2 * Hash256.BYTES;

  private final Sha256d sha = new Sha256d();
  private byte[] row = {};

  /// The root over the first `count` hashes of `ids`, which must be at least one.
  public Hash256 root(byte[] ids, int count) {
    int bytes = count * Hash256.BYTES;
    if (row.length < bytes + Hash256.BYTES) {
      row = new byte[Math.max(2 * row.length, bytes + Hash256.BYTES)];
    }
    System.arraycopy(ids, 0, row, 0, bytes);
    for (int size = count; size > 1; size = (size + 1) / 2) {
      refuseEqualPairs(size);
      halve(sha, row, size);
    }
    return Hash256.read(row, 0);
  }

  /// Puts the row above one of `size` hashes in its place; there is room for one more.
  static void halve(Sha256d sha, byte[] row, int size) {
    if (size % 2 == 1) {
      int last = (size - 1) * Hash256.BYTES;
      System.arraycopy(row, last, row, last + Hash256.BYTES, Hash256.BYTES);
    }
    for (int pair = 0; pair < (size + 1) / 2; pair++) {
      sha.hash(row, pair * PAIR, (pair + 1) * PAIR, row, pair * Hash256.BYTES);
    }
  }

  private void refuseEqualPairs(int size) {
    for (int left = 0; left + 1 < size; left += 2) {
      int from = left * Hash256.BYTES;
      int middle = from + Hash256.BYTES;
      if (Arrays.equals(row, from, middle, row, middle, middle + Hash256.BYTES)) {
        throw new BrokenRule(Rule.MERKLE_ROOT, "transactions repeated (CVE-2012-2459)");
      }
    }
  }
}
