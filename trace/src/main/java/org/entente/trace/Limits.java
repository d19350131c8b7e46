package org.entente.trace;

/// Where a walk stops short. What it stops at becomes an end of kind `limit`, so that nothing is
/// lost from the sum.
///
/// `hops`: an output whose least number of hops from a start is this is not spent further.
/// `untilTime` (Unix seconds): the first block later than this, and all behind it, are not there.
/// `minAmount` (satoshi): an output with less taint is not spent further.
/// `transactions`: so many are walked at most, the earliest first.
public record Limits(int hops, long untilTime, long minAmount, long transactions) {
  public static final Limits NONE =
      new Limits(Integer.MAX_VALUE, Long.MAX_VALUE, 0, Long.MAX_VALUE);

  public Limits {
    if (hops < 0 || minAmount < 0 || transactions < 0) {
      throw new IllegalArgumentException("a limit can't be negative");
    }
  }

  public Limits withHops(int most) {
    return new Limits(most, untilTime, minAmount, transactions);
  }

  public Limits withUntilTime(long unixSeconds) {
    return new Limits(hops, unixSeconds, minAmount, transactions);
  }

  public Limits withMinAmount(long satoshi) {
    return new Limits(hops, untilTime, satoshi, transactions);
  }

  public Limits withTransactions(long most) {
    return new Limits(hops, untilTime, minAmount, most);
  }
}
