package org.entente.trace.exposure;

import java.util.Arrays;
import java.util.PrimitiveIterator;
import org.entente.chain.ChainView;

/// Outputs to begin with: the newest of an address.
///
/// @param outputs in ledger order
/// @param leftOut how many older ones there are
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Coins(long[] outputs, long leftOut) {
  /// By an index.
  public static Coins of(OutputIndex index, long script, int most) {
    int count = index.count(script);
    int taken = Math.min(count, most);
    long[] outputs = new long[taken];
    Arrays.setAll(outputs, i -> index.output(script, count - taken + i));
    return new Coins(outputs, count - taken);
  }

  /// By looking through the ledger.
  public static Coins of(ChainView chain, long script, int most) {
    PrimitiveIterator.OfLong all = chain.outputsOf(script);
    long[] ring = new long[most];
    long count = 0;
    while (all.hasNext()) {
      ring[(int) (count++ % most)] = all.nextLong();
    }
    int taken = (int) Math.min(count, most);
    long[] outputs = Arrays.copyOf(ring, taken);
    Arrays.sort(outputs);
    return new Coins(outputs, count - taken);
  }
}
