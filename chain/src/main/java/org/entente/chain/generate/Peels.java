package org.entente.chain.generate;

/// Keeps peel chains going: a wallet with one big coin cuts a little off, sends it away, and goes
/// on with the rest from a new address, many times over within a few blocks.
final class Peels {
  private static final int MAX_AT_ONCE = 64;
  private static final int TIMES_MEAN = 2;

  private final SplitMix64 random;
  private final CoinPool pool;
  private final Society society;
  private final Composer composer;
  private final int[] owners = new int[MAX_AT_ONCE];
  private final int[] hopsLeft = new int[MAX_AT_ONCE];
  private int count;
  private long seenSat;
  private long seen;

  Peels(SplitMix64 random, CoinPool pool, Society society, Composer composer) {
    this.random = random;
    this.pool = pool;
    this.society = society;
    this.composer = composer;
  }

  /// True, with the wallet on the list, when a chain of hops starts from this coin: it is its
  /// nearly its owner's only one and far above the mean of those seen so far.
  boolean begins(int coin, int owner) {
    long value = pool.value(coin);
    seenSat += value >> 10;
    seen++;
    boolean big = value >> 10 > seenSat / seen * TIMES_MEAN;
    if (!big || count == MAX_AT_ONCE || pool.count(owner) > 3) {
      return false;
    }
    owners[count] = owner;
    hopsLeft[count] = random.pareto(0.9, 8, 300);
    count++;
    return true;
  }

  /// Makes a hop of one of the running chains, if it is time for one; else false.
  boolean goOn(int height, int rate) {
    if (count == 0 || !random.perMille(Math.min(140, 14 * count))) {
      return false;
    }
    int row = random.below(count);
    int coin = pool.newest(owners[row]);
    if (hopsLeft[row] == 0 || coin == CoinPool.NONE || pool.value(coin) < 200_000) {
      count--;
      owners[row] = owners[count];
      hopsLeft[row] = hopsLeft[count];
      return false;
    }
    hopsLeft[row]--;
    hop(coin, owners[row], height, rate);
    return true;
  }

  /// Cuts between a fifteenth and a two-hundredth of the coin off for a recipient.
  void hop(int coin, int owner, int height, int rate) {
    composer.begin(Kind.PEEL, owner, height);
    composer.take(coin);
    composer.reserveFee(rate, 2);
    long part = composer.left() / random.between(15, 200);
    int to = random.perMille(600) ? society.service() : society.person();
    composer.pay(Math.max(Composer.DUST_SAT, Composer.round(part)), to);
    composer.change();
    composer.arrange();
  }
}
