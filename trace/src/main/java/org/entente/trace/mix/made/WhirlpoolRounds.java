package org.entente.trace.mix.made;

import java.util.List;
import java.util.Random;
import org.entente.chain.script.ScriptType;
import org.entente.trace.mix.MixKind;

/// Whirlpool: 5 to 10 owners, one coin each; newcomers bring the miner's fee.
final class WhirlpoolRounds {
  private static final List<Long> POOLS =
      List.of(100_000L, 1_000_000L, 5_000_000L, 50_000_000L, 2_500_000L, 25_000_000L);

  private WhirlpoolRounds() {}

  static Made round(Random random) {
    double year = 2019.4 + random.nextDouble() * 6;
    long pool = POOLS.get(random.nextInt(year > 2025 ? 6 : 4));
    int owners = year < 2023 ? 5 : 5 + random.nextInt(6);
    int newcomers = 1 + random.nextInt(Math.min(4, owners - 1));
    Draft draft = new Draft(random);
    long above = 500L + random.nextInt(30_000);
    for (int owner = 0; owner < owners; owner++) {
      long brings = owner < newcomers ? above + random.nextInt(3_000) : 0;
      draft.input(owner, pool + brings, ScriptType.P2WPKH);
      draft.output(owner, pool, ScriptType.P2WPKH);
    }
    return draft.shuffled().make(Draft.time(random, year, year), MixKind.WHIRLPOOL, "Whirlpool");
  }
}
