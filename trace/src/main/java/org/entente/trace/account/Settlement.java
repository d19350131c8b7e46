package org.entente.trace.account;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.base.EvmAddress;
import org.entente.base.Uint256;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.TransferKind;
import org.jspecify.annotations.Nullable;

/// Who gave what for what in one transaction, by net flow, whatever the protocol.
///
/// Gas aside, what an account receives of an asset less what it sends is its net. An account that
/// gives one asset on net and gets others has swapped, be it a trader, a pool, or somebody who
/// wraps ether: its taint stays with it and changes its asset. Where just one account only gives
/// and just one only gets another asset, the second is the recipient of the first one's swap.
/// Routers that pass everything on have no net, and are not seen at all.
final class Settlement {
  /// One account's net of one asset, with the first and the last transfer that touched it.
  record Leg(long holding, Uint256 amount, long first, long last) {}

  /// `giver`'s given units become `getter`'s.
  record Deal(Party giver, Party getter) {}

  static final class Party {
    final long account;
    final List<Leg> given = new ArrayList<>(1);
    final List<Leg> got = new ArrayList<>(1);

    Party(long account) {
      this.account = account;
    }

    boolean exchanges() {
      return !given.isEmpty() && !got.isEmpty();
    }
  }

  private static final class Net {
    BigInteger in = BigInteger.ZERO;
    BigInteger out = BigInteger.ZERO;
    final long first;
    long last;

    Net(long first) {
      this.first = first;
    }
  }

  private final AccountView view;
  private final Map<Long, Party> parties = new LinkedHashMap<>();
  private final List<Deal> deals = new ArrayList<>();
  private final Set<Long> settled = new HashSet<>();

  private Settlement(AccountView view) {
    this.view = view;
  }

  /// Of the transfers `[begin, end)` of one transaction; null if they move no two assets.
  static @Nullable Settlement of(
      AccountView view, AccountQuestion question, Stops stops, long begin, long end) {
    if (!movesTwoAssets(view, question, begin, end)) {
      return null;
    }
    Settlement settlement = new Settlement(view);
    settlement.addNets(question, begin, end);
    settlement.match();
    settlement.leaveToStops(stops, begin, end);
    return settlement;
  }

  /// Whether the transfers `[begin, end)` of one transaction move more than one asset.
  static boolean movesTwoAssets(AccountView view, AccountQuestion question, long begin, long end) {
    long one = AccountView.NONE;
    for (long t = begin; t < end; t++) {
      if (counts(view, question, t)) {
        long asset = view.assetOf(view.toHolding(t));
        if (one != AccountView.NONE && asset != one) {
          return true;
        }
        one = asset;
      }
    }
    return false;
  }

  private static boolean counts(AccountView view, AccountQuestion question, long transfer) {
    if (view.kind(transfer) == TransferKind.GAS
        || view.toHolding(transfer) == AccountView.NONE
        || view.fromHolding(transfer) == AccountView.NONE) {
      return false;
    }
    boolean genuine =
        question.counterfeit().isEmpty()
            || !question.counterfeit().contains(view.asset(view.assetOf(view.toHolding(transfer))));
    return genuine && !view.amount(transfer).isZero();
  }

  private void addNets(AccountQuestion question, long begin, long end) {
    Map<Long, Net> nets = new LinkedHashMap<>();
    for (long t = begin; t < end; t++) {
      if (counts(view, question, t)) {
        BigInteger amount = view.amount(t).toBigInteger();
        long at = t;
        Net from = nets.computeIfAbsent(view.fromHolding(t), _ -> new Net(at));
        from.out = from.out.add(amount);
        from.last = t;
        Net to = nets.computeIfAbsent(view.toHolding(t), _ -> new Net(at));
        to.in = to.in.add(amount);
        to.last = t;
      }
    }
    nets.forEach(this::addNet);
  }

  private void addNet(long holding, Net net) {
    BigInteger gain = net.in.subtract(net.out);
    if (gain.signum() == 0
        || gain.bitLength() > 256
        || view.addressOf(holding).equals(EvmAddress.ZERO)) {
      return;
    }
    Party party = parties.computeIfAbsent(view.accountOf(holding), Party::new);
    Leg leg = new Leg(holding, Uint256.of(gain.abs()), net.first, net.last);
    (gain.signum() < 0 ? party.given : party.got).add(leg);
  }

  private void match() {
    List<Party> onlyGive = new ArrayList<>();
    for (Party party : parties.values()) {
      if (party.exchanges()) {
        settle(party, party);
      } else if (party.got.isEmpty()) {
        onlyGive.add(party);
      }
    }
    if (onlyGive.size() != 1 || onlyGive.getFirst().given.size() != 1) {
      return;
    }
    Party giver = onlyGive.getFirst();
    long asset = view.assetOf(giver.given.getFirst().holding());
    List<Party> onlyGet =
        parties.values().stream()
            .filter(party -> party.given.isEmpty())
            .filter(
                party -> party.got.stream().anyMatch(leg -> view.assetOf(leg.holding()) != asset))
            .toList();
    if (onlyGet.size() == 1 && onlyGet.getFirst().got.size() == 1) {
      settle(giver, onlyGet.getFirst());
    }
  }

  private void settle(Party giver, Party getter) {
    deals.add(new Deal(giver, getter));
    settled.add(giver.account);
    settled.add(getter.account);
  }

  /// Who pays into a stop (a bridge, an exchange) doesn't swap, though the stop may hand out a
  /// receipt.
  private void leaveToStops(Stops stops, long begin, long end) {
    if (deals.isEmpty()) {
      return;
    }
    Set<Long> paying = new HashSet<>();
    for (long t = begin; t < end; t++) {
      long from = view.fromHolding(t);
      long to = view.toHolding(t);
      if (from != AccountView.NONE
          && to != AccountView.NONE
          && settled.contains(view.accountOf(from))
          && stops.at(view, t) != null) {
        paying.add(view.accountOf(from));
      }
    }
    List.copyOf(deals).stream()
        .filter(deal -> paying.contains(deal.giver.account))
        .forEach(this::withdraw);
  }

  List<Deal> deals() {
    return List.copyOf(deals);
  }

  /// Leaves a deal to the plain rule.
  void withdraw(Deal deal) {
    deals.remove(deal);
    settled.remove(deal.giver.account);
    settled.remove(deal.getter.account);
  }

  /// True for accounts whose net has been settled.
  boolean settles(long holding) {
    return settled.contains(view.accountOf(holding));
  }

  /// True for accounts that give and get: taint that arrives there can't be told from what they
  /// give.
  boolean exchanges(long holding) {
    Party party = parties.get(view.accountOf(holding));
    return party != null && party.exchanges();
  }

  /// The same units as so many of another asset: each piece its share, rounded down; units left
  /// over go one each by largest remainder, of equal ones to the earlier piece.
  static void scale(Units from, Uint256 total, Uint256 to, Units scaled) {
    BigInteger all = total.toBigInteger();
    BigInteger target = to.toBigInteger();
    int count = from.count();
    BigInteger[] shares = new BigInteger[count];
    BigInteger[] remainders = new BigInteger[count];
    BigInteger left = target;
    for (int piece = 0; piece < count; piece++) {
      BigInteger[] parts =
          from.amount(piece).toBigInteger().multiply(target).divideAndRemainder(all);
      shares[piece] = parts[0];
      remainders[piece] = parts[1];
      left = left.subtract(parts[0]);
    }
    for (int units = left.intValueExact(); units > 0; units--) {
      int largest = 0;
      for (int piece = 1; piece < count; piece++) {
        largest = remainders[piece].compareTo(remainders[largest]) > 0 ? piece : largest;
      }
      shares[largest] = shares[largest].add(BigInteger.ONE);
      remainders[largest] = BigInteger.ONE.negate();
    }
    for (int piece = 0; piece < count; piece++) {
      scaled.add(Uint256.of(shares[piece]), from.origin(piece));
    }
  }
}
