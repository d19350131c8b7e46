package org.entente.bench.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import org.entente.chain.evm.store1.MappedAccounts;
import org.entente.chain.store1.MappedChain;

/// A store of ours, seen as the graph that all peers hold.
public sealed interface StoreGraph extends AutoCloseable permits SpendGraph, TransferGraph {
  static StoreGraph open(Path store) throws IOException {
    return MappedAccounts.exists(store)
        ? TransferGraph.open(store)
        : new SpendGraph(MappedChain.open(store));
  }

  /// Nodes are numbered from 0.
  int nodes();

  /// Every edge that leaves a node, parallel ones as often as they are there.
  void edgesFrom(int node, IntConsumer to);

  /// What a node is, in the plural.
  String nodeName();

  /// What an edge is, for people.
  String edgeName();

  /// Beginnings of the names of the files that this walk reads.
  String[] walked();

  /// What else the store's files hold.
  String includes();

  @Override
  void close() throws IOException;
}
