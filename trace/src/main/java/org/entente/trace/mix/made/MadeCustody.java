package org.entente.trace.mix.made;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.entente.trace.mix.CustodialLinks.Payment;

/// A made custodial mixer and the truth about it: users bring any sum; half of them are paid in
/// one piece, the others in two to four, within three days, less a fee that the mixer draws.
///
/// @param depositOf by the number of a payout that is the whole of it
public record MadeCustody(
    List<Payment> deposits, List<Payment> payouts, Map<Long, Long> depositOf) {
  private static final long FIRST = 1_680_000_000;
  private static final long DAY = 86_400;

  public MadeCustody {
    deposits = List.copyOf(deposits);
    payouts = List.copyOf(payouts);
    depositOf = Map.copyOf(depositOf);
  }

  /// So many users over so many days; the same seed, the same mixer.
  public static MadeCustody of(long seed, int users, int days) {
    Random random = new Random(seed);
    List<Payment> deposits = new ArrayList<>();
    List<Payment> payouts = new ArrayList<>();
    Map<Long, Long> depositOf = new HashMap<>();
    for (long user = 0; user < users; user++) {
      long value = Draft.typed(random, Draft.spread(random, 2_000_000, 5_000_000_000L));
      long time = FIRST + (long) (random.nextDouble() * days * DAY);
      deposits.add(new Payment(user, value, time));
      long left = value - (long) (value * (0.01 + 0.02 * random.nextDouble()));
      int parts = random.nextBoolean() ? 1 : 2 + random.nextInt(3);
      for (int part = parts; part > 0; part--) {
        long paid = part == 1 ? left : (long) (left * (0.2 + 0.6 * random.nextDouble()) / part * 2);
        paid = Math.min(paid, left);
        long later = 600 + (long) (random.nextDouble() * 3 * DAY * 0.99);
        if (parts == 1) {
          depositOf.put((long) payouts.size(), user);
        }
        payouts.add(new Payment(payouts.size(), paid, time + later));
        left -= paid;
      }
    }
    return new MadeCustody(deposits, payouts, depositOf);
  }
}
