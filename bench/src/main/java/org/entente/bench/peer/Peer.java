package org.entente.bench.peer;

import java.io.IOException;
import java.nio.file.Path;

/// A way to hold the spend graph. Found by [java.util.ServiceLoader], because most need
/// libraries that a plain build does not have.
public interface Peer {
  /// What can be built from: the edges, or (Entente alone) the store they were read from, which
  /// exists already. `folder` is empty and the peer's own.
  record Material(Edges edges, Path store, Path folder) {}

  /// One word, as on the command line.
  String name();

  /// Name and version for people, and how it was used.
  String title();

  /// False if it gets only the small chain, because it would not fit.
  boolean takesLargeChains();

  Graph build(Material material) throws Exception;

  /// The graph as one peer holds it.
  interface Graph extends AutoCloseable {
    Footprint footprint();

    /// What is reached from `start` in at most `hops` hops.
    Reach reach(int start, int hops) throws Exception;

    @Override
    void close() throws IOException;
  }

  /// What the graph takes where the peer keeps it. `includes` says where and what.
  record Footprint(long bytes, String includes) {}
}
