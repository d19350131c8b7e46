package org.entente.trace.mix;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entente.chain.script.ScriptType;
import org.entente.trace.mix.MixTx.Coin;
import org.entente.trace.mix.Shape.Level;

/// JoinMarket: n equal outputs, a change for each owner (the taker may have none), and inputs that
/// can be divided among the owners so that the sums come out.
///
/// Batch payouts of exchanges are the false friend: they have equal outputs, too, but one owner's
/// inputs, which can't be divided so but by chance.
final class JoinMarketRule {
  static final int LEAST_EQUAL = 3;

  /// Of what an exchange has collected, it spends many coins at once; owners in a round seldom.
  private static final int CROWDED = 3;

  /// So many equal outputs among 2n or 2n-1 are rare by chance, whatever the inputs.
  private static final int MANY = 7;

  private JoinMarketRule() {}

  static Evidence weigh(Shape shape) {
    Evidence best = null;
    for (Level level : shape.levels) {
      if (level.count() < LEAST_EQUAL) {
        break;
      }
      int outputs = shape.paid.size();
      if (outputs == 2 * level.count() || outputs == 2 * level.count() - 1) {
        Evidence evidence = weigh(shape, level);
        best = best == null || evidence.decibans() > best.decibans() ? evidence : best;
      }
    }
    return best == null
        ? Evidence.prior("one in a thousand transactions", -30)
            .veto("shape", "not n equal outputs of 2n or 2n-1, n at least 3")
        : best;
  }

  private static Evidence weigh(Shape shape, Level level) {
    int n = level.count();
    Evidence evidence = Evidence.prior("one in a thousand transactions", -30);
    if (shape.tx.isBefore(Epoch.JOINMARKET_BEGINS)) {
      return evidence.veto("time", "before JoinMarket began in 2015");
    }
    if (shape.inputs < n) {
      return evidence.veto("inputs", "fewer inputs than equal outputs");
    }
    if (Shape.isDust(level.value())) {
      return evidence.veto("dust", "the equal value is what token protocols pay");
    }
    evidence.add(
        "shape",
        n
            + " outputs of "
            + level.value()
            + " sat of "
            + shape.paid.size()
            + ", "
            + shape.inputs
            + " inputs",
        n == 3 ? 16 : n == 4 ? 20 : n <= 6 ? 24 : 30);
    if (shape.inputs > CROWDED * n) {
      evidence.add(
          "crowded",
          shape.inputs + " inputs for " + n + " owners: wallets bring one or two each",
          n >= MANY ? -9 : -13);
    }
    types(shape, level, evidence);
    addresses(shape, evidence);
    sums(shape, level, evidence);
    boolean wasabi =
        Wasabi1Rule.isUsual(level.value(), shape.tx)
            && shape.all(ScriptType.P2WPKH)
            && !shape.tx.isBefore(Epoch.WASABI1_BEGINS)
            && !shape.tx.isFrom(Epoch.WASABI1_FADES);
    if (wasabi) {
      evidence.add("base", "the equal value is that of Wasabi 1 at its time", -15);
    }
    return evidence;
  }

  private static void types(Shape shape, Level level, Evidence evidence) {
    if (shape.inputTypes.size() != 1) {
      evidence.add("type", "inputs of several kinds of script", -12);
      return;
    }
    ScriptType type = shape.inputTypes.iterator().next();
    long otherChange =
        shape.paid.stream()
            .filter(coin -> coin.value() != level.value() && coin.type() != type)
            .count();
    long otherEqual =
        shape.paid.stream()
            .filter(coin -> coin.value() == level.value() && coin.type() != type)
            .count();
    if (otherChange > 0 || otherEqual > 1) {
      evidence.add("type", "change or several equal outputs of another kind of script", -18);
    } else {
      String some = otherEqual == 1 ? ", but one payment to another kind" : "";
      evidence.add("type", "all " + type.text() + some, otherEqual == 1 ? 1 : 4);
    }
    boolean usual = usualTypes(shape).contains(type);
    if (!usual) {
      evidence.add("epoch", type.text() + " was not what its wallets used then", -9);
    }
  }

  private static Set<ScriptType> usualTypes(Shape shape) {
    if (!shape.tx.timeKnown()) {
      return Set.of(ScriptType.P2PKH, ScriptType.P2SH, ScriptType.P2WPKH);
    }
    if (shape.tx.isBefore(Epoch.JOINMARKET_NESTED)) {
      return Set.of(ScriptType.P2PKH);
    }
    return shape.tx.isBefore(Epoch.JOINMARKET_NATIVE)
        ? Set.of(ScriptType.P2PKH, ScriptType.P2SH)
        : Set.of(ScriptType.P2SH, ScriptType.P2WPKH);
  }

  private static void addresses(Shape shape, Evidence evidence) {
    if (shape.returning > 0) {
      evidence.add("addresses", "an input's address is paid again", -25);
    } else if (shape.repeatedOutputs > 0) {
      evidence.add("addresses", "an address is paid twice", -20);
    } else if (shape.repeatedInputs > 0) {
      evidence.add("addresses", "an address stands twice among the inputs", -8);
    } else {
      evidence.add("addresses", "all different", 4);
    }
  }

  private static void sums(Shape shape, Level level, Evidence evidence) {
    if (!shape.valuesKnown) {
      evidence.add("sums", "not decided: an input's value is unknown", 0);
      return;
    }
    boolean easy = shape.inputs > 2 * level.count() + 2;
    ChangeMatch.Found found = match(shape, level, 1);
    switch (found.result()) {
      case FITS -> {
        boolean near = found.divisions().getFirst().isNear();
        evidence.add(
            "sums",
            "the inputs can be divided so that each owner paid one equal output"
                + (easy
                    ? " (with so many inputs that is easy)"
                    : near ? ", to within some satoshi" : ""),
            easy ? 8 : near ? 24 : 17);
      }
      case FITS_NOT ->
          evidence.add("sums", "no division of the inputs among owners gives the change", -25);
      case NOT_DECIDED ->
          evidence.add(
              "sums",
              "not decided: too many inputs to try all divisions",
              shape.inputs > CROWDED * level.count() ? 0 : 3);
    }
  }

  /// How the inputs may be divided; of the changes as they stand among the outputs. At most
  /// `most` ways.
  static ChangeMatch.Found match(Shape shape, Level level, int most) {
    List<Long> inputs = shape.tx.inputs().stream().map(Coin::value).toList();
    List<Long> changes = new ArrayList<>();
    for (Coin output : shape.paid) {
      if (output.value() != level.value()) {
        changes.add(output.value());
      }
    }
    return new ChangeMatch(level.value(), inputs, changes, level.count(), most).find();
  }
}
