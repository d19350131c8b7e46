package org.entente.bench.peer;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;

/// All edges of a ledger's graph in a mapped file, ordered by where they come from: number of
/// nodes, number of edges, then two numbers of four bytes each.
public final class Edges {
  private static final int HEAD_BYTES = 16;

  private final MemorySegment mapped;
  private final int nodes;
  private final long count;

  private Edges(MemorySegment mapped) {
    this.mapped = mapped;
    this.nodes = Math.toIntExact(mapped.get(JAVA_LONG_UNALIGNED, 0));
    this.count = mapped.get(JAVA_LONG_UNALIGNED, 8);
  }

  static void write(StoreGraph graph, Path file) throws IOException {
    long[] edges = {0};
    for (int node = 0; node < graph.nodes(); node++) {
      graph.edgesFrom(node, _ -> edges[0]++);
    }
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MemorySegment out =
          channel.map(MapMode.READ_WRITE, 0, HEAD_BYTES + 8 * edges[0], Arena.ofAuto());
      out.set(JAVA_LONG_UNALIGNED, 0, graph.nodes());
      out.set(JAVA_LONG_UNALIGNED, 8, edges[0]);
      long[] at = {HEAD_BYTES};
      for (int node = 0; node < graph.nodes(); node++) {
        int from = node;
        graph.edgesFrom(
            node,
            to -> {
              out.set(JAVA_INT_UNALIGNED, at[0], from);
              out.set(JAVA_INT_UNALIGNED, at[0] + 4, to);
              at[0] += 8;
            });
      }
    }
  }

  static Edges open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return new Edges(channel.map(MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto()));
    }
  }

  /// How many nodes there are; edges join numbers below it.
  public int nodes() {
    return nodes;
  }

  public long count() {
    return count;
  }

  public int from(long edge) {
    return mapped.get(JAVA_INT_UNALIGNED, HEAD_BYTES + 8 * edge);
  }

  public int to(long edge) {
    return mapped.get(JAVA_INT_UNALIGNED, HEAD_BYTES + 8 * edge + 4);
  }

  /// Nodes that some edge leaves, at random; the same for everybody.
  int[] starts(long seed, int howMany) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] starts = new int[howMany];
    for (int i = 0; i < howMany; ) {
      int node = random.nextInt(nodes);
      if (hasEdge(node)) {
        starts[i++] = node;
      }
    }
    return starts;
  }

  private boolean hasEdge(int node) {
    long low = 0;
    long high = count;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (from(middle) < node) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < count && from(low) == node;
  }
}
