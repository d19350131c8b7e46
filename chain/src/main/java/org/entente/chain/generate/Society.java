package org.entente.chain.generate;

import java.util.Arrays;
import org.entente.chain.generate.Wallets.Role;

/// Who gets paid. Services are met by a Zipf law; otherwise the next recipient is mostly one
/// that was paid before (preferential attachment, Simon 1955), sometimes a new one. Both make
/// degrees heavy-tailed.
final class Society {
  private static final int REMEMBERED = 1 << 18;
  private static final int DEPOSITS = 1 << 15;
  private static final int MINERS = 24;

  private final SplitMix64 random;
  private final Wallets wallets;
  private final int miners;
  private final int services;
  private final double[] minerShare;
  private final double[] serviceShare;
  private final int[] paid = new int[REMEMBERED];
  private long paidCount;
  private final long[] depositAddress = new long[DEPOSITS];
  private final int[] depositOwner = new int[DEPOSITS];
  private long depositCount;

  Society(SplitMix64 random, Wallets wallets, long transactions) {
    this.random = random;
    this.wallets = wallets;
    miners = MINERS;
    services = (int) Math.min(2000, 12 + transactions / 20_000);
    for (int i = 0; i < miners; i++) {
      wallets.add(Role.MINER);
    }
    for (int i = 0; i < services; i++) {
      wallets.add(i % 4 == 3 ? Role.MERCHANT : Role.EXCHANGE);
    }
    minerShare = zipf(miners);
    serviceShare = zipf(services);
  }

  private static double[] zipf(int count) {
    double[] upTo = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += 1.0 / (i + 1);
      upTo[i] = sum;
    }
    return upTo;
  }

  private int draw(double[] upTo) {
    int found = Arrays.binarySearch(upTo, random.unit() * upTo[upTo.length - 1]);
    return Math.min(upTo.length - 1, found < 0 ? -1 - found : found);
  }

  int miner() {
    return draw(minerShare);
  }

  int service() {
    return miners + draw(serviceShare);
  }

  /// The next to be paid by somebody.
  int recipient() {
    return random.perMille(450) ? service() : person();
  }

  /// The next to be paid by a service or a miner.
  int person() {
    int chosen =
        paidCount == 0 || random.perMille(60)
            ? wallets.add(Role.PERSON)
            : paid[(int) random.below(Math.min(paidCount, REMEMBERED))];
    paid[(int) (paidCount++ & (REMEMBERED - 1))] = chosen;
    return chosen;
  }

  /// Somebody who was paid before, if anybody was.
  int known() {
    return paidCount == 0 ? person() : paid[(int) random.below(Math.min(paidCount, REMEMBERED))];
  }

  /// A deposit address that some customer of an exchange used before, as a row for
  /// [#depositOwner] and [#depositAddress]; −1 when there is none.
  int usedDeposit() {
    return depositCount == 0 ? -1 : (int) random.below(Math.min(depositCount, DEPOSITS));
  }

  int depositOwner(int row) {
    return depositOwner[row];
  }

  long depositAddress(int row) {
    return depositAddress[row];
  }

  /// Remembers a new deposit address for [#usedDeposit].
  void rememberDeposit(int owner, long address) {
    int row = (int) (depositCount++ & (DEPOSITS - 1));
    depositOwner[row] = owner;
    depositAddress[row] = address;
  }
}
