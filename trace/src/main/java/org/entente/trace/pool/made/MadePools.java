package org.entente.trace.pool.made;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.trace.pool.PoolDeposit;
import org.entente.trace.pool.PoolEvents;
import org.entente.trace.pool.PoolWithdrawal;

/// A made year of three pools: most users are careful (fresh address, relayer, after days or
/// weeks), some withdraw to the address they deposited from, some pay the gas themselves at their
/// own odd price, some take out of all pools on one day, and thieves put in hundreds and take out
/// five or six for each fresh address.
public final class MadePools {
  private static final long START = 1_600_000_000;
  private static final int YEAR = 365 * 86_400;
  private static final List<String> POOLS = List.of("1", "10", "100");

  private final Random random;
  private final List<PoolDeposit> deposits = new ArrayList<>();
  private final List<PoolWithdrawal> withdrawals = new ArrayList<>();
  private final Map<Hash256, EvmAddress> depositorOf = new HashMap<>();
  private final Map<String, Integer> leaves = new HashMap<>();

  /// The events, and who had put in what each withdrawal took out, by its nullifier.
  public record Year(PoolEvents events, Map<Hash256, EvmAddress> depositorOf) {
    public Year {
      depositorOf = Map.copyOf(depositorOf);
    }
  }

  private MadePools(long seed) {
    random = new Random(seed);
  }

  /// The same seed, the same year.
  public static Year year(long seed, int users, int thieves) {
    MadePools made = new MadePools(seed);
    for (int i = 0; i < users; i++) {
      made.user();
    }
    for (int i = 0; i < thieves; i++) {
      made.thief();
    }
    return new Year(new PoolEvents(made.deposits, made.withdrawals), made.depositorOf);
  }

  private void user() {
    EvmAddress who = address();
    long time = START + random.nextInt(YEAR);
    int habit = random.nextInt(100);
    EvmAddress to = habit < 8 ? who : address();
    boolean relayed = habit >= 30;
    Uint256 price = habit >= 8 && habit < 12 ? Uint256.of(random.nextLong(1L << 36)) : price();
    long day = time + random.nextInt(40 * 86_400);
    for (int coins = 1 + random.nextInt(random.nextInt(4) == 0 ? 12 : 2); coins > 0; coins--) {
      String pool = POOLS.get(random.nextInt(POOLS.size()));
      long in = time + random.nextInt(6 * 3_600);
      long out = Math.max(in + 60, day + random.nextInt(habit % 2 == 0 ? 3_600 : 20 * 86_400));
      coin(pool, who, in, price, to, out, relayed);
    }
  }

  private void thief() {
    EvmAddress who = address();
    long time = START + random.nextInt(YEAR);
    String pool = POOLS.get(random.nextInt(POOLS.size()));
    int coins = 60 + random.nextInt(300);
    long out = time + 3 * 86_400 + random.nextInt(5 * 86_400);
    while (coins > 0) {
      EvmAddress fresh = address();
      for (int batch = 5 + random.nextInt(2); batch > 0 && coins > 0; batch--, coins--) {
        long in = time + random.nextInt(2 * 86_400);
        coin(pool, who, in, price(), fresh, out + random.nextInt(1_800), true);
      }
      out += 600 + random.nextInt(2_400);
    }
  }

  private void coin(
      String pool,
      EvmAddress who,
      long in,
      Uint256 price,
      EvmAddress to,
      long out,
      boolean relayed) {
    Hash256 nullifier = hash();
    int leaf = leaves.merge(pool, 1, Integer::sum) - 1;
    deposits.add(new PoolDeposit(pool, in / 13, in, hash(), leaf, who, price));
    Uint256 fee = relayed ? Uint256.of(1_000L + random.nextInt(1_000)) : Uint256.ZERO;
    EvmAddress sender = relayed ? address() : to;
    withdrawals.add(
        new PoolWithdrawal(pool, out / 13, out, hash(), nullifier, to, fee, sender, price));
    depositorOf.put(nullifier, who);
  }

  /// Wallets offer whole gwei: many pay the same.
  private Uint256 price() {
    return Uint256.of(1_000_000_000L * (10 + random.nextInt(90)));
  }

  private EvmAddress address() {
    return EvmAddress.parse("0x" + hash().hex().substring(0, 40));
  }

  private Hash256 hash() {
    return new Hash256(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }
}
