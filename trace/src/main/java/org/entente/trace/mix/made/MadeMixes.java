package org.entente.trace.mix.made;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/// Made transactions in any number; the same seed, the same transactions.
public final class MadeMixes {
  private final Random random;

  public MadeMixes(long seed) {
    random = new Random(seed);
  }

  public List<Made> joinMarket(int count) {
    return many(count, () -> JoinMarketRounds.round(random));
  }

  public List<Made> wasabi1(int count) {
    return many(count, () -> Wasabi1Rounds.round(random));
  }

  /// Rounds of a great coordinator.
  public List<Made> wasabi2(int count) {
    return many(count, () -> Wasabi2Rounds.round(random, 50, 60));
  }

  /// Rounds of small coordinators and of emulations, down to eight inputs.
  public List<Made> smallWasabi2(int count) {
    return many(count, () -> Wasabi2Rounds.round(random, 8, 4));
  }

  public List<Made> whirlpool(int count) {
    return many(count, () -> WhirlpoolRounds.round(random));
  }

  /// About as common as on a ledger: most have one or two outputs, one in ten is a batch.
  public List<Made> ordinary(int count) {
    return many(
        count,
        () -> {
          int at = random.nextInt(100);
          return at < 75
              ? OrdinaryPayments.payment(random)
              : at < 87
                  ? OrdinaryPayments.consolidation(random)
                  : at < 96
                      ? OrdinaryPayments.batch(random)
                      : at < 99
                          ? OrdinaryPayments.airdrop(random)
                          : OrdinaryPayments.stonewall(random);
        });
  }

  /// Payouts with equal outputs alone: batches and airdrops.
  public List<Made> payouts(int count) {
    return many(
        count,
        () ->
            random.nextBoolean()
                ? OrdinaryPayments.batch(random)
                : OrdinaryPayments.airdrop(random));
  }

  /// One payer's transactions that have every outward sign of a JoinMarket round.
  public List<Made> imitations(int count) {
    return many(count, () -> OrdinaryPayments.imitation(random));
  }

  private static List<Made> many(int count, Supplier<Made> one) {
    List<Made> made = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      made.add(one.get());
    }
    return made;
  }
}
