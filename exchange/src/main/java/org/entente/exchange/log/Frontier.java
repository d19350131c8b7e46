package org.entente.exchange.log;

import java.util.Arrays;

/// The right edge of a growing tree: the roots of its full subtrees, widest first, one for each
/// bit of its size. That is all it takes to append and to say the root, at any size.
public final class Frontier {
  /// Hears of each subtree that has just become full.
  @FunctionalInterface
  public interface Full {
    /// `index` counts subtrees of 2^`height` leaves from the left.
    void subtree(int height, long index, byte[] hash);
  }

  private long size;
  private byte[] peaks;

  private Frontier(long size, byte[] peaks) {
    this.size = size;
    this.peaks = peaks;
  }

  public static Frontier empty() {
    return new Frontier(0, new byte[0]);
  }

  /// As [#bytes] gave it. Throws [IllegalArgumentException] when it isn't of that size.
  public static Frontier of(long size, byte[] peaks) {
    if (size < 0 || peaks.length != Long.bitCount(size) * Merkle.HASH) {
      throw new IllegalArgumentException("no frontier of " + size + " leaves");
    }
    return new Frontier(size, peaks.clone());
  }

  public long size() {
    return size;
  }

  public byte[] bytes() {
    return peaks.clone();
  }

  public void append(byte[] leaf, Full full) {
    byte[] hash = leaf;
    int height = 0;
    int count = peaks.length / Merkle.HASH;
    full.subtree(0, size, hash);
    for (long bits = size; (bits & 1) == 1; bits >>>= 1) {
      count--;
      hash = Merkle.node(peak(count), hash);
      height++;
      full.subtree(height, size >>> height, hash);
    }
    peaks = Arrays.copyOf(peaks, (count + 1) * Merkle.HASH);
    System.arraycopy(hash, 0, peaks, count * Merkle.HASH, Merkle.HASH);
    size++;
  }

  public byte[] root() {
    int count = peaks.length / Merkle.HASH;
    if (count == 0) {
      return Merkle.empty();
    }
    byte[] root = peak(count - 1);
    for (int i = count - 2; i >= 0; i--) {
      root = Merkle.node(peak(i), root);
    }
    return root;
  }

  private byte[] peak(int index) {
    return Arrays.copyOfRange(peaks, index * Merkle.HASH, (index + 1) * Merkle.HASH);
  }
}
