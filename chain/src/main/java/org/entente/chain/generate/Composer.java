package org.entente.chain.generate;

import org.entente.chain.generate.Wallets.Role;

/// Puts one transaction together: takes coins, pays, leaves the fee, gives the change back.
///
/// The fee is never more than an eighth of what goes in, so that whatever was taken can be spent.
final class Composer {
  /// Nobody makes smaller outputs, except to annoy.
  static final long DUST_SAT = 700;

  private static final int INPUT_VBYTES = 95;
  private static final int OUTPUT_VBYTES = 40;

  private final SplitMix64 random;
  private final CoinPool pool;
  private final Wallets wallets;
  private final Society society;
  private final Draft draft = new Draft();
  private int height;
  private int owner;
  private long left;

  Composer(SplitMix64 random, CoinPool pool, Wallets wallets, Society society) {
    this.random = random;
    this.pool = pool;
    this.wallets = wallets;
    this.society = society;
  }

  Draft draft() {
    return draft;
  }

  int height() {
    return height;
  }

  void begin(Kind kind, int byOwner, int atHeight) {
    draft.clear(kind);
    owner = byOwner;
    height = atHeight;
    left = 0;
    draft.version = wallets.version(owner);
    draft.sequence = wallets.sequence(owner);
    draft.lockTime = wallets.locksToHeight(owner) ? height - 1 : 0;
  }

  /// What of the inputs is neither paid nor fee yet.
  long left() {
    return left;
  }

  void take(int coin) {
    left += pool.value(coin);
    pool.spend(coin, draft);
  }

  /// Takes the owner's oldest coins until `count` are in, or there are no more.
  void takeOldest(int count) {
    while (draft.inputs < count) {
      int coin = pool.oldest(owner);
      if (coin == CoinPool.NONE) {
        return;
      }
      take(coin);
    }
  }

  /// Sets the fee aside for a transaction that will have this many outputs. `rate` is in satoshi
  /// a virtual byte.
  void reserveFee(int rate, int outputs) {
    long vbytes = 11L + (long) INPUT_VBYTES * draft.inputs + (long) OUTPUT_VBYTES * outputs;
    left -= Math.min(rate * vbytes, left / 8);
  }

  /// Pays at the address that the recipient would give.
  void pay(long value, int to) {
    payAt(value, receiving(to), to);
  }

  void payAt(long value, long address, int to) {
    draft.pay(value, address, to);
    left -= value;
  }

  private long receiving(int to) {
    if (random.perMille(wallets.reusePerMille(to))) {
      return wallets.shown(to, height);
    }
    if (wallets.role(to) == Role.EXCHANGE) {
      long deposit = wallets.fresh(to, height);
      society.rememberDeposit(to, deposit);
      return deposit;
    }
    return wallets.show(to, wallets.fresh(to, height));
  }

  /// Gives what is left back to the owner, at a new address or, by habit, at a known one; less
  /// than dust is left to the miner.
  void change() {
    if (left < DUST_SAT) {
      return;
    }
    boolean reuse = draft.kind != Kind.PEEL && random.perMille(wallets.reusePerMille(owner));
    draft.change = draft.outputs;
    payAt(left, reuse ? draft.inputAddress[0] : wallets.fresh(owner, height), owner);
  }

  /// Pays all that is left to one address of the owner's; that is no change.
  void keepAll(long address) {
    payAt(left, address, owner);
  }

  /// A part of what is left, small more often than big, round by habit; 0 when it can't be paid
  /// with change.
  long part() {
    double cube = random.unit();
    long value = (long) (left * (cube * cube * cube));
    if (wallets.paysRoundSums(owner)) {
      value = round(value);
    }
    return value < DUST_SAT || value > left - DUST_SAT ? 0 : value;
  }

  /// Down to two digits and zeros.
  static long round(long value) {
    long unit = 1;
    while (value / unit >= 100) {
      unit *= 10;
    }
    return value / unit * unit;
  }

  /// Puts the outputs in the order of the owner's wallet.
  void arrange() {
    switch (wallets.order(owner)) {
      case RANDOM -> shuffleOutputs();
      case BY_VALUE -> sortOutputs();
      case CHANGE_LAST -> {}
    }
  }

  void shuffleOutputs() {
    for (int i = draft.outputs - 1; i > 0; i--) {
      draft.swapOutputs(i, random.below(i + 1));
    }
  }

  /// Insertion sort, since few have more than three; long ones are shuffled instead.
  private void sortOutputs() {
    if (draft.outputs > 50) {
      shuffleOutputs();
      return;
    }
    for (int i = 1; i < draft.outputs; i++) {
      for (int j = i; j > 0 && draft.outputValue[j - 1] > draft.outputValue[j]; j--) {
        draft.swapOutputs(j - 1, j);
      }
    }
  }
}
