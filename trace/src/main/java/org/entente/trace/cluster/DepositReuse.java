package org.entente.trace.cluster;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entente.base.Asset;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.TransferKind;
import org.jspecify.annotations.Nullable;

/// Accounts by which customers pay into an exchange, and who pays into the same one.
///
/// An exchange gives each customer an account of his own; what comes in there is forwarded to the
/// exchange's wallet at once and whole, less gas. Whoever pays into one such account more than
/// once from several accounts most likely holds them all (Victor, "Address Clustering Heuristics
/// for Ethereum", Financial Cryptography 2020). The way is never followed beyond the exchange.
public final class DepositReuse {
  private static final int WHOLE = 1_000_000;

  private final AccountView view;
  private final Settings settings;
  private final Set<Long> exchanges;
  private final Map<Long, Deposit> found = new TreeMap<>();

  /// How alike in and out must be.
  ///
  /// @param blocks so many between in and out at most
  /// @param gas smallest units of the native asset that may be missing; of a token nothing may
  /// @param transfers accounts with more of one asset are no customer's
  /// @param payers an account with more serves many, and unites nobody
  /// @param deposits who pays into more is an exchange or its gas station, united with nobody
  public record Settings(int blocks, BigInteger gas, int transfers, int payers, int deposits) {
    /// Victor's: 3,200 blocks, 0.01 ether; bounds of ours against collapse.
    public static final Settings STANDARD = new Settings(3200, BigInteger.TEN.pow(16), 5000, 8, 8);

    /// The same without these bounds, as published.
    public Settings unbounded() {
      return new Settings(blocks, gas, transfers, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }
  }

  /// A deposit account.
  ///
  /// @param account its number
  /// @param exchange the wallet it forwards to
  /// @param in the transfer that came in
  /// @param out the transfer that forwarded it: of all such pairs the one most alike
  /// @param pairs how many there are
  /// @param confidencePpm 1 − ½ (missing / allowed + blocks between / allowed), as Tutela has it
  ///     (arXiv 2201.06811), of that pair
  /// @param senders who paid in, in order of appearance; the exchange left out
  public record Deposit(
      long account,
      long exchange,
      long in,
      long out,
      int pairs,
      int confidencePpm,
      List<Long> senders) {
    public Deposit {
      senders = List.copyOf(senders);
    }
  }

  private DepositReuse(AccountView view, Set<Long> exchanges, Settings settings) {
    this.view = view;
    this.exchanges = exchanges;
    this.settings = settings;
  }

  /// The deposit accounts of these wallets, by number.
  public static List<Deposit> of(AccountView view, Set<Long> exchanges, Settings settings) {
    DepositReuse reuse = new DepositReuse(view, exchanges, settings);
    for (long exchange : new TreeSet<>(exchanges)) {
      reuse.exchange(exchange);
    }
    return List.copyOf(reuse.found.values());
  }

  /// Accounts that pay into the same deposit accounts, each list one customer's, ascending.
  public static List<List<Long>> entities(List<Deposit> deposits, Settings settings) {
    Map<Long, Integer> paidInto = new HashMap<>();
    deposits.forEach(one -> one.senders().forEach(who -> paidInto.merge(who, 1, Integer::sum)));
    Map<Long, Integer> numbers = new HashMap<>();
    List<Long> accounts = new ArrayList<>();
    Forest forest = new Forest();
    int time = 0;
    for (Deposit deposit : deposits) {
      int first = -1;
      if (deposit.senders().size() > settings.payers()) {
        continue;
      }
      for (long sender : deposit.senders()) {
        if (paidInto.getOrDefault(sender, 0) > settings.deposits()) {
          continue;
        }
        int number = numbers.computeIfAbsent(sender, _ -> accounts.size());
        if (number == accounts.size()) {
          accounts.add(sender);
        }
        forest.grow(accounts.size());
        int root = forest.root(number);
        if (first >= 0 && forest.root(first) != root) {
          forest.unite(forest.root(first), root, time++);
        }
        first = number;
      }
    }
    Map<Integer, List<Long>> groups = new HashMap<>();
    for (int number = 0; number < accounts.size(); number++) {
      groups.computeIfAbsent(forest.root(number), _ -> new ArrayList<>()).add(accounts.get(number));
    }
    return groups.values().stream()
        .filter(group -> group.size() > 1)
        .map(group -> group.stream().sorted().toList())
        .sorted(Comparator.comparing(List::getFirst))
        .toList();
  }

  private void exchange(long exchange) {
    PrimitiveIterator.OfLong holdings = view.holdingsOf(exchange);
    while (holdings.hasNext()) {
      long holding = holdings.nextLong();
      Set<Long> seen = new TreeSet<>();
      for (long transfer = view.firstTransferOf(holding);
          transfer != AccountView.NONE;
          transfer = view.nextTransfer(holding, transfer)) {
        long from = view.fromHolding(transfer);
        if (view.toHolding(transfer) == holding
            && from != AccountView.NONE
            && !exchanges.contains(view.accountOf(from))
            && seen.add(from)) {
          judge(from, exchange);
        }
      }
    }
  }

  /// A candidate's transfers of one asset, in order of time: what came in, and where it went.
  private void judge(long holding, long exchange) {
    List<Long> ins = new ArrayList<>();
    List<Long> outs = new ArrayList<>();
    int count = 0;
    for (long transfer = view.firstTransferOf(holding);
        transfer != AccountView.NONE;
        transfer = view.nextTransfer(holding, transfer)) {
      if (++count > settings.transfers()) {
        return;
      }
      if (view.toHolding(transfer) == holding) {
        ins.add(transfer);
      } else if (view.kind(transfer) != TransferKind.GAS) {
        long to = view.toHolding(transfer);
        if (to == AccountView.NONE || !exchanges.contains(view.accountOf(to))) {
          return; // it also pays others: a person's, not a deposit's
        }
        outs.add(transfer);
      }
    }
    Deposit deposit = best(holding, exchange, ins, outs);
    if (deposit != null) {
      found.merge(deposit.account(), deposit, DepositReuse::both);
    }
  }

  private @Nullable Deposit best(long holding, long exchange, List<Long> ins, List<Long> outs) {
    BigInteger allowed = isNative(holding) ? settings.gas() : BigInteger.ZERO;
    int best = -1;
    int pairs = 0;
    long bestIn = AccountView.NONE;
    long bestOut = AccountView.NONE;
    for (long out : outs) {
      for (int i = ins.size() - 1; i >= 0; i--) {
        long in = ins.get(i);
        int confidence = in < out ? confidence(in, out, allowed) : -1;
        if (confidence >= 0) {
          pairs++;
          if (confidence > best) {
            best = confidence;
            bestIn = in;
            bestOut = out;
          }
          break;
        }
      }
    }
    return best < 0
        ? null
        : new Deposit(
            view.accountOf(holding), exchange, bestIn, bestOut, pairs, best, senders(ins));
  }

  private boolean isNative(long holding) {
    return view.asset(view.assetOf(holding)).equals(Asset.NATIVE);
  }

  /// Millionths, or −1 where the two are no pair.
  private int confidence(long in, long out, BigInteger allowed) {
    BigInteger missing = view.amount(in).toBigInteger().subtract(view.amount(out).toBigInteger());
    long blocks = block(out) - block(in);
    if (missing.signum() < 0 || missing.compareTo(allowed) > 0 || blocks > settings.blocks()) {
      return -1;
    }
    int amount =
        allowed.signum() == 0
            ? 0
            : missing.multiply(BigInteger.valueOf(WHOLE)).divide(allowed).intValueExact();
    int time = (int) (blocks * WHOLE / settings.blocks());
    return WHOLE - (amount + time) / 2;
  }

  private long block(long transfer) {
    return view.block(view.blockOf(view.txOfTransfer(transfer))).number();
  }

  private List<Long> senders(List<Long> ins) {
    return ins.stream()
        .map(view::fromHolding)
        .filter(from -> from != AccountView.NONE)
        .map(view::accountOf)
        .filter(account -> !exchanges.contains(account))
        .distinct()
        .toList();
  }

  private static Deposit both(Deposit one, Deposit other) {
    Deposit better = other.confidencePpm() > one.confidencePpm() ? other : one;
    Set<Long> senders = new TreeSet<>(one.senders());
    senders.addAll(other.senders());
    return new Deposit(
        better.account(),
        better.exchange(),
        better.in(),
        better.out(),
        one.pairs() + other.pairs(),
        better.confidencePpm(),
        List.copyOf(senders));
  }
}
