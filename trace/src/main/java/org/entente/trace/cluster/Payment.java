package org.entente.trace.cluster;

import org.entente.chain.ChainView;
import org.entente.chain.script.ScriptType;
import org.jspecify.annotations.Nullable;

/// A transaction as change rules look at it. Outputs are counted from 0 here. One of these steps
/// from transaction to transaction; what rules don't ask for is not read.
final class Payment {
  private static final int UNREAD = -1;

  private final ChainView chain;
  private final ChangeJudge.RootOf roots;
  private final Habits habits;
  private final FirstPaid firstPaid;
  private final ScriptKindOf kinds;
  private long tx;
  private long firstOutput;
  private int outputs;
  private long firstInput;
  private int inputs;

  /// Of the inputs whose script is known; [#UNREAD] many where nobody asked yet.
  private int known;

  private int[] inputScripts = new int[16];
  private boolean leastIsRead;
  private long leastInput;
  private int mostZeros;
  private boolean typeIsRead;
  private @Nullable ScriptType inputType;

  Payment(
      ChainView chain,
      ChangeJudge.RootOf roots,
      Habits habits,
      FirstPaid firstPaid,
      ScriptKindOf kinds) {
    this.chain = chain;
    this.roots = roots;
    this.habits = habits;
    this.firstPaid = firstPaid;
    this.kinds = kinds;
  }

  /// Steps to a transaction.
  void step(ChangeJudge.Shape shape) {
    tx = shape.tx();
    firstInput = shape.firstInput();
    inputs = shape.inputs();
    firstOutput = shape.firstOutput();
    outputs = shape.outputs();
    known = UNREAD;
    leastIsRead = false;
    mostZeros = UNREAD;
    typeIsRead = false;
  }

  private void readScripts() {
    if (inputs > inputScripts.length) {
      inputScripts = new int[Math.max(inputs, 2 * inputScripts.length)];
    }
    int count = 0;
    for (int i = 0; i < inputs; i++) {
      long prev = chain.prevOutput(firstInput + i);
      if (prev >= 0) {
        inputScripts[count++] = (int) chain.scriptOf(prev);
      }
    }
    known = count;
  }

  private int known() {
    if (known == UNREAD) {
      readScripts();
    }
    return known;
  }

  private @Nullable ScriptType commonType() {
    if (known() < inputs) {
      return null;
    }
    ScriptType common = null;
    for (int i = 0; i < known; i++) {
      ScriptType type = kinds.of(inputScripts[i]);
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
    return kinds.of(script(output));
  }

  /// Whether anybody can ever spend it.
  boolean isSpendable(int output) {
    return value(output) > 0 && type(output).isSpendable();
  }

  boolean paysInput(int output) {
    int script = script(output);
    int count = known();
    for (int i = 0; i < count; i++) {
      if (inputScripts[i] == script) {
        return true;
      }
    }
    return false;
  }

  boolean inCluster(int output) {
    int root = roots.root(script(output), (int) tx);
    int count = known();
    for (int i = 0; i < count; i++) {
      if (roots.root(inputScripts[i], (int) tx) == root) {
        return true;
      }
    }
    return false;
  }

  boolean fresh(int output) {
    return firstPaid.of(tx, firstOutput + output);
  }

  /// Satoshi; [Block#UNKNOWN_VALUE], which is below every value, where one input's is unknown.
  long leastInput() {
    if (!leastIsRead) {
      leastIsRead = true;
      leastInput = Long.MAX_VALUE;
      for (int i = 0; i < inputs; i++) {
        leastInput = Math.min(leastInput, chain.inputValue(firstInput + i));
      }
    }
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
    if (mostZeros == UNREAD) {
      mostZeros = 0;
      for (int output = 0; output < outputs; output++) {
        mostZeros = Math.max(mostZeros, zeros(output));
      }
    }
    return mostZeros;
  }

  /// Whether it has the one type that all inputs have.
  boolean typeOfInputs(int output) {
    if (!typeIsRead) {
      typeIsRead = true;
      inputType = commonType();
    }
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
        switch (chain.scriptType(chain.scriptOf(prev))) {
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
