package org.entente.trace.mix.made;

import java.util.Random;
import org.entente.chain.script.ScriptType;
import org.entente.trace.mix.MixKind;

/// Wasabi 1: users bring coins worth at least the base and the fees, get the base, from 2019 also
/// exactly twice, four times, … the base where several can, and change; the coordinator takes
/// 0.003 % for each equal output.
final class Wasabi1Rounds {
  private Wasabi1Rounds() {}

  static Made round(Random random) {
    double year = 2018.55 + random.nextDouble() * 3.9;
    boolean levels = year > 2019.1;
    long base = base(random, year);
    int most = year < 2018.7 ? 10 : year < 2018.83 ? 25 : 75;
    int users = 3 + random.nextInt(random.nextInt(3) == 0 ? 10 : most);
    long fee = base * 3 * users / 100_000;
    Draft draft = new Draft(random);
    long collected = 0;
    for (int user = 0; user < users; user++) {
      long sum = base + fee + 3_000 + Draft.spread(random, 1_000, 60 * base);
      if (random.nextInt(3) == 0) {
        sum = base + fee + 2_000 + random.nextInt(5_000); // remixes bring hardly more
      }
      draft.split(user, sum, 1 + random.nextInt(random.nextInt(3) == 0 ? 7 : 2), ScriptType.P2WPKH);
      long left = sum - fee - 1_500 - random.nextInt(500);
      draft.output(user, base, ScriptType.P2WPKH);
      left -= base;
      for (long level = 2 * base; levels && level <= 32 * base && level <= left; level *= 2) {
        draft.output(user, level, ScriptType.P2WPKH);
        left -= level;
      }
      collected += fee;
      if (left > 5_000) {
        draft.output(user, left, ScriptType.P2WPKH);
      }
    }
    draft.output(Made.COORDINATOR, collected, ScriptType.P2WPKH);
    return draft.shuffled().make(Draft.time(random, year, year), MixKind.WASABI1, "Wasabi 1");
  }

  /// Near 0.11 BTC in July 2018, 0.05 until October, 0.1 to 0.11 from then on.
  private static long base(Random random, double year) {
    if (year < 2018.7) {
      return 10_990_000L + random.nextInt(10_000);
    }
    return year < 2018.83
        ? 5_001_000L + random.nextInt(8_000)
        : 10_000_700L + random.nextInt(year < 2019.2 ? 5_000 : 990_000);
  }
}
