package org.entente.trace.account;

import org.entente.chain.evm.AccountView;

/// A holding that the walk keeps: with taint, or where more of a start is to arrive.
final class Held {
  final long holding;
  final Balance balance;

  /// The shortest way by which its taint came.
  int hops = Integer.MAX_VALUE;

  long via = AccountView.NONE;

  /// First and last transfer that brought taint.
  long first = AccountView.NONE;

  long last = AccountView.NONE;

  /// Its last transfer that was walked.
  long walked;

  boolean touched;

  Held(long holding, Balance balance) {
    this.holding = holding;
    this.balance = balance;
  }

  void arrived(long transfer, int hopCount, long from) {
    if (hopCount < hops) {
      hops = hopCount;
      via = from;
    }
    if (first == AccountView.NONE) {
      first = transfer;
    }
    last = transfer;
  }
}
