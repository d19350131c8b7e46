package org.entente.trace.account;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.entente.base.EvmAddress;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.TransferKind;
import org.entente.trace.Method;

/// The definitions taken literally: every transfer of the whole ledger is replayed, every balance
/// kept, in lists of big integers. Knows nothing of the walk that it checks.
final class AccountOracle {

  private final AccountView view;
  private final Method method;
  private final int mostHops;
  private final Stops stops;
  private final Map<Long, BigInteger> openings = new HashMap<>();
  private final Map<Long, BigInteger> startTransfers = new HashMap<>();
  private final Map<Long, BigInteger> startHoldings = new HashMap<>();

  private final OracleBalances has;
  private final Map<Long, Integer> hops = new HashMap<>();

  final Map<String, BigInteger> ends = new TreeMap<>();
  final Map<Long, BigInteger> fees = new TreeMap<>();
  final Map<Long, BigInteger> overlap = new TreeMap<>();
  final Map<Long, BigInteger> started = new TreeMap<>();

  AccountOracle(AccountView view, Method method, int mostHops, Stops stops) {
    this.view = view;
    this.method = method;
    this.mostHops = mostHops;
    this.stops = stops;
    has = new OracleBalances(method, openings);
  }

  void open(long holding, BigInteger amount) {
    openings.put(holding, amount);
  }

  void startAt(long transfer, BigInteger units) {
    startTransfers.merge(transfer, units, BigInteger::max);
  }

  void startAtAll(long holding, BigInteger units) {
    startHoldings.merge(holding, units, BigInteger::max);
  }

  AccountOracle run() {
    for (long tx = 0; tx < view.txCount(); tx++) {
      transaction(view.firstTransfer(tx), view.firstTransfer(tx + 1));
      // The way to a holding is forgotten with its taint.
      hops.keySet()
          .removeIf(
              h ->
                  has.taint(h).signum() == 0
                      && !has.isPoisoned(h)
                      && startHoldings.getOrDefault(h, BigInteger.ZERO).signum() == 0);
    }
    for (long h = 0; h < view.holdingCount(); h++) {
      BigInteger taint = has.taint(h);
      if (taint.signum() > 0) {
        ends.merge(h + " account", taint, BigInteger::add);
      }
    }
    return this;
  }

  private void transaction(long begin, long end) {
    for (long t = begin; t < end; t++) {
      BigInteger amount = view.amount(t).toBigInteger();
      long from = view.fromHolding(t);
      long to = view.toHolding(t);
      if (from != AccountView.NONE) {
        seen.put(from, seen(from).subtract(amount).max(BigInteger.ZERO));
      }
      if (to != AccountView.NONE) {
        seen.put(to, seen(to).add(amount).min(OracleBalances.MAX));
      }
    }
    boolean named = false;
    for (long t = begin; t < end; t++) {
      named |= startTransfers.containsKey(t);
    }
    Map<Long, Map<Long, BigInteger>> nets = nets(begin, end);
    Set<Long> assets = new LinkedHashSet<>();
    for (long t = begin; t < end; t++) {
      if (isMove(t)) {
        assets.add(view.assetOf(view.toHolding(t)));
      }
    }
    if (named || assets.size() < 2) {
      for (long t = begin; t < end; t++) {
        send(t, Map.of(), Set.of());
      }
      return;
    }
    swap(begin, end, nets);
  }

  /// What the ledger shows a holding to have, whoever swapped.
  private final Map<Long, BigInteger> seen = new HashMap<>();

  private BigInteger seen(long holding) {
    return seen.getOrDefault(holding, openings.getOrDefault(holding, BigInteger.ZERO));
  }

  private boolean isMove(long t) {
    return view.kind(t) != TransferKind.GAS
        && view.fromHolding(t) != AccountView.NONE
        && view.toHolding(t) != AccountView.NONE
        && !view.amount(t).isZero();
  }

  /// Account → holding → gain, without zeros.
  private Map<Long, Map<Long, BigInteger>> nets(long begin, long end) {
    Map<Long, Map<Long, BigInteger>> nets = new LinkedHashMap<>();
    for (long t = begin; t < end; t++) {
      if (isMove(t)) {
        BigInteger amount = view.amount(t).toBigInteger();
        gain(nets, view.fromHolding(t), amount.negate());
        gain(nets, view.toHolding(t), amount);
      }
    }
    nets.values()
        .forEach(of -> of.values().removeIf(gain -> gain.signum() == 0 || gain.bitLength() > 256));
    nets.keySet().removeIf(account -> of(nets, account).isEmpty() || isZero(account));
    return nets;
  }

  private void gain(Map<Long, Map<Long, BigInteger>> nets, long holding, BigInteger gain) {
    nets.computeIfAbsent(view.accountOf(holding), _ -> new LinkedHashMap<>())
        .merge(holding, gain, BigInteger::add);
  }

  private boolean isZero(long account) {
    return view.address(account).equals(EvmAddress.ZERO);
  }

  private static <K, V> V of(Map<K, V> map, K key) {
    return Objects.requireNonNull(map.get(key));
  }

  private static List<Long> given(Map<Long, BigInteger> nets) {
    return nets.keySet().stream().filter(h -> of(nets, h).signum() < 0).toList();
  }

  private static List<Long> got(Map<Long, BigInteger> nets) {
    return nets.keySet().stream().filter(h -> of(nets, h).signum() > 0).toList();
  }

  /// Giver → getter.
  private Map<Long, Long> deals(
      long begin, long end, Map<Long, Map<Long, BigInteger>> nets, Set<Long> exchangers) {
    Map<Long, Long> deals = new LinkedHashMap<>();
    List<Long> givers = new ArrayList<>();
    for (long account : nets.keySet()) {
      Map<Long, BigInteger> net = of(nets, account);
      if (!given(net).isEmpty() && !got(net).isEmpty()) {
        exchangers.add(account);
        deals.put(account, account);
      } else if (got(net).isEmpty()) {
        givers.add(account);
      }
    }
    if (givers.size() == 1 && given(of(nets, givers.getFirst())).size() == 1) {
      long asset = view.assetOf(given(of(nets, givers.getFirst())).getFirst());
      List<Long> getters = new ArrayList<>();
      for (long account : nets.keySet()) {
        List<Long> got = got(of(nets, account));
        if (given(of(nets, account)).isEmpty()
            && got.stream().anyMatch(h -> view.assetOf(h) != asset)) {
          getters.add(account);
        }
      }
      if (getters.size() == 1 && got(of(nets, getters.getFirst())).size() == 1) {
        deals.put(givers.getFirst(), getters.getFirst());
      }
    }
    for (long t = begin; t < end; t++) {
      long from = view.fromHolding(t);
      if (from != AccountView.NONE
          && view.toHolding(t) != AccountView.NONE
          && stops.at(view, t) != null) {
        deals.remove(view.accountOf(from));
      }
    }
    return deals;
  }

  private void swap(long begin, long end, Map<Long, Map<Long, BigInteger>> nets) {
    Set<Long> exchangers = new LinkedHashSet<>();
    Map<Long, Long> deals = deals(begin, end, nets, exchangers);
    long t = begin;
    for (; t < end && view.kind(t) == TransferKind.GAS; t++) {
      send(t, Map.of(), Set.of());
    }
    deals.keySet().removeIf(account -> !isEven(of(nets, account)));
    Map<Long, List<OracleBalances.Piece>> pots = new LinkedHashMap<>();
    Map<Long, Integer> potHops = new HashMap<>();
    for (long account : deals.keySet()) {
      List<Long> given = given(of(nets, account));
      for (long holding : given) {
        List<OracleBalances.Piece> taken =
            has.pop(holding, of(of(nets, account), holding).negate());
        if (holding == given.getFirst()) {
          pots.put(account, taken);
          potHops.put(account, hops.getOrDefault(holding, 0) + 1);
        }
        add(converted, view.assetOf(holding), OracleBalances.sum(taken, true).negate());
      }
    }
    for (; t < end; t++) {
      send(t, deals, exchangers);
    }
    for (long account : deals.keySet()) {
      Map<Long, BigInteger> net = of(nets, of(deals, account));
      for (long holding : got(net)) {
        BigInteger all = of(of(nets, account), given(of(nets, account)).getFirst()).negate();
        List<OracleBalances.Piece> scaled =
            OracleBalances.scale(of(pots, account), all, of(net, holding));
        add(converted, view.assetOf(holding), OracleBalances.sum(scaled, true));
        long last = begin;
        for (long u = begin; u < end; u++) {
          boolean touches = view.fromHolding(u) == holding || view.toHolding(u) == holding;
          last = touches && isMove(u) ? u : last;
        }
        land(last, holding, scaled, of(potHops, account));
      }
    }
    findOlder(begin, end, deals);
  }

  private void findOlder(long begin, long end, Map<Long, Long> deals) {
    for (long u = begin; u < end; u++) {
      for (long holding : List.of(view.fromHolding(u), view.toHolding(u))) {
        if (holding != AccountView.NONE && settled(deals, view.accountOf(holding))) {
          BigInteger older = seen(holding).subtract(has.balance(holding));
          if (older.signum() > 0) {
            has.find(holding, older);
          }
        }
      }
    }
  }

  /// By asset, what swaps brought less what they took.
  final Map<Long, BigInteger> converted = new TreeMap<>();

  private static void add(Map<Long, BigInteger> sums, long key, BigInteger amount) {
    if (amount.signum() != 0) {
      sums.merge(key, amount, BigInteger::add);
    }
  }

  private boolean isEven(Map<Long, BigInteger> net) {
    List<Long> given = given(net);
    if (given.size() < 2) {
      return true;
    }
    boolean allTainted = true;
    boolean allClean = true;
    for (long holding : given) {
      BigInteger amount = of(net, holding).negate();
      BigInteger tainted = has.taintedOf(holding, amount);
      allTainted &= tainted.equals(amount);
      allClean &= tainted.signum() == 0;
    }
    return allTainted || allClean;
  }

  /// One transfer by the plain rule, but for accounts in `deals`, whose units are clean.
  private void send(long t, Map<Long, Long> deals, Set<Long> exchangers) {
    BigInteger amount = view.amount(t).toBigInteger();
    long from = view.fromHolding(t);
    long to = view.toHolding(t);
    if (amount.signum() == 0) {
      return;
    }
    boolean sent = from != AccountView.NONE && settled(deals, view.accountOf(from));
    boolean got = to != AccountView.NONE && settled(deals, view.accountOf(to));
    boolean clean = from == AccountView.NONE || isZero(view.accountOf(from)) || sent;
    List<OracleBalances.Piece> pieces =
        clean
            ? new ArrayList<>(List.of(new OracleBalances.Piece(amount, false)))
            : has.pop(from, amount);
    BigInteger tainted = OracleBalances.sum(pieces, true);
    int steps = clean ? 0 : hops.getOrDefault(from, 0) + (from == to ? 0 : 1);
    if (to == AccountView.NONE) {
      add(fees, view.assetOf(from), tainted);
      return;
    }
    boolean exchanger = exchangers.contains(view.accountOf(to));
    if (tainted.signum() > 0 && (got || exchanger)) {
      Stop stop = stops.at(view, t);
      String kind = stop == null ? "service" : stop.kind().text();
      ends.merge(to + " " + kind, tainted, BigInteger::add);
      pieces = new ArrayList<>(List.of(new OracleBalances.Piece(amount, false)));
    }
    if (!got) {
      land(t, to, pieces, steps);
    }
  }

  private static boolean settled(Map<Long, Long> deals, long account) {
    return deals.containsKey(account) || deals.containsValue(account);
  }

  private void land(long t, long to, List<OracleBalances.Piece> arriving, int steps) {
    List<OracleBalances.Piece> pieces = arriving;
    BigInteger amount = OracleBalances.sum(pieces, true).add(OracleBalances.sum(pieces, false));
    BigInteger claimed = startTransfers.getOrDefault(t, BigInteger.ZERO);
    BigInteger waiting = startHoldings.getOrDefault(to, BigInteger.ZERO).min(amount);
    startHoldings.computeIfPresent(to, (_, left) -> left.subtract(waiting));
    // What somebody asked for, more than what only moved there, is followed whatever labels say.
    boolean asked = waiting.compareTo(claimed) > 0;
    claimed = claimed.max(waiting);
    int hop = steps;
    if (claimed.signum() > 0) {
      add(overlap, view.assetOf(to), OracleBalances.sum(pieces, true));
      claimed = method == Method.POISON ? amount : claimed;
      add(started, view.assetOf(to), claimed);
      pieces = new ArrayList<>();
      pieces.add(new OracleBalances.Piece(claimed, true));
      pieces.add(new OracleBalances.Piece(amount.subtract(claimed), false));
      hop = 0;
    }
    BigInteger tainted = OracleBalances.sum(pieces, true);
    if (tainted.signum() > 0) {
      Stop stop = asked ? null : stops.at(view, t);
      String kind = stop == null ? null : stop.kind().text();
      String address = view.addressOf(to).toString();
      if (kind == null && isZero(view.accountOf(to))) {
        kind = "burn";
      }
      if (kind == null && address.equals("0x000000000000000000000000000000000000dead")) {
        kind = "burn";
      }
      boolean later = view.nextTransfer(to, t) != AccountView.NONE;
      if (kind == null && hop >= mostHops && later) {
        kind = "limit";
      }
      if (kind == null && has.balance(to).add(amount).compareTo(OracleBalances.MAX) > 0) {
        kind = "limit";
      }
      if (kind != null) {
        ends.merge(to + " " + kind, tainted, BigInteger::add);
        pieces = new ArrayList<>(List.of(new OracleBalances.Piece(amount, false)));
      } else {
        hops.merge(to, hop, Math::min);
      }
    }
    if (!isZero(view.accountOf(to))) {
      has.push(to, pieces);
    }
  }
}
