package org.entente.trace.account;

import com.carrotsearch.hppc.LongObjectHashMap;
import java.util.ArrayList;
import java.util.List;
import org.entente.base.Uint256;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.TransferKind;

/// Walks a transaction that moves several assets: who swapped keeps the taint, which changes its
/// asset; see [Settlement].
final class SwapWalk {
  private final AccountWalk walk;
  private final AccountView view;
  private final Units units;

  /// Of settled accounts' kept holdings, what they had before the transaction at hand.
  private final LongObjectHashMap<Uint256> before = new LongObjectHashMap<>();

  SwapWalk(AccountWalk walk) {
    this.walk = walk;
    view = walk.view;
    units = walk.units;
  }

  /// Who swaps is settled by net; all others as usual. Units that a settled account sends are clean
  /// to whom gets them, because their taint stays with it.
  void settle(Settlement settlement, long begin, long end) {
    long next = begin;
    for (; next < end && view.kind(next) == TransferKind.GAS; next++) {
      walk.walk(next);
    }
    for (Settlement.Deal deal : settlement.deals()) {
      if (!isEven(deal)) {
        settlement.withdraw(deal);
      }
    }
    rememberTotals(settlement, next, end);
    List<Units> pots = new ArrayList<>();
    for (Settlement.Deal deal : settlement.deals()) {
      pots.add(take(deal.giver().given));
    }
    for (; next < end; next++) {
      walkBeside(settlement, next);
    }
    for (int d = 0; d < pots.size(); d++) {
      give(settlement.deals().get(d), pots.get(d));
    }
    findOlder(begin, end);
  }

  private void rememberTotals(Settlement settlement, long begin, long end) {
    before.clear();
    for (long transfer = begin; transfer < end; transfer++) {
      rememberTotal(settlement, view.fromHolding(transfer));
      rememberTotal(settlement, view.toHolding(transfer));
    }
  }

  private void rememberTotal(Settlement settlement, long holding) {
    Held held = holding == AccountView.NONE ? null : walk.kept.get(holding);
    if (held != null && settlement.settles(holding)) {
      before.put(holding, held.balance.total());
    }
  }

  /// A net may hide that on the way more was sent than was there: then older units, from before
  /// the data begins, were there as well, and what the ledger shows to be there includes them.
  private void findOlder(long begin, long end) {
    for (var cursor : before) {
      Held held = walk.kept.get(cursor.key);
      Uint256 seen = cursor.value;
      for (long transfer = begin; transfer < end; transfer++) {
        if (view.kind(transfer) != TransferKind.GAS) {
          if (view.fromHolding(transfer) == cursor.key) {
            seen = seen.minusOrZero(view.amount(transfer));
          }
          if (view.toHolding(transfer) == cursor.key) {
            seen = seen.plusOrMax(view.amount(transfer));
          }
        }
      }
      if (held != null) {
        held.balance.found(seen.minusOrZero(held.balance.total()));
      }
    }
  }

  /// False where several assets are given and not all of them as a whole tainted, or all clean:
  /// how their worths compare is not in the ledger, so the share can't be said.
  private boolean isEven(Settlement.Deal deal) {
    if (deal.giver().given.size() == 1) {
      return true;
    }
    int tainted = 0;
    int clean = 0;
    for (Settlement.Leg leg : deal.giver().given) {
      Held held = walk.kept.get(leg.holding());
      Units probe = new Units();
      if (held != null) {
        held.balance.copy().send(leg.amount(), probe);
      }
      Uint256 taint = probe.tainted();
      tainted += taint.equals(leg.amount()) ? 1 : 0;
      clean += taint.isZero() ? 1 : 0;
    }
    int all = deal.giver().given.size();
    return tainted == all || clean == all;
  }

  /// What a settled account gives; of several assets, all alike, the first stands for all.
  private Units take(List<Settlement.Leg> given) {
    Units pot = new Units();
    for (Settlement.Leg leg : given) {
      Units taken = leg.equals(given.getFirst()) ? pot : new Units();
      Held held = walk.touch(leg.holding(), leg.last());
      if (held == null) {
        taken.add(leg.amount(), Units.CLEAN);
      } else {
        held.balance.send(leg.amount(), taken);
        Uint256 tainted = taken.tainted();
        if (!tainted.isZero()) {
          walk.books.add(Books.Side.OUT, view.assetOf(leg.holding()), tainted);
        }
      }
    }
    return pot;
  }

  private void give(Settlement.Deal deal, Units pot) {
    Settlement.Leg given = deal.giver().given.getFirst();
    Held source = walk.kept.get(given.holding());
    int hops = AccountWalk.hops(source, AccountView.NONE);
    for (Settlement.Leg got : deal.getter().got) {
      units.clear();
      Settlement.scale(pot, given.amount(), got.amount(), units);
      Uint256 amount = units.tainted();
      if (pot.isTainted()) {
        if (!amount.isZero()) {
          walk.books.add(Books.Side.IN, view.assetOf(got.holding()), amount);
        }
        walk.conversions.add(
            new Conversion(
                view.txOfTransfer(got.last()),
                given.holding(),
                got.holding(),
                given.amount(),
                pot.tainted(),
                got.amount(),
                amount));
      }
      if (walk.kept.get(got.holding()) == null && !amount.isZero()) {
        before.put(got.holding(), walk.places.cleanBefore(got.holding(), got.first()));
      }
      walk.since = got.first();
      walk.touch(got.holding(), got.last());
      walk.land(got.last(), given.holding(), got.holding(), got.amount(), hops, pot.tainted());
      walk.since = AccountView.NONE;
    }
  }

  /// A transfer of a transaction in which some accounts are settled.
  private void walkBeside(Settlement settlement, long transfer) {
    long from = view.fromHolding(transfer);
    long to = view.toHolding(transfer);
    boolean sent = from != AccountView.NONE && settlement.settles(from);
    boolean got = to != AccountView.NONE && settlement.settles(to);
    boolean counterfeit =
        !walk.question.counterfeit().isEmpty()
            && walk.question
                .counterfeit()
                .contains(walk.places.asset(to == AccountView.NONE ? from : to));
    if (to == AccountView.NONE || counterfeit || (!sent && !got && !settlement.exchanges(to))) {
      walk.walk(transfer);
      return;
    }
    Held source = walk.touch(from, transfer);
    walk.touch(to, transfer);
    Uint256 amount = view.amount(transfer);
    if (amount.isZero()) {
      return;
    }
    units.clear();
    int hops = 0;
    if (sent || source == null) {
      units.add(amount, Units.CLEAN);
    } else {
      source.balance.send(amount, units);
      hops = AccountWalk.hops(source, to);
    }
    Uint256 tainted = units.tainted();
    if (!tainted.isZero() && (got || settlement.exchanges(to))) {
      Stop stop = walk.places.stop(transfer, to);
      walk.rest(transfer, to, stop == null ? Places.UNSETTLED : stop, from, hops, tainted);
      units.clear();
      units.add(amount, Units.CLEAN);
    }
    if (!got) {
      walk.land(transfer, from, to, amount, hops, tainted);
    }
  }
}
