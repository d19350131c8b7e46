package org.entente.trace.cluster;

import org.entente.chain.ChainView;

/// Finds the change of transactions by [ChangeRules]. Only of those with two to ten outputs that
/// create no coins; who asks has made sure that it is no CoinJoin, whose outputs are many owners'.
///
/// Not safe for several threads.
public final class ChangeJudge {
  static final int LEAST_OUTPUTS = 2;
  static final int MOST_OUTPUTS = 10;

  private final ChainView chain;
  private final ChangeRules rules;
  private final RootOf roots;
  private final Habits habits;
  private final FirstPaid firstPaid;

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
    this.chain = chain;
    this.rules = rules;
    this.roots = roots;
    this.habits = habits;
    firstPaid = new FirstPaid(chain);
  }

  /// Whether the transaction is of a kind that has change.
  public boolean applies(long tx) {
    long outputs = chain.firstOutput(tx + 1) - chain.firstOutput(tx);
    return outputs >= LEAST_OUTPUTS && outputs <= MOST_OUTPUTS && !chain.isCoinbase(tx);
  }

  /// The output all rules agree on, or [ChainView#NONE] if that is none or several.
  public long change(long tx) {
    if (!applies(tx)) {
      return ChainView.NONE;
    }
    Payment payment = payment(tx);
    int left = payment.spendable();
    for (ChangeRule rule : rules.rules()) {
      left &= candidates(payment, rule);
    }
    return Integer.bitCount(left) == 1
        ? chain.firstOutput(tx) + Integer.numberOfTrailingZeros(left)
        : ChainView.NONE;
  }

  /// The outputs that one rule leaves, a bit each; the transaction must be one that
  /// [#applies].
  public int candidates(long tx, ChangeRule rule) {
    Payment payment = payment(tx);
    return payment.spendable() & candidates(payment, rule);
  }

  private Payment payment(long tx) {
    return new Payment(chain, tx, roots, habits, firstPaid);
  }

  private static int candidates(Payment payment, ChangeRule rule) {
    int left = 0;
    for (int output = 0; output < payment.outputs(); output++) {
      left |= rule.may(payment, output) ? 1 << output : 0;
    }
    return left;
  }
}
