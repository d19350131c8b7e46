package org.entente.trace.account;

import com.carrotsearch.hppc.LongArrayDeque;
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
  private final LongArrayDeque received = new LongArrayDeque();

  private final ArrayDeque<Uint256> receivedAmounts = new ArrayDeque<>(0);

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

  /// How many arrivals are noted.
  int laterCount() {
    return received.size();
  }

  /// Notes a clean arrival, to be added when the walk comes there.
  void receiveLater(long transfer, Uint256 amount) {
    received.addLast(transfer);
    receivedAmounts.addLast(amount);
  }

  /// Adds what was received before transfer `begin`; what is received from there to `end` the walk
  /// adds itself.
  void catchUp(long begin, long end, Units scratch) {
    while (!received.isEmpty() && received.getFirst() < end) {
      Uint256 amount = receivedAmounts.removeFirst();
      if (received.removeFirst() < begin) {
        scratch.clear();
        scratch.add(amount, Units.CLEAN);
        balance.receive(scratch);
      }
    }
  }
}
