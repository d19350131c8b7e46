package org.entente.trace.mix;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.entente.trace.mix.Shape.Level;

/// Which CoinJoin a transaction is, or none: the one function for the command, for stores, for
/// clusters and for traces. Depends on the transaction alone, so that the same transaction gets
/// the same answer everywhere.
///
/// The kinds exclude each other: their odds against an ordinary transaction are added to its own
/// (one), and each has its part of the sum.
public final class MixJudge {
  /// No CoinJoin of any kind has fewer.
  public static final int LEAST_INPUTS = 3;

  private static final int LEAST_OUTPUTS = 4;
  private static final int LEAST_ALIKE = 3;

  private MixJudge() {}

  /// False where a transaction with so many inputs and outputs can't be a CoinJoin of any kind:
  /// saves reading the rest of it. Asides ([Verdict.Pattern]) need no so many.
  public static boolean mayMix(int inputs, int outputs) {
    return inputs >= LEAST_INPUTS && outputs >= LEAST_OUTPUTS;
  }

  /// False where `count` outputs of these values, which get sorted, are no mix of any kind: without
  /// three equal ones, Wasabi 2 is left, which has values of its grid.
  static boolean valuesMayMix(long[] values, int count) {
    Arrays.sort(values, 0, count);
    int run = 1;
    int odd = 0;
    for (int i = 0; i < count; i++) {
      run = i > 0 && values[i] == values[i - 1] ? run + 1 : 1;
      odd += Grid.isOdd(values[i]) ? 1 : 0;
      if (run >= LEAST_ALIKE || odd >= LEAST_ALIKE) {
        return true;
      }
    }
    return false;
  }

  public static Verdict judge(MixTx tx) {
    Shape shape = new Shape(tx);
    Map<MixKind, Evidence> evidence = weigh(shape);
    double whole = 1;
    for (Evidence one : evidence.values()) {
      whole += one.odds();
    }
    MixKind kind = MixKind.NONE;
    double most = 1;
    for (Map.Entry<MixKind, Evidence> entry : evidence.entrySet()) {
      if (entry.getValue().odds() > most) {
        kind = entry.getKey();
        most = entry.getValue().odds();
      }
    }
    Level alike = kind == MixKind.NONE ? new Level(0, 0) : shape.top();
    return new Verdict(
        kind,
        Evidence.ppm(most, whole),
        signs(kind, evidence),
        alike.count(),
        alike.value(),
        kind == MixKind.NONE ? Asides.of(shape) : List.of());
  }

  private static Map<MixKind, Evidence> weigh(Shape shape) {
    Map<MixKind, Evidence> evidence = new EnumMap<>(MixKind.class);
    String noMix = shape.noMix();
    if (noMix != null) {
      Evidence none = Evidence.prior("one in a thousand transactions", -30).veto("mix", noMix);
      evidence.put(MixKind.JOINMARKET, none);
      return evidence;
    }
    evidence.put(MixKind.WHIRLPOOL, WhirlpoolRule.weigh(shape));
    evidence.put(MixKind.WASABI1, Wasabi1Rule.weigh(shape));
    evidence.put(MixKind.WASABI2, Wasabi2Rule.weigh(shape));
    evidence.put(MixKind.JOINMARKET, JoinMarketRule.weigh(shape));
    return evidence;
  }

  /// For none, why the likeliest of the mixes it is not was not it.
  private static List<Sign> signs(MixKind kind, Map<MixKind, Evidence> evidence) {
    Evidence named = evidence.get(kind);
    if (named != null) {
      return named.signs();
    }
    Evidence best = null;
    for (Evidence one : evidence.values()) {
      best = best == null || one.decibans() > best.decibans() ? one : best;
    }
    return best == null ? List.of() : best.signs();
  }
}
