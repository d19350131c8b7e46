package org.entente.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Our own store, with values, addresses, times, ids and links in it.
public final class EntentePeer implements Peer {
  public static final String NAME = "entente";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "Entente";
  }

  @Override
  public boolean takesLargeChains() {
    return true;
  }

  @Override
  public Graph build(Material material) throws IOException {
    StoreGraph graph = StoreGraph.open(material.store());
    long walked = 0;
    for (String prefix : graph.walked()) {
      walked += bytes(material.store(), prefix);
    }
    return new Mapped(
        graph,
        new Footprint(
            bytes(material.store(), ""),
            graph.includes()
                + "; "
                + 8 * walked / material.edges().count()
                + " of these bits are what this walk reads"));
  }

  private static long bytes(Path folder, String prefix) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> String.valueOf(file.getFileName()).startsWith(prefix))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  private static final class Mapped implements Graph {
    private final StoreGraph graph;
    private final Footprint footprint;
    private final Walk walk;

    Mapped(StoreGraph graph, Footprint footprint) {
      this.graph = graph;
      this.footprint = footprint;
      walk = new Walk(graph.nodes());
    }

    @Override
    public Footprint footprint() {
      return footprint;
    }

    @Override
    public Reach reach(int start, int hops) {
      return walk.reach(start, hops, (node, seen) -> graph.edgesFrom(node, seen::see));
    }

    @Override
    public void close() throws IOException {
      graph.close();
    }
  }
}
