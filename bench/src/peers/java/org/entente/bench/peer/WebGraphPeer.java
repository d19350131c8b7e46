package org.entente.bench.peer;

import it.unimi.dsi.webgraph.BVGraph;
import it.unimi.dsi.webgraph.ImmutableGraph;
import it.unimi.dsi.webgraph.ImmutableSequentialGraph;
import it.unimi.dsi.webgraph.LazyIntIterator;
import it.unimi.dsi.webgraph.NodeIterator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/// The Boldi–Vigna format, from which whole web graphs are read. It knows no parallel edges: two
/// outputs that one transaction spends together are one arc here.
public final class WebGraphPeer implements Peer {
  @Override
  public String name() {
    return "webgraph";
  }

  @Override
  public String title() {
    return "WebGraph 3.6.12 (BVGraph)";
  }

  @Override
  public boolean takesLargeChains() {
    return true;
  }

  @Override
  public Graph build(Material material) throws IOException {
    String base = material.folder().resolve("spends").toString();
    BVGraph.store(new Listed(material.edges()), base);
    BVGraph graph = BVGraph.load(base);
    long bytes = 0;
    try (Stream<Path> files = Files.list(material.folder())) {
      bytes = files.mapToLong(file -> file.toFile().length()).sum();
    }
    return new Compressed(graph, bytes);
  }

  /// The edges in the order of their sources, targets ascending and once.
  private static final class Listed extends ImmutableSequentialGraph {
    private final Edges edges;

    Listed(Edges edges) {
      this.edges = edges;
    }

    @Override
    public int numNodes() {
      return edges.nodes();
    }

    @Override
    public ImmutableGraph copy() {
      return new Listed(edges);
    }

    @Override
    public NodeIterator nodeIterator() {
      return new Sources(edges);
    }
  }

  private static final class Sources extends NodeIterator {
    private final Edges edges;
    private int node = -1;
    private long edge;
    private int[] targets = new int[16];
    private int degree;

    Sources(Edges edges) {
      this.edges = edges;
    }

    @Override
    public boolean hasNext() {
      return node + 1 < edges.nodes();
    }

    @Override
    public int nextInt() {
      node++;
      int all = 0;
      while (edge < edges.count() && edges.from(edge) == node) {
        if (all == targets.length) {
          targets = Arrays.copyOf(targets, 2 * all);
        }
        targets[all++] = edges.to(edge++);
      }
      Arrays.sort(targets, 0, all);
      degree = 0;
      for (int i = 0; i < all; i++) {
        if (i == 0 || targets[i] != targets[i - 1]) {
          targets[degree++] = targets[i];
        }
      }
      return node;
    }

    @Override
    public int outdegree() {
      return degree;
    }

    @Override
    public int[] successorArray() {
      return targets;
    }

    @Override
    public NodeIterator copy(int upperBound) {
      throw new UnsupportedOperationException("read once, from the beginning");
    }
  }

  private static final class Compressed implements Graph {
    private final BVGraph graph;
    private final long bytes;
    private final Walk walk;

    Compressed(BVGraph graph, long bytes) {
      this.graph = graph;
      this.bytes = bytes;
      walk = new Walk(graph.numNodes());
    }

    @Override
    public Footprint footprint() {
      return new Footprint(
          bytes,
          "files on disk, all loaded: links forwards, parallel edges once ("
              + graph.numArcs()
              + " arcs)");
    }

    @Override
    public Reach reach(int start, int hops) {
      return walk.reach(start, hops, this::hop);
    }

    private void hop(int node, Walk walk) {
      LazyIntIterator targets = graph.successors(node);
      for (int target = targets.nextInt(); target >= 0; target = targets.nextInt()) {
        walk.see(target);
      }
    }

    @Override
    public void close() {}
  }
}
