package org.entente.base;

/// A Bitcoin transaction's id: the double SHA-256 of its form without witness.
public record TxId(Hash256 hash) implements Comparable<TxId> {
  /// Reads the 64 digits that people see (raw bytes backwards).
  public static TxId parse(String text) {
    return new TxId(Hash256.ofReversedHex(text));
  }

  @Override
  public int compareTo(TxId other) {
    return hash.compareTo(other.hash);
  }

  @Override
  public String toString() {
    return hash.reversed().hex();
  }
}
