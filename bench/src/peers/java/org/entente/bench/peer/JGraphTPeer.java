package org.entente.bench.peer;

import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.traverse.BreadthFirstIterator;

/// Objects on the heap, walked by the library's own breadth-first iterator.
public final class JGraphTPeer implements Peer {
  @Override
  public String name() {
    return "jgrapht";
  }

  @Override
  public String title() {
    return "JGraphT 1.5.3 (DirectedPseudograph)";
  }

  @Override
  public boolean takesLargeChains() {
    return false;
  }

  @Override
  public Graph build(Material material) {
    long before = heapBytes();
    var graph = new DirectedPseudograph<Integer, DefaultEdge>(DefaultEdge.class);
    Edges edges = material.edges();
    for (int node = 0; node < edges.nodes(); node++) {
      graph.addVertex(node);
    }
    for (long edge = 0; edge < edges.count(); edge++) {
      graph.addEdge(edges.from(edge), edges.to(edge));
    }
    return new Objects(graph, before);
  }

  private static long heapBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static final class Objects implements Graph {
    private final DirectedPseudograph<Integer, DefaultEdge> graph;
    private final Footprint footprint;

    Objects(DirectedPseudograph<Integer, DefaultEdge> graph, long before) {
      this.graph = graph;
      footprint = new Footprint(heapBytes() - before, "heap after a collection: links both ways");
    }

    @Override
    public Footprint footprint() {
      return footprint;
    }

    @Override
    public Reach reach(int start, int hops) {
      var walk = new BreadthFirstIterator<>(graph, start);
      walk.next(); // the start
      long count = 0;
      long checksum = 0;
      while (walk.hasNext()) {
        int node = walk.next();
        if (walk.getDepth(node) > hops) {
          break;
        }
        count++;
        checksum += Reach.weight(node);
      }
      return new Reach(count, checksum);
    }

    @Override
    public void close() {}
  }
}
