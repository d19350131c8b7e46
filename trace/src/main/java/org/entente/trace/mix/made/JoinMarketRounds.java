package org.entente.trace.mix.made;

import java.util.Random;
import org.entente.chain.script.ScriptType;
import org.entente.trace.mix.MixKind;

/// JoinMarket: a taker pays two or more makers, each with a fee of its own, relative or absolute,
/// some of which add to the miner's fee; the amount is the taker's choice, or all it has.
final class JoinMarketRounds {
  private static final int NESTED = 2018;
  private static final int NATIVE = 2021;

  private JoinMarketRounds() {}

  static Made round(Random random) {
    double year = 2015.2 + random.nextDouble() * 10.5;
    ScriptType type =
        year < NESTED ? ScriptType.P2PKH : year < NATIVE ? ScriptType.P2SH : ScriptType.P2WPKH;
    long amount = Draft.typed(random, Draft.spread(random, 30_000, 5_000_000_000L));
    if (amount < 27_300) {
      amount = 27_300L + random.nextInt(10_000);
    }
    int makers = 2 + random.nextInt(random.nextInt(4) == 0 ? 10 : 6);
    Draft draft = new Draft(random);
    long costs = 1_000L + random.nextInt(20_000);
    for (int maker = 1; maker <= makers; maker++) {
      long earned = earned(random, amount);
      long added = random.nextInt(3) == 0 ? random.nextInt(1_000) : 0;
      long change = Draft.spread(random, 27_300, 20 * amount + 30_000);
      int coins = random.nextInt(5) < 3 ? 1 : 1 + random.nextInt(4);
      draft.split(maker, amount + change + added - earned, coins, type);
      draft.output(maker, amount, type);
      draft.output(maker, change, type);
      costs += earned - added;
    }
    boolean sweep = random.nextInt(5) == 0;
    long change = sweep ? 0 : Draft.spread(random, 5_000, 10 * amount + 10_000);
    draft.split(0, amount + change + Math.max(costs, 300), 1 + random.nextInt(4), type);
    boolean other = random.nextInt(8) == 0;
    draft.output(0, amount, other ? ScriptType.P2SH : type);
    draft.output(0, change, type);
    return draft.shuffled().make(Draft.time(random, year, year), MixKind.JOINMARKET, "JoinMarket");
  }

  private static long earned(Random random, long amount) {
    if (random.nextBoolean()) {
      return random.nextInt(2_500);
    }
    return (long) (amount * StrictMath.pow(10, -5 + 3 * random.nextDouble()));
  }
}
