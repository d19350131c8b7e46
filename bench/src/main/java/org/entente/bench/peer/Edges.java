package org.entente.bench.peer;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.entente.chain.ChainView;

/// All edges of a ledger's spend graph in a mapped file, ordered by where they come from: number
/// of transactions, number of edges, then two numbers of four bytes each.
public final class Edges {
  private static final int HEAD_BYTES = 16;
  private static final int BUFFER_BYTES = 1 << 20;

  private final MemorySegment mapped;
  private final int nodes;
  private final long count;

  private Edges(MemorySegment mapped) {
    this.mapped = mapped;
    this.nodes = Math.toIntExact(mapped.get(JAVA_LONG_UNALIGNED, 0));
    this.count = mapped.get(JAVA_LONG_UNALIGNED, 8);
  }

  static void write(ChainView chain, Path file) throws IOException {
    long edges = 0;
    for (long output = 0; output < chain.outputCount(); output++) {
      if (chain.spender(output) != ChainView.NONE) {
        edges++;
      }
    }
    ByteBuffer row = ByteBuffer.allocate(HEAD_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES)) {
      out.write(row.putLong(0, chain.txCount()).putLong(8, edges).array());
      for (long tx = 0; tx < chain.txCount(); tx++) {
        long end = chain.firstOutput(tx + 1);
        for (long output = chain.firstOutput(tx); output < end; output++) {
          long spender = chain.spender(output);
          if (spender != ChainView.NONE) {
            row.putInt(0, Math.toIntExact(tx)).putInt(4, Math.toIntExact(spender));
            out.write(row.array(), 0, 8);
          }
        }
      }
    }
  }

  static Edges open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return new Edges(channel.map(MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto()));
    }
  }

  /// How many transactions there are; edges join numbers below it.
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

  /// Transactions that something was spent of, at random; the same for everybody.
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
