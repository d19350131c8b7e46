package org.entente.trace.account;

import org.entente.base.Uint256;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.AccountView.Leap;
import org.entente.chain.evm.TransferKind;
import org.entente.trace.account.Held.Arrivals;

/// Looks ahead in the history of a holding whose first units are clean.
///
/// An exchange may send a million times before taint that reached it comes to the front of the
/// queue. As long as only clean units leave, nothing that arrives meanwhile matters: they are taken
/// right away, and what arrives is added when the walk comes by. What the ledger can sum up is not
/// even looked at: clean units side by side are one piece, however many arrivals brought them.
final class Skim {
  /// Balances over this are lies; then what there is no room for matters.
  private static final int ORDINARY_BITS = 200;

  /// So many arrivals are noted ahead at most.
  private static final int MOST_LATER = 1 << 16;

  private final AccountView view;
  private final AccountQuestion question;
  private final Units units = new Units();

  /// Received on the way of the last [#pass].
  private Uint256 passed = Uint256.ZERO;

  Skim(AccountView view, AccountQuestion question) {
    this.view = view;
    this.question = question;
  }

  /// Goes on from transfer `from` of the holding and gives the first one that the walk must come
  /// by, [AccountView#NONE] if there is none.
  long ahead(Held held, long from) {
    Uint256 clean = held.balance.cleanFirst();
    if (clean.isZero() || held.balance.total().bitLength() > ORDINARY_BITS) {
      return from;
    }
    long next = from;
    Uint256 left = clean;
    while (next != AccountView.NONE && held.later.size() < MOST_LATER) {
      Leap leap = view.leap(held.holding, next, left, Long.MAX_VALUE);
      if (leap != null && leap.received().bitLength() <= ORDINARY_BITS) {
        held.later.addLast(new Arrivals(next, leap.to(), leap.received()));
        held.sentTo = leap.to() - 1;
        left = left.minus(leap.sent());
        next = leap.to();
        continue;
      }
      Uint256 amount = view.amount(next);
      if (view.fromHolding(next) != held.holding) {
        held.later.addLast(new Arrivals(next, next + 1, amount));
      } else {
        if (amount.compareTo(left) > 0 || !isPlain(next)) {
          break;
        }
        held.sentTo = next;
        left = left.minus(amount);
      }
      next = view.nextTransfer(held.holding, next);
    }
    units.clear();
    held.balance.send(clean.minus(left), units);
    return next;
  }

  /// Adds what was received before transfer `begin`; what is received from there to `end` the walk
  /// adds itself.
  void catchUp(Held held, long begin, long end) {
    while (!held.later.isEmpty() && held.later.getFirst().first() < end) {
      Arrivals next = held.later.removeFirst();
      if (next.end() <= begin) {
        receive(held, next.amount());
      } else if (next.first() + 1 < next.end()) {
        split(held, next, begin, end);
      }
    }
  }

  private void split(Held held, Arrivals next, long begin, long end) {
    long at = pass(held.holding, next.first(), begin);
    receive(held, passed);
    Uint256 left = next.amount().minus(passed);
    at = pass(held.holding, at, Math.min(end, next.end()));
    if (at < next.end()) {
      held.later.addFirst(new Arrivals(at, next.end(), left.minus(passed)));
    }
  }

  /// Sums up what the holding receives from its transfer `from` on and before `end`, behind which
  /// it has more. Gives the first of these.
  private long pass(long holding, long from, long end) {
    passed = Uint256.ZERO;
    long at = from;
    while (at < end) {
      Leap leap = view.leap(holding, at, Uint256.MAX, end);
      if (leap != null) {
        passed = passed.plus(leap.received());
        at = leap.to();
      } else {
        passed = view.toHolding(at) == holding ? passed.plus(view.amount(at)) : passed;
        at = view.nextTransfer(holding, at);
      }
    }
    return at;
  }

  private void receive(Held held, Uint256 amount) {
    units.clear();
    units.add(amount, Units.CLEAN);
    held.balance.receive(units);
  }

  /// True where no units of a swap leave: for gas, and in transactions that move one asset only.
  private boolean isPlain(long transfer) {
    if (view.kind(transfer) == TransferKind.GAS) {
      return true;
    }
    if (view.fromHolding(transfer) == view.toHolding(transfer)) {
      return false;
    }
    boolean begins = transfer > 0 && view.kind(transfer - 1) == TransferKind.GAS;
    boolean ends =
        transfer + 1 == view.transferCount() || view.kind(transfer + 1) == TransferKind.GAS;
    if (begins && ends) {
      return true; // nothing but gas beside it: the usual case needs no look at the transaction
    }
    long tx = view.txOfTransfer(transfer);
    return !Settlement.movesTwoAssets(
        view, question, view.firstTransfer(tx), view.firstTransfer(tx + 1));
  }
}
