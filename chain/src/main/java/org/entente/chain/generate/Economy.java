package org.entente.chain.generate;

import org.entente.chain.generate.Wallets.Role;

/// Decides the next transaction. A coin is drawn by age; its owner then does what such an owner
/// does.
///
/// Two feedbacks keep the chain in shape at any length: services gather coins while more are
/// unspent than wanted and pay many people while fewer are, and both do it on a larger scale
/// while transactions have fewer inputs than 2.8 on average.
final class Economy {
  private static final int ENOUGH_SAT = 8_000;
  private static final int LEAD_DRAWS = 40;
  private static final int DUST_TARGETS = 120;
  private static final int MAX_PAID_AT_ONCE = 1_500;

  private final SplitMix64 random;
  private final CoinPool pool = new CoinPool();
  private final Wallets wallets;
  private final Society society;
  private final Composer composer;
  private final Mixes mixes;
  private final Peels peels;
  private long made;
  private long inputsMade;
  private int rate = 3;

  Economy(ChainSettings settings) {
    random = new SplitMix64(SplitMix64.mix(settings.seed()));
    wallets = new Wallets(settings.seed());
    society = new Society(random, wallets, settings.transactions());
    composer = new Composer(random, pool, wallets, society);
    mixes = new Mixes(random, pool, wallets, composer);
    peels = new Peels(random, pool, society, composer);
  }

  CoinPool pool() {
    return pool;
  }

  int owners() {
    return wallets.count();
  }

  /// Who finds the next block.
  int miner() {
    return society.miner();
  }

  long minerAddress(int miner, int height) {
    return wallets.shown(miner, height);
  }

  /// Decides the next transaction of the block at this height. Valid until the next call.
  Draft next(int height) {
    if (random.perMille(2)) {
      rate = random.pareto(1.3, 1, 40);
    }
    if (!peels.goOn(height, rate) && !gatherSomewhere(height)) {
      spend(lead(), height);
    }
    Draft draft = composer.draft();
    made++;
    inputsMade += draft.inputs;
    return draft;
  }

  /// A coin that is worth spending by itself and that its owner doesn't wait to gather; after
  /// many draws just any.
  private int lead() {
    boolean waiting = crowded();
    int coin = drawn();
    for (int draw = 0; draw < LEAD_DRAWS && !spendable(coin, waiting); draw++) {
      coin = drawn();
    }
    return coin;
  }

  private boolean spendable(int coin, boolean waiting) {
    return pool.value(coin) >= ENOUGH_SAT
        && !(waiting && wallets.role(pool.owner(coin)) == Role.EXCHANGE && random.perMille(900));
  }

  private int drawn() {
    return random.perMille(850) ? pool.drawRecent(random) : pool.drawAny(random);
  }

  private void spend(int coin, int height) {
    int owner = pool.owner(coin);
    switch (wallets.role(owner)) {
      case MINER -> payMany(coin, owner, random.pareto(1.1, 4, 300), height);
      case EXCHANGE -> {
        if (!crowded() && random.perMille(narrow() ? 750 : 250)) {
          int most = random.pareto(1.1, narrow() ? 24 : 3, MAX_PAID_AT_ONCE);
          payMany(coin, owner, most, height);
        } else {
          pay(coin, owner, height);
        }
      }
      case MERCHANT -> pay(coin, owner, height);
      case PERSON -> live(coin, owner, height);
    }
  }

  /// True while more coins are unspent than a chain of this length should have.
  private boolean crowded() {
    return pool.size() > Math.min(3 * made + 40, 20_000 + made / 6);
  }

  /// True while transactions are narrower than those of the real chain.
  private boolean narrow() {
    return inputsMade * 10 < made * 28;
  }

  /// While there are too many coins: now and then somebody who has many makes one of them.
  private boolean gatherSomewhere(int height) {
    if (!crowded() || !random.perMille(narrow() ? 120 : 40)) {
      return false;
    }
    int owner = pool.drawRich(random);
    if (owner == CoinPool.NONE) {
      return false;
    }
    int coin = pool.oldest(owner);
    boolean deposit =
        wallets.role(owner) == Role.EXCHANGE && pool.address(coin) != wallets.shown(owner, height);
    gather(deposit ? Kind.SWEEP : Kind.CONSOLIDATION, coin, owner, height);
    return true;
  }

  /// What a person does with a coin.
  private void live(int coin, int owner, int height) {
    int drawn = random.below(1000);
    if (pool.value(coin) < ENOUGH_SAT || (drawn < 300 && pool.count(owner) > 7)) {
      gather(pool.count(owner) > 1 ? Kind.CONSOLIDATION : Kind.SELF, coin, owner, height);
    } else if (drawn < 15 && witnesses(height)) {
      if (!mixes.mix(coin, rate, height)) {
        pay(coin, owner, height);
      }
    } else if (drawn < 65) {
      composer.begin(Kind.SELF, owner, height);
      keep(coin, wallets.fresh(owner, height));
    } else if (drawn < 67) {
      annoy(coin, owner, height);
    } else if (drawn < 90) {
      payMany(coin, owner, random.pareto(1.5, 3, 30), height);
    } else if (drawn < 250 && peels.begins(coin, owner)) {
      peels.hop(coin, owner, height, rate);
    } else {
      pay(coin, owner, height);
    }
  }

  private static boolean witnesses(int height) {
    return height >= BlockBuilder.FIRST_WITNESS_HEIGHT;
  }

  /// Many coins become one.
  private void gather(Kind kind, int coin, int owner, int height) {
    int count = random.pareto(1.05, narrow() ? 20 : 4, Draft.MAX_INPUTS);
    composer.begin(kind, owner, height);
    composer.take(coin);
    composer.takeOldest(count);
    boolean person = wallets.role(owner) == Role.PERSON;
    composer.reserveFee(rate, 1);
    composer.keepAll(person ? wallets.fresh(owner, height) : wallets.shown(owner, height));
  }

  private void keep(int coin, long address) {
    composer.take(coin);
    composer.reserveFee(rate, 1);
    composer.keepAll(address);
  }

  /// Pays one recipient, sometimes with something beside it that is no payment.
  private void pay(int coin, int owner, int height) {
    composer.begin(Kind.PAYMENT, owner, height);
    composer.take(coin);
    if (random.perMille(narrow() ? 500 : 150)) {
      composer.takeOldest(random.pareto(1.3, 2, 60));
    }
    composer.reserveFee(rate, 3);
    long value = random.perMille(40) ? 0 : composer.part();
    int deposit = random.perMille(120) ? society.usedDeposit() : -1;
    int to = deposit >= 0 ? society.depositOwner(deposit) : society.recipient();
    boolean withChange = value > 0;
    long paid = withChange ? value : composer.left();
    if (deposit >= 0) {
      composer.payAt(paid, society.depositAddress(deposit), to);
    } else if (random.perMille(25) && composer.left() > 50_000) {
      withChange = true;
      composer.payAt(random.between(1_000, 20_000), wallets.fresh(rareLock()), to);
    } else {
      composer.pay(paid, to);
    }
    if (withChange) {
      extras(owner, height);
      composer.change();
    }
    composer.arrange();
  }

  /// One of the locks that nobody here can open, as often as it helps to see it.
  private Lock rareLock() {
    int drawn = random.below(1000);
    if (drawn < 300) {
      return Lock.P2PKH;
    } else if (drawn < 600) {
      return Lock.P2WPKH;
    } else if (drawn < 850) {
      return Lock.P2TR;
    } else if (drawn < 900) {
      return Lock.P2PK;
    } else if (drawn < 940) {
      return Lock.MULTISIG;
    }
    return drawn < 970 ? Lock.FUTURE : Lock.BARE;
  }

  /// An OP_RETURN or an anchor output now and then.
  private void extras(int owner, int height) {
    int drawn = random.below(1000);
    if (drawn < 15) {
      composer.payAt(0, wallets.fresh(Lock.NULLDATA), Draft.NOBODY);
    } else if (drawn < 18 && witnesses(height) && composer.left() > 10_000) {
      composer.payAt(330, Lock.ANCHOR.address(0), owner);
    }
  }

  /// Pays many at once, up to half of what is there, in amounts that differ widely.
  private void payMany(int coin, int owner, int most, int height) {
    if (pool.value(coin) < 30 * ENOUGH_SAT) {
      pay(coin, owner, height);
      return;
    }
    composer.begin(Kind.BATCH, owner, height);
    composer.take(coin);
    composer.takeOldest(random.pareto(1.2, 1, 20));
    composer.reserveFee(rate, most);
    int count = (int) Math.min(most, composer.left() / (8 * ENOUGH_SAT));
    long mean = composer.left() / 2 / count;
    for (int i = 0; i < count; i++) {
      long value = Math.max(Composer.DUST_SAT, (long) (mean * 2 * random.unit() * random.unit()));
      composer.pay(value, society.recipient());
    }
    composer.change();
    composer.arrange();
  }

  /// Sends dust to addresses that others have shown, so as to link them when it is spent.
  private void annoy(int coin, int owner, int height) {
    composer.begin(Kind.DUST, owner, height);
    composer.take(coin);
    composer.reserveFee(rate, DUST_TARGETS);
    int count = (int) Math.min(random.between(10, DUST_TARGETS), 1 + composer.left() / 2_000);
    for (int i = 0; i < count; i++) {
      int victim = society.known();
      composer.payAt(random.between(546, 900), wallets.shown(victim, height), victim);
    }
    composer.change();
    composer.arrange();
  }
}
