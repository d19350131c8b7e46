package org.entente.trace.mix.made;

import java.util.List;
import java.util.Random;
import org.entente.chain.script.ScriptType;
import org.entente.trace.mix.MixKind;

/// Transactions of one payer. Payments and consolidations are most of what there is; batch
/// payouts with equal outputs are what rules about mixes are most easily wrong about.
final class OrdinaryPayments {
  private static final List<ScriptType> TYPES =
      List.of(
          ScriptType.P2WPKH, ScriptType.P2WPKH, ScriptType.P2PKH, ScriptType.P2SH, ScriptType.P2TR);
  private static final int FIRST_YEAR = 2015;
  private static final int LAST_YEAR = 2026;

  private OrdinaryPayments() {}

  static Made payment(Random random) {
    Draft draft = new Draft(random);
    ScriptType type = any(random);
    long value = Draft.typed(random, Draft.spread(random, 5_000, 10_000_000_000L));
    long change = random.nextInt(6) == 0 ? 0 : Draft.spread(random, 1_000, 20_000_000_000L);
    draft.split(0, value + change + 2_000, 1 + random.nextInt(4), type);
    draft.output(Made.OUTSIDER, value, any(random));
    draft.output(0, change, type);
    return done(draft, "payment");
  }

  static Made consolidation(Random random) {
    Draft draft = new Draft(random);
    ScriptType type = any(random);
    int coins = 5 + random.nextInt(100);
    long sum = 0;
    for (int i = 0; i < coins; i++) {
      long value = Draft.spread(random, 10_000, 500_000_000L);
      draft.input(0, value, type);
      sum += value;
    }
    int outputs = 1 + random.nextInt(3);
    for (int i = 0; i < outputs; i++) {
      draft.output(0, (sum - 5_000) / outputs - i * 700L, type);
    }
    return done(draft, "consolidation");
  }

  /// Withdrawals of an exchange, some of equal amounts, as people type them.
  static Made batch(Random random) {
    Draft draft = new Draft(random);
    ScriptType type = any(random);
    boolean uniform = random.nextInt(4) == 0;
    int outputs = 3 + random.nextInt(random.nextInt(3) == 0 ? 100 : 17);
    long common = Draft.typed(random, Draft.spread(random, 20_000, 2_000_000_000L));
    double share = random.nextDouble();
    long sum = 5_000;
    for (int i = 0; i < outputs; i++) {
      boolean equal = random.nextDouble() < share;
      long value = Draft.typed(random, Draft.spread(random, 10_000, 5_000_000_000L));
      long paid = equal ? common : value;
      draft.output(Made.OUTSIDER, paid, uniform ? type : any(random));
      sum += paid;
    }
    inputs(draft, type, sum);
    return done(draft, "batch payout");
  }

  /// Equal payouts alone, one change.
  static Made airdrop(Random random) {
    Draft draft = new Draft(random);
    ScriptType type = any(random);
    int outputs = 3 + random.nextInt(60);
    long value = Draft.typed(random, Draft.spread(random, 5_000, 50_000_000L));
    for (int i = 0; i < outputs; i++) {
      draft.output(Made.OUTSIDER, value, random.nextInt(3) == 0 ? any(random) : type);
    }
    inputs(draft, type, value * outputs + 5_000);
    return done(draft, "airdrop");
  }

  /// The worst case: one payer, n equal payouts and n or n - 1 others, all of one kind of script,
  /// at least n inputs, all addresses different.
  static Made imitation(Random random) {
    Draft draft = new Draft(random);
    ScriptType type = any(random);
    int equal = 3 + random.nextInt(6);
    long value = Draft.typed(random, Draft.spread(random, 20_000, 500_000_000L));
    long sum = 5_000;
    int others = equal - random.nextInt(2);
    for (int i = 0; i < equal + others; i++) {
      long paid =
          i < equal ? value : Draft.typed(random, Draft.spread(random, 10_000, 2_000_000_000L));
      draft.output(Made.OUTSIDER, paid, type);
      sum += paid;
    }
    long more = Draft.spread(random, 1_000, sum);
    draft.split(0, sum + more, equal + random.nextInt(6), type);
    return done(draft, "imitation");
  }

  static Made stonewall(Random random) {
    Draft draft = new Draft(random);
    long value = Draft.typed(random, Draft.spread(random, 50_000, 500_000_000L));
    for (int side = 0; side < 2; side++) {
      long change = Draft.spread(random, 5_000, 300_000_000L);
      draft.split(0, value + change + 500, 1 + random.nextInt(3), ScriptType.P2WPKH);
      draft.output(side == 0 ? Made.OUTSIDER : 0, value, ScriptType.P2WPKH);
      draft.output(0, change, ScriptType.P2WPKH);
    }
    return done(draft, "stonewall");
  }

  private static void inputs(Draft draft, ScriptType type, long sum) {
    Random random = draft.random;
    long change = random.nextInt(5) == 0 ? 0 : Draft.spread(random, 5_000, 5 * sum);
    draft.output(0, change, type);
    int coins = 1 + random.nextInt(random.nextInt(3) == 0 ? 40 : 4);
    if (random.nextInt(3) > 0) {
      draft.split(0, sum + change, coins, type);
      return;
    }
    String hot = draft.address();
    for (int i = 0; i < coins; i++) {
      draft.input(0, (sum + change) / coins + 1, type, hot);
    }
  }

  private static Made done(Draft draft, String what) {
    long time = Draft.time(draft.random, FIRST_YEAR, LAST_YEAR);
    return draft.shuffled().make(time, MixKind.NONE, what);
  }

  private static ScriptType any(Random random) {
    return TYPES.get(random.nextInt(TYPES.size()));
  }
}
