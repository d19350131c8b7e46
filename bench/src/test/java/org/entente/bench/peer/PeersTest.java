package org.entente.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entente.base.Network;
import org.entente.chain.Block;
import org.entente.chain.ChainView;
import org.entente.chain.RandomChains;
import org.entente.chain.RandomChains.Shape;
import org.entente.chain.memory.MemoryChain;
import org.entente.chain.store1.LedgerWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeersTest {
  private static final List<Peer> ALWAYS_THERE = List.of(new EntentePeer(), new CsrPeer());

  @TempDir Path temp;

  @Test
  void allReachWhatSetsReach() throws Exception {
    for (long seed = 1; seed <= 20; seed++) {
      Path store = temp.resolve("store-" + seed);
      ChainView chain = fill(seed, store);
      Path file = temp.resolve("edges-" + seed);
      writeEdges(store, file);
      for (Peer peer : ALWAYS_THERE) {
        Peer.Material material = new Peer.Material(Edges.open(file), store, temp);
        try (Peer.Graph graph = peer.build(material)) {
          compare(seed, chain, graph);
        }
      }
    }
  }

  private static void writeEdges(Path store, Path file) throws IOException {
    try (StoreGraph graph = StoreGraph.open(store)) {
      Edges.write(graph, file);
    }
  }

  private static ChainView fill(long seed, Path store) throws IOException {
    List<Block> blocks = RandomChains.blocks(seed, Shape.WHOLE);
    try (LedgerWriter writer = LedgerWriter.open(store, Network.REGTEST)) {
      for (Block block : blocks) {
        writer.append(block);
      }
      writer.commit();
    }
    return new MemoryChain(Network.REGTEST, blocks);
  }

  private static void compare(long seed, ChainView chain, Peer.Graph graph) throws Exception {
    for (int start = 0; start < chain.txCount(); start++) {
      for (int hops : PeerRun.HOPS) {
        Reach reach = graph.reach(start, hops);
        Set<Long> expected = reached(chain, start, hops);
        assertThat(reach)
            .as("seed %d, start %d, %d hops", seed, start, hops)
            .isEqualTo(
                new Reach(expected.size(), expected.stream().mapToLong(Reach::weight).sum()));
      }
    }
  }

  private static Set<Long> reached(ChainView chain, long start, int hops) {
    Set<Long> all = new HashSet<>();
    Set<Long> level = Set.of(start);
    for (int hop = 0; hop < hops; hop++) {
      Set<Long> next = new HashSet<>();
      for (long tx : level) {
        for (long at = chain.firstOutput(tx); at < chain.firstOutput(tx + 1); at++) {
          if (chain.spender(at) != ChainView.NONE) {
            next.add(chain.spender(at));
          }
        }
      }
      all.addAll(next);
      level = next;
    }
    return all;
  }

  @Test
  void startsAreTheSameForEverybodyAndLeadSomewhere() throws Exception {
    Path store = temp.resolve("store");
    ChainView chain = fill(7, store);
    Path file = temp.resolve("edges");
    writeEdges(store, file);
    int[] starts = Edges.open(file).starts(42, 50);
    assertThat(starts).isEqualTo(Edges.open(file).starts(42, 50));
    for (int start : starts) {
      assertThat(reached(chain, start, 1)).isNotEmpty();
    }
  }
}
