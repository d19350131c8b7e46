package org.entente.trace.cluster;

import java.util.Arrays;
import org.entente.chain.ChainView;

/// The cheap guard, which needs no detector and no clock: three equal outputs or more, and as many
/// inputs, may be a CoinJoin. It also stops exchanges that pay equal sums to many.
public final class EqualOutputGuard implements TxGuard {
  private static final int LEAST_EQUAL = 3;

  private final ChainView chain;

  public EqualOutputGuard(ChainView chain) {
    this.chain = chain;
  }

  @Override
  public int leastInputs() {
    return LEAST_EQUAL;
  }

  @Override
  public boolean oneOwner(long tx) {
    long first = chain.firstOutput(tx);
    int count = Math.toIntExact(chain.firstOutput(tx + 1) - first);
    long inputs = chain.firstInput(tx + 1) - chain.firstInput(tx);
    if (count < LEAST_EQUAL || inputs < LEAST_EQUAL) {
      return true;
    }
    long[] values = new long[count];
    Arrays.setAll(values, i -> chain.value(first + i));
    Arrays.sort(values);
    int run = 1;
    for (int i = 1; i < count; i++) {
      run = values[i] == values[i - 1] && values[i] > 0 ? run + 1 : 1;
      if (run >= LEAST_EQUAL) {
        return false;
      }
    }
    return true;
  }
}
