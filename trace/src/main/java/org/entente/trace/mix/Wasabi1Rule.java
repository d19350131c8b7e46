package org.entente.trace.mix;

import org.entente.chain.script.ScriptType;
import org.entente.trace.mix.Shape.Level;

/// Wasabi 1 (ZeroLink): many outputs of one value near 0.1 BTC that is never quite round and
/// drifts from round to round; from 2019 also outputs of exactly twice, four times, … that.
final class Wasabi1Rule {
  private static final int LEAST_EQUAL = 3;
  private static final long ROUND = 10_000;

  private Wasabi1Rule() {}

  static Evidence weigh(Shape shape) {
    Evidence evidence = Evidence.prior("one in a thousand transactions", -30);
    if (shape.tx.isBefore(Epoch.WASABI1_BEGINS)) {
      return evidence.veto("time", "before Wasabi began in July 2018");
    }
    if (shape.tx.isFrom(Epoch.WASABI1_ENDS)) {
      return evidence.veto("time", "after the last coordinators of version 1");
    }
    if (!shape.all(ScriptType.P2WPKH)) {
      return evidence.veto("type", "not all p2wpkh");
    }
    Level base = base(shape);
    if (base.count() < LEAST_EQUAL || shape.inputs < base.count()) {
      return evidence.veto("equal", "not 3 equal outputs, or fewer inputs than equal outputs");
    }
    type(shape, evidence);
    long odd = shape.paid.stream().filter(coin -> Grid.isOdd(coin.value())).count();
    if (odd >= 3) {
      evidence.add("grid", odd + " outputs are values of Wasabi 2", -30);
    }
    if (shape.tx.isFrom(Epoch.WASABI1_FADES)) {
      evidence.add("time", "when version 2 had replaced it", -12);
    }
    int equal = base.count();
    evidence.add(
        "equal",
        equal + " outputs of " + base.value() + " sat, " + shape.inputs + " inputs",
        equal >= 10 ? 30 : equal >= 5 ? 23 : equal == 4 ? 17 : 13);
    value(shape, base, evidence);
    levels(shape, base, evidence);
    boolean distinct = shape.repeatedOutputs == 0;
    evidence.add(
        "addresses",
        distinct ? "no address is paid twice" : "an address is paid twice",
        distinct ? 3 : -15);
    if (shape.paid.size() == equal) {
      evidence.add("change", "no change and no coordinator's fee", -20);
    }
    return evidence;
  }

  /// Of equally frequent values the one near the usual base.
  private static Level base(Shape shape) {
    Level top = shape.top();
    for (Level level : shape.levels) {
      if (level.count() == top.count() && isUsual(level.value(), shape.tx)) {
        return level;
      }
    }
    return top;
  }

  private static void type(Shape shape, Evidence evidence) {
    boolean rare = shape.tx.isBefore(Epoch.SEGWIT_COMMON);
    evidence.add("type", rare ? "all p2wpkh when that was rare" : "all p2wpkh", rare ? 13 : 6);
  }

  /// The base was close to 0.1 BTC, in autumn 2018 to 0.05.
  static boolean isUsual(long value, MixTx tx) {
    return (value >= 9_950_000 && value <= 11_200_000)
        || (value >= 4_950_000 && value <= 5_150_000 && !tx.isFrom(Epoch.WASABI1_LEVELS));
  }

  private static void value(Shape shape, Level base, Evidence evidence) {
    long value = base.value();
    if (isUsual(value, shape.tx)) {
      evidence.add("base", "the base is that of its time, near 0.1 or 0.05 BTC", 14);
    } else if (value >= 4_000_000 && value <= 13_000_000) {
      evidence.add("base", "the base is not far from 0.1 BTC, but no round is known with it", -12);
    } else {
      evidence.add("base", "the base is far from 0.1 BTC", -25);
    }
    boolean round = value % ROUND == 0;
    evidence.add("round", round ? "the base is round" : "the base is not round", round ? -12 : 2);
  }

  private static void levels(Shape shape, Level base, Evidence evidence) {
    int levels = 0;
    for (long value = 2 * base.value(); value <= 256 * base.value(); value *= 2) {
      levels += shape.countOf(value) >= 1 ? 1 : 0;
    }
    if (levels > 0) {
      evidence.add(
          "levels", levels + " further levels, exactly 2, 4, 8, … times the base", 8 * levels);
    }
  }
}
