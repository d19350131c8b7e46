package org.entente.trace.mix;

import java.util.Set;
import org.entente.chain.script.ScriptType;
import org.entente.trace.mix.MixTx.Coin;

/// Whirlpool: as many inputs as outputs, 5 to 10, all outputs worth the pool's denomination, all
/// inputs that or a little more: newcomers bring the miner's fee along.
///
/// Nothing else makes such transactions, so that the shape alone decides.
final class WhirlpoolRule {
  /// Satoshi: Samourai's four pools and the two of newer coordinators.
  static final Set<Long> POOLS =
      Set.of(100_000L, 1_000_000L, 2_500_000L, 5_000_000L, 25_000_000L, 50_000_000L);

  /// What a newcomer brings above the denomination at most, satoshi.
  static final long MOST_ABOVE = 110_000;

  private static final int LEAST_COINS = 5;
  private static final int MOST_COINS = 10;

  private WhirlpoolRule() {}

  static Evidence weigh(Shape shape) {
    Evidence evidence = Evidence.prior("one in a thousand transactions", -30);
    long pool = shape.top().value();
    int coins = shape.paid.size();
    boolean square =
        shape.inputs == coins
            && coins >= LEAST_COINS
            && coins <= MOST_COINS
            && shape.top().count() == coins;
    if (!square) {
      return evidence.veto("square", "not 5 to 10 inputs and as many outputs of one value");
    }
    evidence.add("square", coins + " inputs, " + coins + " outputs of " + pool + " sat", 30);
    int entrants = entrants(shape, pool);
    if (entrants < 0) {
      return evidence.veto("inputs", "an input below the denomination, or far above it");
    }
    evidence.add("inputs", entrants + " newcomers, all others exactly the denomination", 20);
    if (entrants == coins) {
      evidence.add("remix", "no input comes from an earlier round", -15);
    } else if (entrants > 4) {
      evidence.add("remix", "more newcomers than usual", -5);
    }
    boolean known = POOLS.contains(pool);
    evidence.add("pool", known ? "a pool of the coordinator" : "no known pool", known ? 15 : -25);
    return rest(shape, evidence);
  }

  private static Evidence rest(Shape shape, Evidence evidence) {
    boolean native0 = shape.all(ScriptType.P2WPKH);
    evidence.add("type", native0 ? "all p2wpkh" : "not all p2wpkh", native0 ? 6 : -20);
    boolean distinct = shape.addressesDistinct();
    evidence.add("addresses", distinct ? "all different" : "some stand twice", distinct ? 3 : -20);
    if (shape.tx.isBefore(Epoch.WHIRLPOOL_BEGINS)) {
      return evidence.veto("time", "before Whirlpool began in spring 2019");
    }
    if (shape.tx.isFrom(Epoch.WHIRLPOOL_SEIZED)) {
      evidence.add("time", "after the coordinator was seized on 24 April 2024", -6);
    }
    return evidence;
  }

  /// Inputs above the denomination, or −1 when an input fits neither.
  private static int entrants(Shape shape, long pool) {
    int above = 0;
    for (Coin input : shape.tx.inputs()) {
      long over = input.value() - pool;
      if (over < 0 || over > MOST_ABOVE) {
        return -1;
      }
      above += over > 0 ? 1 : 0;
    }
    return above;
  }
}
