package org.entente.exchange.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where two trees of one size differ, from the widest tiles down: equal halves are never looked
/// at, so a million entries with one that differs cost three tiles of the other side.
public final class TileDifference {
  private final long size;
  private final TileTree.Source ours;
  private final TileTree.Source theirs;
  private final int most;
  private final List<Long> leaves = new ArrayList<>();

  private TileDifference(long size, TileTree.Source ours, TileTree.Source theirs, int most) {
    this.size = size;
    this.ours = ours;
    this.theirs = theirs;
    this.most = most;
  }

  /// The indexes of the leaves that differ, at most so many of them, in order. Throws
  /// [IOException] when a tile of theirs isn't what the tile above it says.
  public static List<Long> leaves(long size, TileTree.Source ours, TileTree.Source theirs, int most)
      throws IOException {
    TileDifference one = new TileDifference(size, ours, theirs, most);
    for (int level = 0; TilePath.count(level, size) > 0; level++) {
      long count = TilePath.count(level, size);
      // A tile that is full has its hash in the level above; the last one often isn't.
      boolean isCovered = count % TilePath.FULL == 0;
      if (!isCovered) {
        one.compare(level, count / TilePath.FULL, null);
      }
    }
    return one.leaves.stream().sorted().limit(most).toList();
  }

  private void compare(int level, long tile, byte @org.jspecify.annotations.Nullable [] above)
      throws IOException {
    TilePath path = new TilePath(level, tile, TilePath.width(level, tile, size));
    byte[] its = theirs.hashes(path);
    byte[] own = ours.hashes(path);
    if (its.length != path.width() * Merkle.HASH) {
      throw new IOException(path + " has not " + path.width() + " hashes");
    }
    if (above != null && !Arrays.equals(above, root(its))) {
      throw new IOException(path + " is not the tile that the one above it names");
    }
    for (int i = 0; i < path.width() && leaves.size() < most; i++) {
      byte[] hash = hash(its, i);
      if (!Arrays.equals(hash, hash(own, i))) {
        long index = tile * TilePath.FULL + i;
        if (level == 0) {
          leaves.add(index);
        } else {
          compare(level - 1, index, hash);
        }
      }
    }
  }

  private static byte[] hash(byte[] tile, int at) {
    return Arrays.copyOfRange(tile, at * Merkle.HASH, (at + 1) * Merkle.HASH);
  }

  /// Of a full tile.
  public static byte[] root(byte[] tile) {
    byte[][] row = new byte[tile.length / Merkle.HASH][];
    for (int i = 0; i < row.length; i++) {
      row[i] = hash(tile, i);
    }
    for (int left = row.length; left > 1; left /= 2) {
      for (int i = 0; i < left / 2; i++) {
        row[i] = Merkle.node(row[2 * i], row[2 * i + 1]);
      }
    }
    return row[0];
  }
}
