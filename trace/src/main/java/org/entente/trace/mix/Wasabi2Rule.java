package org.entente.trace.mix;

import org.entente.chain.script.ScriptType;
import org.entente.trace.mix.MixTx.Coin;
import org.entente.trace.mix.Shape.Level;

/// Wasabi 2 (WabiSabi): coins of any value are split into values of a fixed [Grid].
///
/// How many outputs lie on the grid is far sharper than how many inputs there are: small
/// coordinators run rounds with a dozen inputs, and emulations with fewer.
final class Wasabi2Rule {
  private static final int LEAST_INPUTS = 4;

  private Wasabi2Rule() {}

  static Evidence weigh(Shape shape) {
    Evidence evidence = Evidence.prior("one in a thousand transactions", -30);
    if (shape.tx.isBefore(Epoch.WASABI2_BEGINS)) {
      return evidence.veto("time", "before Wasabi 2 began in June 2022");
    }
    if (shape.inputs < LEAST_INPUTS) {
      return evidence.veto("inputs", "fewer than " + LEAST_INPUTS + " inputs");
    }
    types(shape, evidence);
    grid(shape, evidence);
    repeats(shape, evidence);
    inputs(shape, evidence);
    boolean falling = shape.falling();
    evidence.add(
        "order",
        falling ? "outputs from the greatest down" : "outputs in another order",
        falling ? 4 : -3);
    if (shape.repeatedOutputs > 0) {
      evidence.add("addresses", "an address is paid twice", -10);
    }
    return evidence;
  }

  private static void types(Shape shape, Evidence evidence) {
    long others =
        shape.tx.inputs().stream().filter(coin -> !isNative(coin)).count()
            + shape.paid.stream().filter(coin -> !isNative(coin)).count();
    if (others == 0) {
      evidence.add("type", "all p2wpkh or p2tr", 4);
    } else if (others * 10 <= shape.inputs + shape.paid.size()) {
      evidence.add("type", others + " coins are not p2wpkh or p2tr", -5);
    } else {
      evidence.add("type", "many coins are not p2wpkh or p2tr", -40);
    }
  }

  private static boolean isNative(Coin coin) {
    return coin.type() == ScriptType.P2WPKH || coin.type() == ScriptType.P2TR;
  }

  private static void grid(Shape shape, Evidence evidence) {
    int outputs = shape.paid.size();
    int odd = 0;
    int on = 0;
    for (Coin output : shape.paid) {
      odd += Grid.isOdd(output.value()) ? 1 : 0;
      on += Grid.holds(output.value()) ? 1 : 0;
    }
    int weight = odd == 0 ? -40 : odd < 3 ? 5 * odd - 10 : odd < 5 ? 18 : odd < 10 ? 28 : 45;
    evidence.add("odd grid", odd + " outputs are powers of 2 or 3, or twice such", weight);
    int percent = 100 * on / outputs;
    int share = percent >= 80 ? 10 : percent >= 60 ? 3 : percent >= 40 ? -4 : -18;
    evidence.add("grid", percent + " % of the outputs lie on the grid", share);
  }

  private static void repeats(Shape shape, Evidence evidence) {
    int repeated = 0;
    for (Level level : shape.levels) {
      repeated += level.count() > 1 && Grid.holds(level.value()) ? 1 : 0;
    }
    evidence.add(
        "repeats",
        repeated + " values of the grid occur more than once",
        repeated >= 2 ? 5 : repeated == 1 ? 0 : -8);
  }

  private static void inputs(Shape shape, Evidence evidence) {
    int n = shape.inputs;
    int weight = n >= 20 ? 8 : n >= 13 ? 4 : n >= 8 ? 0 : -5;
    evidence.add("inputs", n + " inputs", weight);
  }
}
