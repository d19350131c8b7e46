package org.entente.trace.across;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.entente.trace.across.Link.Arrival;

/// Cuts the tainted share of what came out of a crossing into its payouts.
final class Shares {
  private Shares() {}

  /// `tainted` of `all` units went in. Of the sum of what came out, ⌊sum · tainted / all⌋ units are
  /// tainted: each payout gets ⌊its amount · tainted / all⌋, what is left goes one each to the
  /// largest remainders, of equal ones to the earlier. No payout gets more than it has.
  static List<Arrival> of(BigInteger tainted, BigInteger all, List<Arrival> alike) {
    if (all.signum() == 0) {
      return List.copyOf(alike);
    }
    BigInteger[] amounts = new BigInteger[alike.size()];
    BigInteger[] remainders = new BigInteger[alike.size()];
    BigInteger sum = BigInteger.ZERO;
    BigInteger dealt = BigInteger.ZERO;
    for (int i = 0; i < amounts.length; i++) {
      BigInteger[] cut = alike.get(i).amount().multiply(tainted).divideAndRemainder(all);
      amounts[i] = cut[0];
      remainders[i] = cut[1];
      sum = sum.add(alike.get(i).amount());
      dealt = dealt.add(cut[0]);
    }
    int left = sum.multiply(tainted).divide(all).subtract(dealt).intValueExact();
    List<Integer> order = new ArrayList<>(IntStream.range(0, amounts.length).boxed().toList());
    order.sort(Comparator.comparing((Integer i) -> remainders[i]).reversed());
    for (int i = 0; i < left; i++) {
      amounts[order.get(i)] = amounts[order.get(i)].add(BigInteger.ONE);
    }
    List<Arrival> shared = new ArrayList<>();
    for (int i = 0; i < amounts.length; i++) {
      Arrival whole = alike.get(i);
      shared.add(
          new Arrival(whole.ledger(), whole.leg(), whole.amount(), amounts[i], whole.millionths()));
    }
    return shared;
  }
}
