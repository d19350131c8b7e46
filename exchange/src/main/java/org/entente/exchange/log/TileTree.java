package org.entente.exchange.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A tree of a known size, read by its tiles of hashes: any root and both proofs of RFC 6962 cost
/// a few tiles. Tiles that were read are kept for the next question.
public final class TileTree {
  /// Gives the hashes of a tile. Whoever can't throws [IOException].
  @FunctionalInterface
  public interface Source {
    byte[] hashes(TilePath path) throws IOException;
  }

  private final long size;
  private final Source source;
  private final Map<TilePath, byte[]> read = new HashMap<>();

  public TileTree(long size, Source source) {
    this.size = size;
    this.source = source;
  }

  public long size() {
    return size;
  }

  /// The root over the first `count` leaves.
  public byte[] root(long count) throws IOException {
    check(count);
    return count == 0 ? Merkle.empty() : range(0, count);
  }

  /// Shows that a leaf stands at `index` among the first `count`.
  public List<byte[]> inclusion(long index, long count) throws IOException {
    check(count);
    if (index < 0 || index >= count) {
      throw new IllegalArgumentException("no leaf " + index + " among " + count);
    }
    List<byte[]> proof = new ArrayList<>();
    long from = 0;
    long to = count;
    while (to - from > 1) {
      long split = from + Long.highestOneBit(to - from - 1);
      if (index < split) {
        proof.addFirst(range(split, to));
        to = split;
      } else {
        proof.addFirst(range(from, split));
        from = split;
      }
    }
    return proof;
  }

  /// Shows that the first `first` leaves are the beginning of the first `second`.
  public List<byte[]> consistency(long first, long second) throws IOException {
    check(second);
    if (first <= 0 || first > second) {
      throw new IllegalArgumentException("nothing leads from " + first + " to " + second);
    }
    List<byte[]> proof = new ArrayList<>();
    long from = 0;
    long to = second;
    boolean isKnown = true;
    while (to != first) {
      long split = from + Long.highestOneBit(to - from - 1);
      if (first <= split) {
        proof.addFirst(range(split, to));
        to = split;
      } else {
        proof.addFirst(range(from, split));
        from = split;
        isKnown = false;
      }
    }
    if (!isKnown) {
      proof.addFirst(range(from, to));
    }
    return proof;
  }

  private void check(long count) {
    if (count < 0 || count > size) {
      throw new IllegalArgumentException("this tree has " + size + " leaves, not " + count);
    }
  }

  /// `from` is a multiple of the widest full subtree that begins there.
  private byte[] range(long from, long to) throws IOException {
    long count = to - from;
    if (Long.bitCount(count) == 1) {
      int height = Long.numberOfTrailingZeros(count);
      return full(height, from >>> height);
    }
    long split = from + Long.highestOneBit(count - 1);
    return Merkle.node(range(from, split), range(split, to));
  }

  private byte[] full(int height, long index) throws IOException {
    int level = height / 8;
    int count = 1 << (height % 8);
    long first = index * count;
    long tile = first / TilePath.FULL;
    byte[] all = tile(level, tile);
    int at = (int) (first % TilePath.FULL);
    byte[][] hashes = new byte[count][];
    for (int i = 0; i < count; i++) {
      int offset = (at + i) * Merkle.HASH;
      hashes[i] = Arrays.copyOfRange(all, offset, offset + Merkle.HASH);
    }
    for (int left = count; left > 1; left /= 2) {
      for (int i = 0; i < left / 2; i++) {
        hashes[i] = Merkle.node(hashes[2 * i], hashes[2 * i + 1]);
      }
    }
    return hashes[0];
  }

  private byte[] tile(int level, long index) throws IOException {
    int width = TilePath.width(level, index, size);
    TilePath path = new TilePath(level, index, width);
    byte[] known = read.get(path);
    if (known == null) {
      known = source.hashes(path);
      if (known.length != width * Merkle.HASH) {
        throw new IOException(path + " has not " + width + " hashes");
      }
      read.put(path, known);
    }
    return known;
  }
}
