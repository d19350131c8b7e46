package org.entente.trace.mix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Who may have got out what went into a custodial mixer, which pays from other coins: by amount
/// and time alone. A conjecture with the number of its alternatives, never a fact.
///
/// A payout fits a deposit that comes after it within the window and is smaller by a fee between
/// two bounds. Chance makes such pairs, too: from how often payouts of about that size happen, λ of
/// them are to be expected in the window. Where a share r of users is paid in one piece, and n
/// payouts fit, each of them is the deposit's with r / (r·n + (1−r)·λ). Where several deposits fit
/// a payout, they share it.
public final class CustodialLinks {
  private static final int WHOLE = 1_000_000;

  /// λ when nothing else of that size is ever paid.
  private static final int LEAST_PERCENT = 1;

  private CustodialLinks() {}

  /// Money in or out. `at` is the caller's number of it; satoshi; Unix seconds.
  public record Payment(long at, long value, long time) {}

  /// When a payout fits a deposit, and how users are paid.
  ///
  /// @param windowSeconds a payout comes so much later at most
  /// @param leastFeePpm what the mixer keeps at least, millionths
  /// @param mostFeePpm what it keeps at most, with the miner's fee
  /// @param wholePpm of so many users the payout comes in one piece
  public record Settings(long windowSeconds, int leastFeePpm, int mostFeePpm, int wholePpm) {
    /// Three days, 0.5 to 4 %, one half.
    public static final Settings STANDARD = new Settings(72 * 3600, 5_000, 40_000, 500_000);

    public Settings {
      if (windowSeconds < 1
          || leastFeePpm < 0
          || mostFeePpm < leastFeePpm
          || mostFeePpm >= WHOLE
          || wholePpm < 1
          || wholePpm >= WHOLE) {
        throw new IllegalArgumentException("a window above 0, fees that rise, shares below 1");
      }
    }

    private boolean fits(Payment in, Payment out) {
      long later = out.time() - in.time();
      return later > 0
          && later <= windowSeconds
          && out.value() <= less(in.value(), leastFeePpm)
          && out.value() >= less(in.value(), mostFeePpm);
    }
  }

  /// A payout that fits a deposit.
  ///
  /// @param ppm how likely it is the deposit's, millionths
  /// @param payouts how many fit this deposit: its anonymity set
  /// @param deposits how many the payout fits
  public record Link(Payment deposit, Payment payout, int ppm, int payouts, int deposits) {}

  private static long less(long value, int ppm) {
    return value - part(value, ppm);
  }

  private static long part(long value, int ppm) {
    return value / WHOLE * ppm + value % WHOLE * ppm / WHOLE;
  }

  /// Links of all deposits, in their order, the likeliest first.
  public static List<Link> of(List<Payment> deposits, List<Payment> payouts, Settings settings) {
    List<Payment> byTime = new ArrayList<>(payouts);
    byTime.sort(Comparator.comparingLong(Payment::time).thenComparingLong(Payment::at));
    List<List<Payment>> fitting = new ArrayList<>();
    int[] rivals = new int[byTime.size()];
    List<List<Integer>> places = new ArrayList<>();
    for (Payment in : deposits) {
      List<Payment> some = new ArrayList<>();
      List<Integer> at = new ArrayList<>();
      for (int i = after(byTime, in.time());
          i < byTime.size() && byTime.get(i).time() <= in.time() + settings.windowSeconds();
          i++) {
        if (settings.fits(in, byTime.get(i))) {
          some.add(byTime.get(i));
          at.add(i);
          rivals[i]++;
        }
      }
      fitting.add(some);
      places.add(at);
    }
    List<Link> links = new ArrayList<>();
    for (int d = 0; d < deposits.size(); d++) {
      Payment in = deposits.get(d);
      double chance = chance(in, byTime, settings);
      List<Link> own = new ArrayList<>();
      for (int i = 0; i < fitting.get(d).size(); i++) {
        int others = rivals[places.get(d).get(i)];
        int n = fitting.get(d).size();
        own.add(new Link(in, fitting.get(d).get(i), ppm(n, chance, others, settings), n, others));
      }
      own.sort(
          Comparator.comparingInt(Link::ppm)
              .reversed()
              .thenComparingLong(link -> link.payout().time()));
      links.addAll(own);
    }
    return links;
  }

  private static int ppm(int n, double chance, int rivals, Settings settings) {
    double whole = settings.wholePpm() / 1e6;
    double alone = whole / (whole * n + (1 - whole) * chance);
    return Math.clamp(Math.round(WHOLE * alone / rivals), 1, WHOLE - 1);
  }

  /// How many payouts of that size chance puts into a window: from all the time that is known.
  private static double chance(Payment in, List<Payment> byTime, Settings settings) {
    if (byTime.isEmpty()) {
      return LEAST_PERCENT / 100.0;
    }
    long span = byTime.getLast().time() - byTime.getFirst().time() + 1;
    long alike = 0;
    for (Payment out : byTime) {
      alike +=
          out.value() <= less(in.value(), settings.leastFeePpm())
                  && out.value() >= less(in.value(), settings.mostFeePpm())
              ? 1
              : 0;
    }
    double share = Math.min(1, (double) settings.windowSeconds() / Math.max(span, 1));
    return Math.max(LEAST_PERCENT / 100.0, alike * share);
  }

  /// The first payout later than `time`.
  private static int after(List<Payment> byTime, long time) {
    int low = 0;
    int high = byTime.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (byTime.get(middle).time() > time) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
