package org.entente.trace.account;

import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.LongObjectHashMap;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entente.base.Uint256;
import org.entente.chain.evm.AccountView;
import org.entente.trace.Method;
import org.entente.trace.OriginSets;
import org.jspecify.annotations.Nullable;

/// Where did it go? Walks the transactions that touch tainted holdings, and no others, in ledger
/// order: each holding that is kept waits for the next transfer that touches it.
///
/// A holding is kept from when taint reaches it until none is left. What it held before is one
/// piece of clean units, whose amount the ledger knows; so an exchange with a million transfers
/// costs nothing until taint gets there.
final class AccountWalk {
  final AccountView view;
  final AccountQuestion question;
  private final AccountLimits limits;
  private final Stops stops;
  private final @Nullable Skim skim;
  final Places places;
  private final AccountStarts starts;
  private final OriginSets sets;
  private final Stopped stopped;
  final Books books = new Books();
  final LongObjectHashMap<Held> kept = new LongObjectHashMap<>();
  private final SwapWalk swap;
  private final TransferQueue queue = new TransferQueue();
  private final LongHashSet accounts = new LongHashSet();
  private final List<Held> touched = new ArrayList<>();
  private final List<AccountFlow> flows = new ArrayList<>();
  final List<Conversion> conversions = new ArrayList<>();
  final Units units = new Units();

  /// The first transfer of the net that arrives, if one does.
  long since = AccountView.NONE;

  /// The transfers of the transaction at hand.
  private long walkedFrom;

  private long walkedTo;
  private long visited;
  private long edges;

  /// `skims`: the ledger will not grow, so that a walk may look ahead ([Skim]).
  AccountWalk(AccountView view, AccountQuestion question, Stops stops, boolean skims) {
    this.view = view;
    this.question = question;
    skim = skims ? new Skim(view, question) : null;
    limits = question.limits();
    this.stops = stops;
    places = new Places(view, question, stops);
    starts = new AccountStarts(view, question);
    sets = new OriginSets(question.starts().size());
    boolean unitsFollowed = question.method() == Method.FIFO || question.method() == Method.LIFO;
    stopped = new Stopped(unitsFollowed, sets);
    swap = new SwapWalk(this);
  }

  AccountTrace run() {
    begin();
    return answer();
  }

  /// Walks the ledger as it is.
  void begin() {
    for (long holding : starts.holdings()) {
      queue.add(view.firstTransferOf(holding));
      keep(holding, view.firstTransferOf(holding));
    }
    for (long transfer : starts.transfers()) {
      queue.add(transfer);
    }
    walkQueue();
  }

  /// Walks on from `transfer`, where the ledger ended before, and returns what moved since. What is
  /// kept waited for whatever touches it next.
  List<AccountFlow> goOn(long transfer) {
    flows.clear();
    for (long t = transfer; t < view.transferCount(); t++) {
      if (kept.containsKey(view.fromHolding(t)) || kept.containsKey(view.toHolding(t))) {
        queue.add(t);
      }
    }
    walkQueue();
    return List.copyOf(flows);
  }

  /// Tainted units at a holding.
  Uint256 tainted(long holding) {
    Held held = kept.get(holding);
    if (held == null) {
      return Uint256.ZERO;
    }
    units.clear();
    held.balance.show(units);
    return units.tainted();
  }

  /// How many holdings have taint.
  int size() {
    int size = 0;
    for (var cursor : kept) {
      size += cursor.value.balance.isTainted() ? 1 : 0;
    }
    return size;
  }

  /// All that moved, or what moved in the last [#goOn].
  List<AccountFlow> flows() {
    return List.copyOf(flows);
  }

  private void walkQueue() {
    for (long next = queue.poll(); next != AccountView.NONE; next = queue.poll()) {
      if (next < walkedTo) {
        continue;
      }
      if (visited == limits.transactions()) {
        queue.add(next);
        break;
      }
      visited++;
      long tx = view.txOfTransfer(next);
      walkedFrom = view.firstTransfer(tx);
      walkedTo = view.firstTransfer(tx + 1);
      walkTransaction(walkedFrom, walkedTo);
      release();
    }
  }

  private void walkTransaction(long begin, long end) {
    boolean named = false;
    for (long transfer = begin; transfer < end && !named; transfer++) {
      named = starts.isNamed(transfer);
    }
    Settlement settlement =
        named || end - begin < 2 ? null : Settlement.of(view, question, stops, begin, end);
    if (settlement == null) {
      for (long transfer = begin; transfer < end; transfer++) {
        walk(transfer);
      }
    } else {
      for (long transfer = begin; transfer < end; transfer++) {
        catchUp(view.fromHolding(transfer));
        catchUp(view.toHolding(transfer));
      }
      swap.settle(settlement, begin, end);
    }
  }

  private void catchUp(long holding) {
    Held held = holding == AccountView.NONE ? null : kept.get(holding);
    if (held != null && skim != null) {
      skim.catchUp(held, walkedFrom, walkedTo);
    }
  }

  void walk(long transfer) {
    long from = view.fromHolding(transfer);
    long to = view.toHolding(transfer);
    Held source = from == AccountView.NONE ? null : touch(from, transfer);
    Held target = to == AccountView.NONE ? null : touch(to, transfer);
    boolean named = starts.isNamed(transfer);
    if (source == null && target == null && !named) {
      return;
    }
    Uint256 amount = view.amount(transfer);
    if (amount.isZero()) {
      return;
    }
    units.clear();
    if (source != null && source.sentTo < transfer) {
      source.balance.send(amount, units);
    } else {
      units.add(amount, Units.CLEAN);
    }
    int hops = hops(source, to);
    if (to == AccountView.NONE) {
      pay(source, transfer, hops);
      return;
    }
    land(transfer, from, to, amount, hops, units.tainted());
  }

  /// The units at hand arrive at a holding, which may be a start. `taken` is what of them was
  /// tainted when they left `from`.
  void land(long transfer, long from, long to, Uint256 amount, int hops, Uint256 taken) {
    AccountStarts.Part start = starts.claim(transfer, to, amount);
    if (start == null) {
      arrive(transfer, to, from, hops, taken, false);
    } else {
      override(start, to, amount);
      boolean asked = !(question.starts().get(start.start) instanceof AccountStart.Moved);
      arrive(transfer, to, AccountView.NONE, 0, units.tainted(), asked);
    }
  }

  /// The kept holding that a transfer touches, if it is one.
  @Nullable Held touch(long holding, long transfer) {
    Held held = kept.get(holding);
    if (held != null) {
      held.walked = transfer;
      if (!held.touched) {
        if (skim != null) {
          skim.catchUp(held, walkedFrom, walkedTo);
        }
        held.touched = true;
        touched.add(held);
      }
    }
    return held;
  }

  /// Hops that what a holding sends has made on arrival; to itself that is no hop.
  static int hops(@Nullable Held source, long to) {
    if (source == null || source.hops == Integer.MAX_VALUE) {
      return 0;
    }
    return source.holding == to ? source.hops : source.hops + 1;
  }

  private void pay(@Nullable Held source, long transfer, int hops) {
    Uint256 fee = units.tainted();
    if (source != null && !fee.isZero()) {
      books.add(Books.Side.FEES, view.assetOf(source.holding), fee);
      note(transfer, source.holding, AccountView.NONE, fee, fee, hops, true);
    }
  }

  private void override(AccountStarts.Part start, long to, Uint256 amount) {
    long asset = view.assetOf(to);
    Uint256 overlap = units.tainted();
    if (!overlap.isZero()) {
      books.add(Books.Side.OVERLAP, asset, overlap);
    }
    Uint256 claimed = start.left;
    if (claimed == null || question.method() == Method.POISON) {
      claimed = amount;
    }
    books.start(start.start, asset, claimed);
    units.clear();
    units.add(claimed, start.start);
    units.add(amount.minus(claimed), Units.CLEAN);
  }

  /// `asked`: somebody named it as a start, so a label there doesn't end it.
  private void arrive(long transfer, long to, long via, int hops, Uint256 taken, boolean asked) {
    Held target = kept.get(to);
    Uint256 tainted = units.tainted();
    if (tainted.isZero()) {
      if (target != null) {
        target.balance.receive(units);
      }
      return;
    }
    Stop stop = stop(transfer, to, hops, tainted, asked);
    if (stop == null && target == null) {
      target = since == AccountView.NONE ? keepArriving(to, transfer) : keep(to, since);
      touch(to, transfer);
    }
    if (stop == null && target != null && !target.balance.holds(units.total())) {
      stop = Places.OVERFULL;
    }
    if (stop != null) {
      rest(transfer, to, stop, via, hops, tainted);
      Uint256 all = units.total();
      units.clear();
      units.add(all, Units.CLEAN);
    }
    if (target != null) {
      target.balance.receive(units);
    }
    if (stop == null && target != null) {
      target.arrived(transfer, hops, via);
      note(transfer, via, to, taken, tainted, hops, false);
    }
  }

  void rest(long transfer, long to, Stop stop, long via, int hops, Uint256 tainted) {
    stopped.add(to, stop, units, hops, via, transfer);
    books.add(Books.Side.ENDED, view.assetOf(to), tainted);
    note(transfer, via, to, tainted, tainted, hops, true);
  }

  private void note(
      long transfer, long from, long to, Uint256 taken, Uint256 amount, int hops, boolean rests) {
    edges++;
    if (question.keepFlows()) {
      flows.add(new AccountFlow(transfer, from, to, taken, amount, hops, rests));
    }
  }

  private @Nullable Stop stop(long transfer, long to, int hops, Uint256 tainted, boolean asked) {
    Stop stop = places.stop(transfer, to);
    if (stop != null && !(asked && stop.isByLabel())) {
      return stop;
    }
    if (hops >= limits.hops() && view.nextTransfer(to, transfer) != AccountView.NONE) {
      return Places.HOPS;
    }
    return tainted.compareTo(limits.minAmount()) < 0 ? Places.AMOUNT : null;
  }

  /// As it is when the units of `transfer` are on their way: if it sent them itself, without them.
  private Held keepArriving(long holding, long transfer) {
    Uint256 clean = places.cleanBefore(holding, transfer);
    boolean toItself = view.fromHolding(transfer) == holding;
    return keep(holding, toItself ? clean.minusOrZero(view.amount(transfer)) : clean);
  }

  private Held keep(long holding, long transfer) {
    return keep(holding, places.cleanBefore(holding, transfer));
  }

  private Held keep(long holding, Uint256 clean) {
    accounts.add(view.accountOf(holding));
    Held held = new Held(holding, Balance.of(question.method(), clean, sets));
    kept.put(holding, held);
    return held;
  }

  /// Behind a transaction: what still has taint waits for its next transfer, the rest is forgotten.
  private void release() {
    for (Held held : touched) {
      held.touched = false;
      boolean starts = this.starts.waitsAt(held.holding);
      if (!held.balance.isTainted() && !starts) {
        kept.remove(held.holding);
      } else if (held.waiting < walkedTo) {
        long next = view.nextTransfer(held.holding, held.walked);
        while (next != AccountView.NONE && next < walkedTo) {
          next = view.nextTransfer(held.holding, next);
        }
        held.waiting = starts || skim == null ? next : skim.ahead(held, next);
        if (held.waiting != AccountView.NONE) {
          queue.add(held.waiting);
        } else {
          held.waiting = skim == null ? AccountView.NONE : Long.MAX_VALUE;
        }
      }
    }
    touched.clear();
  }

  /// What the trace comes to. The walk may go on afterwards.
  AccountTrace answer() {
    Stopped stopped = this.stopped.copy();
    Books books = this.books.copy();
    boolean cut = !queue.isEmpty();
    if (!cut) {
      starts.requireAll();
    }
    long[] holdings = kept.keys().toArray();
    Arrays.sort(holdings);
    for (long holding : holdings) {
      Held held = kept.get(holding);
      units.clear();
      held.balance.show(units);
      if (held.balance.isTainted()) {
        boolean goesOn = cut && view.nextTransfer(holding, held.walked) != AccountView.NONE;
        Stop stop = goesOn ? Places.COUNT : Stop.ACCOUNT;
        stopped.add(holding, stop, units, held.hops, held.via, held.first, held.last);
        books.add(Books.Side.ENDED, view.assetOf(holding), units.tainted());
      }
    }
    AccountTrace trace =
        new AccountTrace(
            question,
            books.origins(view, question),
            stopped.ends(),
            books.sums(view),
            List.copyOf(conversions),
            new AccountTrace.Stats(visited, edges),
            List.copyOf(flows),
            accounts());
    requireConserved(trace);
    return trace;
  }

  private long[] accounts() {
    long[] sorted = accounts.toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  private void requireConserved(AccountTrace trace) {
    if (question.method() == Method.POISON) {
      return;
    }
    for (AccountTrace.Sum sum : trace.sums()) {
      if (!sum.conserved()) {
        BigInteger found = sum.ended().add(sum.fees()).add(sum.overlap()).add(sum.out());
        throw new IllegalStateException(
            "taint is not conserved: %s and %s from other assets started, %s were found (%s)"
                .formatted(sum.started(), sum.in(), found, sum.asset().text(view.network())));
      }
    }
  }
}
