package org.entente.trace.cluster;

import java.util.Arrays;
import org.entente.chain.Block;
import org.entente.chain.ChainView;
import org.entente.chain.script.ScriptType;
import org.jspecify.annotations.Nullable;

/// A transaction as change rules look at it. Outputs are counted from 0 here.
final class Payment {
  private final ChainView chain;
  private final long tx;
  private final ChangeJudge.RootOf roots;
  private final Habits habits;
  private final FirstPaid firstPaid;
  private final long firstOutput;
  private final int outputs;
  private final int[] inputScripts;
  private final long leastInput;
  private final int mostZeros;
  private final @Nullable ScriptType inputType;

  Payment(ChainView chain, long tx, ChangeJudge.RootOf roots, Habits habits, FirstPaid firstPaid) {
    this.chain = chain;
    this.tx = tx;
    this.roots = roots;
    this.habits = habits;
    this.firstPaid = firstPaid;
    firstOutput = chain.firstOutput(tx);
    outputs = (int) (chain.firstOutput(tx + 1) - firstOutput);
    long first = chain.firstInput(tx);
    int inputs = (int) (chain.firstInput(tx + 1) - first);
    int[] scripts = new int[inputs];
    int count = 0;
    long least = Long.MAX_VALUE;
    for (int i = 0; i < inputs; i++) {
      long prev = chain.prevOutput(first + i);
      if (prev >= 0) {
        scripts[count++] = (int) chain.scriptOf(prev);
      }
      long value = chain.inputValue(first + i);
      least = value == Block.UNKNOWN_VALUE ? Block.UNKNOWN_VALUE : Math.min(least, value);
    }
    inputScripts = Arrays.copyOf(scripts, count);
    leastInput = least;
    int zeros = 0;
    for (int output = 0; output < outputs; output++) {
      zeros = Math.max(zeros, zeros(output));
    }
    mostZeros = zeros;
    inputType = count == inputs ? commonType(chain, inputScripts) : null;
  }

  private static @Nullable ScriptType commonType(ChainView chain, int[] scripts) {
    ScriptType common = null;
    for (int script : scripts) {
      ScriptType type = ScriptType.of(chain.script(script));
      if (common != null && common != type) {
        return null;
      }
      common = type;
    }
    return common;
  }

  long tx() {
    return tx;
  }

  int outputs() {
    return outputs;
  }

  long value(int output) {
    return chain.value(firstOutput + output);
  }

  private int script(int output) {
    return (int) chain.scriptOf(firstOutput + output);
  }

  private ScriptType type(int output) {
    return ScriptType.of(chain.script(script(output)));
  }

  /// The outputs that anybody can ever spend, a bit each.
  int spendable() {
    int mask = 0;
    for (int output = 0; output < outputs; output++) {
      mask |= value(output) > 0 && type(output).isSpendable() ? 1 << output : 0;
    }
    return mask;
  }

  boolean paysInput(int output) {
    int script = script(output);
    return Arrays.stream(inputScripts).anyMatch(input -> input == script);
  }

  boolean inCluster(int output) {
    int root = roots.root(script(output), (int) tx);
    return Arrays.stream(inputScripts).anyMatch(input -> roots.root(input, (int) tx) == root);
  }

  boolean fresh(int output) {
    return firstPaid.of(tx, firstOutput + output);
  }

  /// Satoshi; [Block#UNKNOWN_VALUE], which is below every value, where one input's is unknown.
  long leastInput() {
    return leastInput;
  }

  /// Decimal zeros at the end.
  int zeros(int output) {
    int zeros = 0;
    for (long left = value(output); left > 0 && left % 10 == 0; left /= 10) {
      zeros++;
    }
    return zeros;
  }

  int mostZeros() {
    return mostZeros;
  }

  /// Whether it has the one type that all inputs have.
  boolean typeOfInputs(int output) {
    return inputType != null && type(output) == inputType;
  }

  long spender(int output) {
    return chain.spender(firstOutput + output);
  }

  boolean isPeel(long other) {
    return chain.firstInput(other + 1) - chain.firstInput(other) == 1
        && chain.firstOutput(other + 1) - chain.firstOutput(other) == 2;
  }

  boolean spendsAlike(long spender) {
    return spendsWitness(tx) == spendsWitness(spender);
  }

  /// Whether any input spends an output that can only be spent with a witness.
  private boolean spendsWitness(long of) {
    for (long input = chain.firstInput(of); input < chain.firstInput(of + 1); input++) {
      long prev = chain.prevOutput(input);
      if (prev >= 0) {
        switch (ScriptType.of(chain.script(chain.scriptOf(prev)))) {
          case P2WPKH, P2WSH, P2TR, P2A, WITNESS -> {
            return true;
          }
          case P2PK, P2PKH, P2SH, MULTISIG, NULLDATA, OTHER -> {}
        }
      }
    }
    return false;
  }

  /// Whether what spends the output has the same habit; also where that is not known.
  boolean habitAlike(int output, int habit) {
    long spender = spender(output);
    int mine = habits.of(tx);
    int its = spender == ChainView.NONE ? Habits.UNKNOWN : habits.of(spender);
    return mine == Habits.UNKNOWN || its == Habits.UNKNOWN || (mine & habit) == (its & habit);
  }
}
