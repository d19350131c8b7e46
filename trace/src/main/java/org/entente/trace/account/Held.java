package org.entente.trace.account;

import java.util.ArrayDeque;
import org.entente.base.Uint256;
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

  /// The transfer that the walk must come by for this holding, [AccountView#NONE] if there is none.
  long waiting = AccountView.NONE;

  /// What it sent up to here has left the balance.
  long sentTo = AccountView.NONE;

  /// What it received from nowhere tainted, and not yet added: behind all that is there.
  final ArrayDeque<Arrivals> later = new ArrayDeque<>(0);

  /// Received by its transfers from `first` on and before `end`.
  record Arrivals(long first, long end, Uint256 amount) {}

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
