package org.entente.trace.mix.made;

import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.entente.chain.script.ScriptType;
import org.entente.trace.mix.MixKind;

/// Wasabi 2: each user's sum is split into values of the grid, up to ten, the greatest that fits
/// or one of the next; what is left goes to the miner, or is change where no grid value comes near.
final class Wasabi2Rounds {
  private static final NavigableSet<Long> GRID = new TreeSet<>();

  static {
    for (long value = 1; value < 100_000_000_000L; value *= 2) {
      GRID.add(value);
    }
    for (long value = 1; value < 100_000_000_000L; value *= 3) {
      GRID.add(value);
      GRID.add(2 * value);
    }
    for (long value = 1; value < 100_000_000_000L; value *= 10) {
      GRID.add(value);
      GRID.add(2 * value);
      GRID.add(5 * value);
    }
    GRID.removeIf(value -> value < 5_000);
  }

  private Wasabi2Rounds() {}

  /// With so many inputs at least; small coordinators and emulations have a dozen.
  static Made round(Random random, int leastInputs, int mostUsers) {
    double year = 2022.5 + random.nextDouble() * 3.4;
    boolean taproot = year > 2023;
    Draft draft = new Draft(random);
    int users = 3 + random.nextInt(mostUsers);
    int inputs = 0;
    for (int user = 0; user < users || inputs < leastInputs; user++) {
      int coins = 1 + random.nextInt(random.nextBoolean() ? 2 : 8);
      long sum = 0;
      for (int i = 0; i < coins; i++) {
        long value = Draft.spread(random, 20_000, 3_000_000_000L);
        Long below = GRID.floor(value);
        long coin = random.nextInt(3) > 0 && below != null ? below : value;
        draft.input(user, coin, type(random, taproot));
        sum += coin;
      }
      inputs += coins;
      outputs(draft, user, sum - 100L * coins, taproot);
    }
    return draft.falling().make(Draft.time(random, year, year), MixKind.WASABI2, "Wasabi 2");
  }

  private static void outputs(Draft draft, int user, long sum, boolean taproot) {
    long left = sum;
    for (int i = 0; i < 10 && left > 5_200; i++) {
      Long value = GRID.floor(left - 60);
      for (int down = draft.random.nextInt(4); down > 0 && value != null && i < 8; down--) {
        Long next = GRID.lower(value);
        value = next == null || next < left / 12 ? value : next;
      }
      if (value == null) {
        break;
      }
      draft.output(user, value, type(draft.random, taproot));
      left -= value + 60;
    }
    if (left > sum / 50 && left > 5_000) {
      draft.output(user, left, type(draft.random, taproot));
    }
  }

  private static ScriptType type(Random random, boolean taproot) {
    return taproot && random.nextBoolean() ? ScriptType.P2TR : ScriptType.P2WPKH;
  }
}
