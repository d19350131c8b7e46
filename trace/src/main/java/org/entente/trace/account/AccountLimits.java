package org.entente.trace.account;

import org.entente.base.Uint256;

/// Where a walk stops short. What it stops at becomes an end of kind `limit`, so that nothing is
/// lost from the sum.
///
/// `hops`: taint that arrives somewhere by so many transfers isn't followed further.
/// `untilTime` (Unix seconds): the first block later than this, and all behind it, are not there.
/// `minAmount` (the asset's smallest units, whatever the asset): less taint than this that arrives
/// at once isn't followed further. `transactions`: so many are walked at most, the earliest first.
public record AccountLimits(int hops, long untilTime, Uint256 minAmount, long transactions) {
  public static final AccountLimits NONE =
      new AccountLimits(Integer.MAX_VALUE, Long.MAX_VALUE, Uint256.ZERO, Long.MAX_VALUE);

  public AccountLimits {
    if (hops < 0 || transactions < 0) {
      throw new IllegalArgumentException("a limit can't be negative");
    }
  }

  public AccountLimits withHops(int most) {
    return new AccountLimits(most, untilTime, minAmount, transactions);
  }

  public AccountLimits withUntilTime(long unixSeconds) {
    return new AccountLimits(hops, unixSeconds, minAmount, transactions);
  }

  public AccountLimits withMinAmount(Uint256 least) {
    return new AccountLimits(hops, untilTime, least, transactions);
  }

  public AccountLimits withTransactions(long most) {
    return new AccountLimits(hops, untilTime, minAmount, most);
  }
}
