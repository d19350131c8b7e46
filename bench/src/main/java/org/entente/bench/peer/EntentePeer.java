package org.entente.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.entente.chain.ChainView;
import org.entente.chain.store1.MappedChain;

/// Our own store, with values, addresses, times, ids and links in it.
public final class EntentePeer implements Peer {
  public static final String NAME = "entente";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "Entente (MappedChain)";
  }

  @Override
  public boolean takesLargeChains() {
    return true;
  }

  @Override
  public Graph build(Material material) throws IOException {
    return new Mapped(
        MappedChain.open(material.store()),
        new Footprint(
            bytes(material.store(), ""),
            "whole store on disk: links both ways, values, addresses, times, transaction ids,"
                + " scripts, indexes, checksums; "
                + 8 * links(material.store()) / material.edges().count()
                + " of these bits are what this walk reads"));
  }

  /// What spends an output, and which outputs are of one transaction.
  private static long links(Path store) throws IOException {
    return bytes(store, "output-spenders")
        + bytes(store, "output-starts")
        + bytes(store, "output-samples");
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
    private final MappedChain chain;
    private final Footprint footprint;
    private final Walk walk;

    Mapped(MappedChain chain, Footprint footprint) {
      this.chain = chain;
      this.footprint = footprint;
      walk = new Walk(Math.toIntExact(chain.txCount()));
    }

    @Override
    public Footprint footprint() {
      return footprint;
    }

    @Override
    public Reach reach(int start, int hops) {
      return walk.reach(start, hops, this::hop);
    }

    private void hop(int tx, Walk walk) {
      long end = chain.firstOutput(tx + 1L);
      for (long output = chain.firstOutput(tx); output < end; output++) {
        long spender = chain.spender(output);
        if (spender != ChainView.NONE) {
          walk.see((int) spender);
        }
      }
    }

    @Override
    public void close() throws IOException {
      chain.close();
    }
  }
}
