package org.entente.trace;

import java.util.Arrays;

/// The largest outputs are filled first, of equal ones the earlier; what is left goes to the fee.
final class HighestOut implements ShareRule.Split {
  private long[] sorted = new long[16];

  @Override
  public void split(long amount, long total, long[] values, int count, long[] shares) {
    int outputs = count - 1;
    if (outputs > sorted.length) {
      sorted = new long[Math.max(outputs, 2 * sorted.length)];
    }
    System.arraycopy(values, 0, sorted, 0, outputs);
    Arrays.sort(sorted, 0, outputs);
    long left = amount;
    int next = outputs - 1;
    while (next >= 0 && left >= sorted[next]) {
      left -= sorted[next--];
    }
    if (next < 0) {
      System.arraycopy(values, 0, shares, 0, outputs);
      shares[outputs] = left;
      return;
    }
    fill(amount, sorted[next], values, outputs, shares);
  }

  /// All outputs above `least` get filled, those of just that value as far as it goes.
  private static void fill(long amount, long least, long[] values, int outputs, long[] shares) {
    long left = amount;
    for (int output = 0; output < outputs; output++) {
      if (values[output] > least) {
        shares[output] = values[output];
        left -= values[output];
      }
    }
    for (int output = 0; output < outputs && left > 0; output++) {
      if (values[output] == least) {
        shares[output] = Math.min(least, left);
        left -= shares[output];
      }
    }
  }
}
