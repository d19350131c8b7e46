package org.entente.trace.cluster;

import java.util.Arrays;
import java.util.Comparator;
import org.entente.chain.ChainView;
import org.entente.trace.cluster.ChangeRule.Reach;

/// Finds the change of transactions by [ChangeRules]. Only of those with two to ten outputs that
/// create no coins; who asks has made sure that it is no CoinJoin, whose outputs are many owners'.
///
/// Not safe for several threads.
public final class ChangeJudge {
  static final int LEAST_OUTPUTS = 2;
  static final int MOST_OUTPUTS = 10;

  private final ChainView chain;
  private final Payment payment;

  /// The rules that look at the transaction's outputs alone, and the others, the near ones first.
  private final ChangeRule[] near;
  private final ChangeRule[] far;

  /// Which cluster a script was in before a transaction.
  @FunctionalInterface
  public interface RootOf {
    /// Without clusters, each script stands for itself.
    RootOf SCRIPT = (script, _) -> script;

    int root(int script, int asOf);
  }

  public ChangeJudge(ChainView chain, ChangeRules rules, RootOf roots) {
    this(chain, rules, roots, Habits.NONE);
  }

  public ChangeJudge(ChainView chain, ChangeRules rules, RootOf roots, Habits habits) {
    this(
        chain,
        rules,
        new Payment(
            chain, roots, habits, new FirstPaid(chain), script -> chain.scriptType(script)));
  }

  /// For a whole ledger, whose kinds of scripts were gathered.
  ChangeJudge(ChainView chain, ChangeRules rules, RootOf roots, ScriptKindOf kinds) {
    this(chain, rules, new Payment(chain, roots, Habits.NONE, new FirstPaid(chain), kinds));
  }

  private ChangeJudge(ChainView chain, ChangeRules rules, Payment payment) {
    this.chain = chain;
    this.payment = payment;
    near =
        rules.rules().stream()
            .filter(rule -> rule.reach() == Reach.OUTPUTS)
            .toArray(ChangeRule[]::new);
    far =
        rules.rules().stream()
            .filter(rule -> rule.reach() != Reach.OUTPUTS)
            .sorted(Comparator.comparing(ChangeRule::reach))
            .toArray(ChangeRule[]::new);
  }

  /// Whether the transaction is of a kind that has change.
  public boolean applies(long tx) {
    return applies((int) (chain.firstOutput(tx + 1) - chain.firstOutput(tx)))
        && !chain.isCoinbase(tx);
  }

  /// The same of what creates no coins, by how many outputs it has.
  static boolean applies(int outputs) {
    return outputs >= LEAST_OUTPUTS && outputs <= MOST_OUTPUTS;
  }

  /// Whether any of the rules looks at what the inputs are worth.
  boolean asksValues() {
    return Arrays.asList(far).contains(ChangeRule.OPTIMAL);
  }

  /// The output all rules agree on, or [ChainView#NONE] if that is none or several.
  public long change(long tx) {
    if (!applies(tx)) {
      return ChainView.NONE;
    }
    Shape shape = Shape.of(chain, tx);
    int output = among(near(shape), shape);
    return output < 0 ? ChainView.NONE : shape.firstOutput() + output;
  }

  /// Where a transaction that [#applies] stands, read by who goes through all of them.
  record Shape(long tx, long firstInput, int inputs, long firstOutput, int outputs) {
    static Shape of(ChainView chain, long tx) {
      long input = chain.firstInput(tx);
      long output = chain.firstOutput(tx);
      return new Shape(
          tx,
          input,
          (int) (chain.firstInput(tx + 1) - input),
          output,
          (int) (chain.firstOutput(tx + 1) - output));
    }
  }

  /// The outputs left by the rules that look at outputs alone, a bit each: cheap, and asked of all
  /// before [#among] is asked of those where something is left.
  int near(Shape shape) {
    payment.step(shape);
    int left = (1 << shape.outputs()) - 1;
    for (ChangeRule rule : near) {
      left = left(left, rule);
    }
    return left;
  }

  /// Of the outputs left, counted from 0, the one that the other rules agree on too, or −1.
  int among(int nearest, Shape shape) {
    payment.step(shape);
    int left = nearest;
    for (int i = 0; i < far.length && left != 0; i++) {
      left = left(left, far[i]);
    }
    left = spendable(left);
    return Integer.bitCount(left) == 1 ? Integer.numberOfTrailingZeros(left) : -1;
  }

  /// The outputs that one rule leaves, a bit each; the transaction must be one that
  /// [#applies].
  public int candidates(long tx, ChangeRule rule) {
    Shape shape = Shape.of(chain, tx);
    payment.step(shape);
    return left(spendable((1 << shape.outputs()) - 1), rule);
  }

  private int left(int before, ChangeRule rule) {
    int left = 0;
    for (int asked = before; asked != 0; asked &= asked - 1) {
      int output = Integer.numberOfTrailingZeros(asked);
      left |= rule.may(payment, output) ? 1 << output : 0;
    }
    return left;
  }

  private int spendable(int before) {
    int left = 0;
    for (int asked = before; asked != 0; asked &= asked - 1) {
      int output = Integer.numberOfTrailingZeros(asked);
      left |= payment.isSpendable(output) ? 1 << output : 0;
    }
    return left;
  }
}
