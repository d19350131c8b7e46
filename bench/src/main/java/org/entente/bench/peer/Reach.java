package org.entente.bench.peer;

/// What can be reached from a start in so many hops, the start left out. `checksum` does not
/// depend on the order in which it was found.
public record Reach(long count, long checksum) {
  private static final long FACTOR = 2_654_435_761L;
  private static final long PRIME = 4_294_967_291L;

  /// What one transaction adds to the checksum, modulo 2⁶⁴. Made so that SQL can say it as well.
  public static long weight(long node) {
    return node * (node * FACTOR % PRIME);
  }

  /// The same for a database, of a column `node` of 64 bits.
  public static final String SQL_WEIGHT =
      "node::HUGEINT * ((node * " + FACTOR + ") % " + PRIME + ")";
}
