package org.entente.trace.mix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.entente.chain.script.ScriptType;
import org.entente.trace.mix.MixTx.Coin;
import org.entente.trace.mix.Shape.Level;
import org.entente.trace.mix.Verdict.Aside;
import org.entente.trace.mix.Verdict.Pattern;

/// Patterns beside the kinds of mix. There is little truth about them: their probabilities rest on
/// how rare such payments are, and are not calibrated.
final class Asides {
  private Asides() {}

  static List<Aside> of(Shape shape) {
    List<Aside> asides = new ArrayList<>();
    add(asides, Pattern.TX0, tx0(shape));
    add(asides, Pattern.EQUAL_OUTPUTS, equalOutputs(shape));
    add(asides, Pattern.PAYJOIN, payJoin(shape));
    add(asides, Pattern.STONEWALL, stonewall(shape));
    asides.sort(Comparator.comparingInt(Aside::ppm).reversed());
    return asides;
  }

  private static void add(List<Aside> asides, Pattern pattern, Evidence evidence) {
    if (!evidence.isOut() && evidence.ppm() >= 10_000) {
      asides.add(new Aside(pattern, evidence.ppm(), evidence.signs()));
    }
  }

  /// One OP_RETURN, equal outputs just above a pool's denomination, a fee, change.
  static Evidence tx0(Shape shape) {
    Evidence evidence = Evidence.prior("one in a thousand transactions", -30);
    long data = shape.tx.outputs().stream().filter(o -> o.type() == ScriptType.NULLDATA).count();
    if (data != 1 || shape.tx.isBefore(Epoch.WHIRLPOOL_BEGINS)) {
      return evidence.veto("data", "not exactly one OP_RETURN output, or before spring 2019");
    }
    for (long pool : WhirlpoolRule.POOLS) {
      for (Level level : shape.levels) {
        long above = level.value() - pool;
        if (above > 0 && above <= WhirlpoolRule.MOST_ABOVE && hasFee(shape, pool)) {
          boolean several = level.count() > 1;
          evidence.add(
              "premix",
              level.count() + " outputs of " + pool + " sat and " + above + " for the miner",
              several ? 28 : 18);
          evidence.add("fee", "an output as the coordinator's fee would be", 8);
          boolean native0 =
              shape.outputTypes.size() == 1 && shape.outputTypes.contains(ScriptType.P2WPKH);
          return evidence.add("type", native0 ? "all p2wpkh" : "not all p2wpkh", native0 ? 6 : -15);
        }
      }
    }
    return evidence.veto("premix", "no output just above a pool's denomination beside a fee");
  }

  /// The fee is a twentieth of the pool, halved by vouchers, more for small pools.
  private static boolean hasFee(Shape shape, long pool) {
    return shape.paid.stream()
        .mapToLong(Coin::value)
        .anyMatch(value -> value >= pool / 50 && value <= 3 * pool / 20);
  }

  /// n equal outputs, as many inputs of different addresses.
  static Evidence equalOutputs(Shape shape) {
    Evidence evidence = Evidence.prior("one in three hundred transactions", -25);
    String none = shape.noMix();
    Level top = shape.top();
    if (none != null) {
      return evidence.veto("mix", none);
    }
    if (top.count() < 3 || Shape.isDust(top.value()) || shape.inputs < top.count()) {
      return evidence.veto("equal", "not 3 equal outputs, dust, or fewer inputs");
    }
    evidence.add(
        "equal",
        top.count() + " outputs of " + top.value() + " sat",
        top.count() == 3 ? 10 : top.count() < 6 ? 14 : 18);
    boolean distinct = shape.addressesDistinct();
    evidence.add("addresses", distinct ? "all different" : "some stand twice", distinct ? 5 : -20);
    boolean one = shape.inputTypes.size() == 1 && shape.outputTypes.size() == 1;
    evidence.add("type", one ? "one kind of script" : "several kinds of script", one ? 5 : -8);
    int changes = shape.paid.size() - top.count();
    evidence.add("change", changes + " other outputs", changes >= 2 ? 3 : -6);
    if (top.value() % 1_000_000 == 0) {
      evidence.add("round", "the equal value is round, as payouts are", -3);
    }
    return evidence;
  }

  /// An input that the payment didn't need: either a clumsy wallet, or the payee's.
  static Evidence payJoin(Shape shape) {
    Evidence evidence = Evidence.prior("one in three thousand payments", -35);
    boolean two = shape.paid.size() == 2 && !shape.dataOutput && shape.inputs >= 2;
    if (!two || !shape.valuesKnown || shape.tx.coinbase()) {
      return evidence.veto("shape", "not two outputs and at least two inputs");
    }
    long least = shape.tx.inputs().stream().mapToLong(Coin::value).min().orElse(0);
    LongStream paid = shape.paid.stream().mapToLong(Coin::value);
    long greatest = paid.max().orElse(0);
    if (shape.valueIn - least < greatest + (shape.valueIn - shape.valueOut)) {
      return evidence.veto("inputs", "every input is needed for the greater output");
    }
    evidence.add("inputs", "the greater output could be paid without the smallest input", 8);
    boolean one = shape.inputTypes.size() == 1 && shape.outputTypes.size() == 1;
    evidence.add("type", one ? "one kind of script" : "several kinds of script", one ? 3 : -10);
    boolean round = shape.paid.stream().anyMatch(coin -> coin.value() % 10_000 == 0);
    evidence.add("round", round ? "an output is round" : "no output is round", round ? -6 : 3);
    return evidence.add(
        "addresses",
        "as the inputs' addresses stand",
        shape.repeatedInputs == 0 && shape.returning == 0 ? 2 : -15);
  }

  /// Two equal outputs and one or two more: one wallet that imitates a CoinJoin, or two owners.
  static Evidence stonewall(Shape shape) {
    Evidence evidence = Evidence.prior("one in three hundred transactions", -25);
    int outputs = shape.paid.size();
    boolean fits =
        shape.inputs >= 2
            && !shape.dataOutput
            && (outputs == 3 || outputs == 4)
            && shape.top().count() == 2
            && !Shape.isDust(shape.top().value());
    if (!fits || !shape.addressesDistinct()) {
      return evidence.veto("shape", "not exactly two equal of three or four outputs");
    }
    evidence.add("equal", "two outputs of " + shape.top().value() + " sat", 12);
    boolean one = shape.inputTypes.size() == 1;
    evidence.add("type", one ? "inputs of one kind" : "inputs of several kinds", one ? 2 : -5);
    return evidence.add("change", (outputs - 2) + " more outputs", outputs == 4 ? 8 : 0);
  }
}
