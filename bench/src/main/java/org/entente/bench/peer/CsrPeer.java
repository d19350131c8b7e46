package org.entente.bench.peer;

/// The two arrays that a textbook would take: as fast as Java gets, and nothing but links in it.
public final class CsrPeer implements Peer {
  @Override
  public String name() {
    return "csr";
  }

  @Override
  public String title() {
    return "Java arrays (CSR)";
  }

  @Override
  public boolean takesLargeChains() {
    return true;
  }

  @Override
  public Graph build(Material material) {
    Edges edges = material.edges();
    int[] starts = new int[edges.nodes() + 1];
    int[] targets = new int[Math.toIntExact(edges.count())];
    for (int edge = 0; edge < targets.length; edge++) {
      starts[edges.from(edge) + 1]++;
    }
    for (int node = 0; node < edges.nodes(); node++) {
      starts[node + 1] += starts[node];
    }
    int[] free = starts.clone();
    for (int edge = 0; edge < targets.length; edge++) {
      targets[free[edges.from(edge)]++] = edges.to(edge);
    }
    return new Arrays(starts, targets);
  }

  private static final class Arrays implements Graph {
    private final int[] starts;
    private final int[] targets;
    private final Walk walk;

    Arrays(int[] starts, int[] targets) {
      this.starts = starts;
      this.targets = targets;
      walk = new Walk(starts.length - 1);
    }

    @Override
    public Footprint footprint() {
      return new Footprint(
          4L * (starts.length + targets.length), "two int[] on the heap: links forwards, no more");
    }

    @Override
    public Reach reach(int start, int hops) {
      return walk.reach(start, hops, this::hop);
    }

    private void hop(int node, Walk walk) {
      for (int i = starts[node]; i < starts[node + 1]; i++) {
        walk.see(targets[i]);
      }
    }

    @Override
    public void close() {}
  }
}
