package org.entente.base;

/// A Bitcoin block's hash: the double SHA-256 of its 80-byte header.
public record BlockHash(Hash256 hash) implements Comparable<BlockHash> {
  /// The parent of a genesis block.
  public static final BlockHash NONE = new BlockHash(Hash256.ZERO);

  /// Reads the 64 digits that people see (raw bytes backwards).
  public static BlockHash parse(String text) {
    return new BlockHash(Hash256.ofReversedHex(text));
  }

  @Override
  public int compareTo(BlockHash other) {
    return hash.compareTo(other.hash);
  }

  @Override
  public String toString() {
    return hash.reversed().hex();
  }
}
