package org.entente.chain.generate;

import org.entente.chain.generate.Wallets.Role;

/// Makes equal-output mixes (CoinJoins): several people put coins in, each gets one output of
/// the same value at a new address, and its own change.
final class Mixes {
  private static final int MIN_PEOPLE = 3;
  private static final int MAX_PEOPLE = 80;
  private static final int DRAWS_PER_PERSON = 12;

  private final SplitMix64 random;
  private final CoinPool pool;
  private final Wallets wallets;
  private final Composer composer;
  private final int[] coins = new int[MAX_PEOPLE];

  Mixes(SplitMix64 random, CoinPool pool, Wallets wallets, Composer composer) {
    this.random = random;
    this.pool = pool;
    this.wallets = wallets;
    this.composer = composer;
  }

  /// Tries to mix around `coin`; false when too few others have enough, and nothing was taken.
  boolean mix(int coin, int rate, int height) {
    long each = denomination(pool.value(coin));
    int wanted = random.pareto(1.2, MIN_PEOPLE, MAX_PEOPLE);
    int found = gather(coin, each, wanted);
    if (found < MIN_PEOPLE) {
      return false;
    }
    composer.begin(Kind.MIX, pool.owner(coin), height);
    Draft draft = composer.draft();
    for (int i = 0; i < found; i++) {
      composer.take(coins[i]);
    }
    long feeEach = Math.min(140L * rate, each / 20);
    for (int i = 0; i < found; i++) {
      int owner = draft.inputOwner[i];
      long rest = draft.inputValue[i] - each - feeEach;
      composer.payAt(each, wallets.fresh(owner, height), owner);
      if (rest >= Composer.DUST_SAT) {
        composer.payAt(rest, wallets.fresh(owner, height), owner);
      }
    }
    composer.shuffleOutputs();
    return true;
  }

  /// The largest of 1, 2, 5, 10, … that leaves room for the fee.
  private static long denomination(long value) {
    long room = value - value / 10;
    long power = 1;
    while (power * 10 <= room) {
      power *= 10;
    }
    return power * 5 <= room ? power * 5 : power * 2 <= room ? power * 2 : power;
  }

  /// Finds coins of different people that are worth `each` and a fee; the first is given.
  private int gather(int coin, long each, int wanted) {
    coins[0] = coin;
    int found = 1;
    for (int draw = 0; draw < wanted * DRAWS_PER_PERSON && found < wanted; draw++) {
      int other = pool.drawRecent(random);
      long value = pool.value(other);
      int owner = pool.owner(other);
      if (value >= each + each / 10
          && value < each * 100
          && wallets.role(owner) == Role.PERSON
          && isNew(owner, found)) {
        coins[found++] = other;
      }
    }
    return found;
  }

  private boolean isNew(int owner, int found) {
    for (int i = 0; i < found; i++) {
      if (pool.owner(coins[i]) == owner) {
        return false;
      }
    }
    return true;
  }
}
