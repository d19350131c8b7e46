package org.entente.trace.cluster;

import java.util.Arrays;
import java.util.Optional;
import org.entente.chain.ChainView;

/// Rules for telling change from payments. Each says of an output whether it may be the change by
/// this rule alone; they are combined by intersection, see [ChangeRules]. None is right always:
/// `entente test accuracy` measures each.
public enum ChangeRule {
  /// It pays an address that the transaction spends from.
  REUSE("reuse") {
    @Override
    boolean may(Payment payment, int output) {
      return payment.paysInput(output);
    }
  },
  /// Its address was in the inputs' cluster before.
  CLUSTER("cluster") {
    @Override
    boolean may(Payment payment, int output) {
      return payment.inCluster(output);
    }
  },
  /// Its address was never paid before: wallets make a new one for change.
  FRESH("fresh") {
    @Override
    boolean may(Payment payment, int output) {
      return payment.fresh(output);
    }
  },
  /// It doesn't go back to an address that the transaction spends from.
  NOT_REUSED("not-reused") {
    @Override
    boolean may(Payment payment, int output) {
      return !payment.paysInput(output);
    }
  },
  /// It is smaller than the smallest input, which would not have been needed otherwise.
  OPTIMAL("optimal") {
    @Override
    boolean may(Payment payment, int output) {
      return payment.value(output) < payment.leastInput();
    }
  },
  /// It is less round than another output by three decimal places or more: people pay round sums.
  ROUND("round") {
    @Override
    boolean may(Payment payment, int output) {
      return payment.mostZeros() - payment.zeros(output) >= DIGITS;
    }
  },
  /// Its value is no multiple of 1000 satoshi.
  NOT_THOUSAND("not-thousand") {
    @Override
    boolean may(Payment payment, int output) {
      return payment.zeros(output) < DIGITS;
    }
  },
  /// It has the one type of script that all inputs have.
  TYPE("type") {
    @Override
    boolean may(Payment payment, int output) {
      return payment.typeOfInputs(output);
    }
  },
  /// What spends it uses SegWit as this transaction does.
  SEGWIT("segwit") {
    @Override
    boolean may(Payment payment, int output) {
      long spender = payment.spender(output);
      return spender == ChainView.NONE || payment.spendsAlike(spender);
    }
  },
  /// What spends it has this transaction's version.
  VERSION("version") {
    @Override
    boolean may(Payment payment, int output) {
      return payment.habitAlike(output, Habits.VERSION);
    }
  },
  /// What spends it sets a lock time, or none, as this transaction does.
  LOCKTIME("locktime") {
    @Override
    boolean may(Payment payment, int output) {
      return payment.habitAlike(output, Habits.LOCK_TIME);
    }
  },
  /// What spends it has the sequence numbers of this transaction's kind: replaceable or not.
  RBF("rbf") {
    @Override
    boolean may(Payment payment, int output) {
      return payment.habitAlike(output, Habits.SEQUENCE);
    }
  },
  /// This transaction and what spends it have one input and two outputs each.
  PEEL("peel") {
    @Override
    boolean may(Payment payment, int output) {
      long spender = payment.spender(output);
      return spender != ChainView.NONE && payment.isPeel(payment.tx()) && payment.isPeel(spender);
    }
  };

  private static final int DIGITS = 3;

  private final String text;

  ChangeRule(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  public static Optional<ChangeRule> of(String text) {
    return Arrays.stream(values()).filter(rule -> rule.text.equals(text)).findFirst();
  }

  abstract boolean may(Payment payment, int output);

  /// How far from the transaction's own outputs the rule looks; of rules that must all agree, the
  /// near ones are asked first, and mostly leave nothing to ask of the others.
  enum Reach {
    OUTPUTS,
    INPUTS,
    CLUSTERS,
    SPENDERS
  }

  Reach reach() {
    return switch (this) {
      case FRESH, ROUND, NOT_THOUSAND -> Reach.OUTPUTS;
      case REUSE, NOT_REUSED, OPTIMAL, TYPE -> Reach.INPUTS;
      case CLUSTER -> Reach.CLUSTERS;
      case SEGWIT, VERSION, LOCKTIME, RBF, PEEL -> Reach.SPENDERS;
    };
  }

  /// True where the rule asks what happens to the output later: such an answer changes as the
  /// ledger grows.
  public boolean looksAhead() {
    return reach() == Reach.SPENDERS;
  }

  /// True where the rule asks for [Habits], which a ledger doesn't keep.
  public boolean needsHabits() {
    return switch (this) {
      case VERSION, LOCKTIME, RBF -> true;
      case REUSE, CLUSTER, FRESH, NOT_REUSED, OPTIMAL, ROUND, NOT_THOUSAND, TYPE, SEGWIT, PEEL ->
          false;
    };
  }
}
