package org.entente.trace.exposure;

import org.entente.chain.ChainView;

/// The outputs of each script, found at once.
///
/// A store looks through a whole column for them: 30 milliseconds for 30 million outputs, which is
/// right for one question and far too slow for many. This keeps them side by side: four bytes an
/// output and four a script, made in two passes.
public final class OutputIndex {
  private final int[] starts;
  private final int[] outputs;

  /// Reads all outputs of the ledger.
  public OutputIndex(ChainView chain) {
    int scripts = Math.toIntExact(chain.scriptCount());
    int count = Math.toIntExact(chain.outputCount());
    starts = new int[scripts + 1];
    for (int output = 0; output < count; output++) {
      starts[(int) chain.scriptOf(output)]++;
    }
    int sum = 0;
    for (int script = 0; script <= scripts; script++) {
      sum += starts[script];
      starts[script] = sum;
    }
    outputs = new int[count];
    for (int output = count - 1; output >= 0; output--) {
      outputs[--starts[(int) chain.scriptOf(output)]] = output;
    }
  }

  /// Outputs of this script, in ledger order.
  public int count(long script) {
    return starts[(int) script + 1] - starts[(int) script];
  }

  /// The `index`-th of them.
  public long output(long script, int index) {
    return outputs[starts[(int) script] + index];
  }
}
