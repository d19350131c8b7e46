package org.entente.trace.typology;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.entente.base.Asset;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.base.address.AddressKey;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.EvmLog;
import org.entente.trace.account.AccountEnd;
import org.entente.trace.account.AccountFlow;
import org.entente.trace.account.AccountTrace;
import org.entente.trace.account.Conversion;
import org.entente.trace.account.Stop;
import org.entente.trace.account.Tokens;
import org.entente.trace.bridge.AccountLegs;
import org.entente.trace.bridge.BridgeLeg;
import org.entente.trace.bridge.ChainName;
import org.entente.trace.label.LabelBook;
import org.entente.trace.label.Role;

/// Looks for the patterns of [Pattern] in a trace through accounts that kept its flows.
public final class Typology {
  static final long TEMPO_SECONDS = 2 * 3_600;
  static final int TEMPO_PAYEES = 3;

  /// Tranches hold at least one part in this of what was traced of their asset.
  static final int TRANCHE_SHARE = 4;

  private static final long DAY = 86_400;
  private static final long WEEK = 7 * DAY;

  /// `Deposit(bytes32,uint32,uint256)` of pools of fixed amounts.
  private static final Hash256 POOL_DEPOSIT =
      Hash256.ofHex("a945e51eec50ab98c161376f0db4cf2aeba3ec92755fe2fcd388bdbbb80ff196");

  private final AccountView view;
  private final AccountTrace trace;
  private final LabelBook book;
  private final Tokens tokens;
  private final Findings found = new Findings();

  private Typology(AccountView view, AccountTrace trace, LabelBook book) {
    this.view = view;
    this.trace = trace;
    this.book = book;
    this.tokens = Tokens.of(view.network());
  }

  /// `book` knows brokers and mixers; without labels these two patterns may be missed.
  public static Score of(AccountView view, AccountTrace trace, LabelBook book) {
    Typology typology = new Typology(view, trace, book);
    typology.tempo();
    typology.tranches();
    typology.swaps();
    typology.bridges();
    typology.mixers();
    typology.tether();
    typology.brokers();
    typology.tricks();
    return typology.found.score();
  }

  private long time(long transfer) {
    return view.block(view.blockOf(view.txOfTransfer(transfer))).time();
  }

  private Asset asset(long holding) {
    return view.asset(view.assetOf(holding));
  }

  /// Judged at each holding that a start put taint into; the first that fits is told.
  private void tempo() {
    Map<Long, BigInteger> arrived = new HashMap<>();
    Map<Long, Long> first = new HashMap<>();
    Map<Long, BigInteger> left = new HashMap<>();
    Map<Long, Set<Long>> payees = new HashMap<>();
    Map<Long, Set<Long>> txs = new HashMap<>();
    for (AccountFlow flow : trace.flows()) {
      if (flow.from() == AccountView.NONE) {
        arrived.merge(flow.to(), flow.amount().toBigInteger(), BigInteger::add);
        first.putIfAbsent(flow.to(), time(flow.transfer()));
      } else if (flow.to() != AccountView.NONE && first.containsKey(flow.from())) {
        long passed = time(flow.transfer()) - first.getOrDefault(flow.from(), 0L);
        if (passed <= TEMPO_SECONDS) {
          left.merge(flow.from(), flow.taken().toBigInteger(), BigInteger::add);
          payees.computeIfAbsent(flow.from(), _ -> new HashSet<>()).add(flow.to());
          txs.computeIfAbsent(flow.from(), _ -> new TreeSet<>())
              .add(view.txOfTransfer(flow.transfer()));
        }
      }
    }
    for (long holding : new TreeSet<>(left.keySet())) {
      BigInteger all = arrived.getOrDefault(holding, BigInteger.ZERO);
      BigInteger gone = left.getOrDefault(holding, BigInteger.ZERO);
      int many = payees.getOrDefault(holding, Set.of()).size();
      if (many >= TEMPO_PAYEES && gone.shiftLeft(1).compareTo(all) >= 0) {
        found.add(
            Pattern.TEMPO,
            permille(gone, all) + " ‰ left within 2 hours to " + many + " payees",
            txs.getOrDefault(holding, Set.of()));
        return;
      }
    }
  }

  private static long permille(BigInteger part, BigInteger whole) {
    return whole.signum() == 0
        ? 0
        : part.multiply(BigInteger.valueOf(Pattern.OF)).divide(whole).longValue();
  }

  private record Tranche(long from, Uint256 amount) {}

  private void tranches() {
    Map<Tranche, List<Long>> groups = new HashMap<>();
    for (AccountFlow flow : trace.flows()) {
      boolean moves = flow.from() != AccountView.NONE && flow.to() != AccountView.NONE;
      if (moves && view.firstTransferOf(flow.to()) == flow.transfer()) {
        groups
            .computeIfAbsent(
                new Tranche(flow.from(), view.amount(flow.transfer())), _ -> new ArrayList<>())
            .add(flow.transfer());
      }
    }
    List<Long> most =
        Tranches.most(
            groups.values().stream()
                .map(group -> group.stream().sorted().distinct().toList())
                .toList(),
            (first, last) -> time(last) - time(first) <= Tranches.SECONDS,
            this::isLarge);
    if (!most.isEmpty()) {
      long one = most.getFirst();
      found.add(
          Pattern.FIXED_TRANCHES,
          most.size()
              + " × "
              + view.amount(one)
              + " "
              + asset(view.toHolding(one)).text(view.network())
              + " to fresh accounts within 3 hours",
          most.stream().map(view::txOfTransfer).toList());
    }
  }

  private boolean isLarge(List<Long> transfers) {
    Asset asset = asset(view.toHolding(transfers.getFirst()));
    BigInteger parts =
        view.amount(transfers.getFirst())
            .toBigInteger()
            .multiply(BigInteger.valueOf(transfers.size()));
    BigInteger traced =
        trace.sums().stream()
            .filter(sum -> sum.asset().equals(asset))
            .map(sum -> sum.started().add(sum.in()))
            .reduce(BigInteger.ZERO, BigInteger::add);
    return parts.multiply(BigInteger.valueOf(TRANCHE_SHARE)).compareTo(traced) >= 0;
  }

  private void swaps() {
    long began =
        trace.flows().stream()
            .filter(flow -> flow.from() == AccountView.NONE)
            .mapToLong(flow -> time(flow.transfer()))
            .min()
            .orElse(0);
    Set<Long> txs = new TreeSet<>();
    for (Conversion one : trace.conversions()) {
      long passed = view.block(view.blockOf(one.tx())).time() - began;
      if (!isNative(asset(one.from())) && isNative(asset(one.to())) && passed <= DAY) {
        txs.add(one.tx());
      }
    }
    found.add(Pattern.SWAP_TO_NATIVE, txs.size() + " swaps within a day", txs);
  }

  private boolean isNative(Asset asset) {
    Tokens.Token wrapper = tokens.wrapper();
    return asset.equals(Asset.NATIVE)
        || (wrapper != null && asset.equals(Asset.erc20(wrapper.contract())));
  }

  private Set<Long> txsOfFlows() {
    Set<Long> txs = new TreeSet<>();
    trace.flows().forEach(flow -> txs.add(view.txOfTransfer(flow.transfer())));
    return txs;
  }

  private void bridges() {
    Set<Long> txs = new TreeSet<>();
    for (long tx : txsOfFlows()) {
      for (BridgeLeg leg : AccountLegs.read(view, tx)) {
        if (leg instanceof BridgeLeg.Out out && out.to().chain() instanceof ChainName.Bitcoin) {
          txs.add(tx);
        }
      }
    }
    found.add(Pattern.BRIDGE_TO_BITCOIN, txs.size() + " deposits for bitcoin", txs);
  }

  private void mixers() {
    Set<Long> txs = new TreeSet<>();
    for (AccountEnd end : trace.ends()) {
      if (end.stop().kind() == Stop.Kind.MIXER) {
        txs.add(view.txOfTransfer(end.last()));
      }
    }
    for (long tx : txsOfFlows()) {
      for (EvmLog log : view.logs(tx)) {
        if (log.topics().getFirst().equals(POOL_DEPOSIT)) {
          txs.add(tx);
        }
      }
    }
    found.add(Pattern.MIXER_ROUND, txs.size() + " transactions into mixers", txs);
  }

  private void tether() {
    Set<Long> txs = new TreeSet<>();
    for (Conversion one : trace.conversions()) {
      if ("USDT".equals(tokens.symbol(asset(one.to())))) {
        txs.add(one.tx());
      }
    }
    for (long tx : txsOfFlows()) {
      for (BridgeLeg leg : AccountLegs.read(view, tx)) {
        if (leg instanceof BridgeLeg.Out out && out.to().chain().text().equalsIgnoreCase("tron")) {
          txs.add(tx);
        }
      }
    }
    found.add(Pattern.TRON_USDT_LEG, txs.size() + " into USDT or TRON", txs);
  }

  private void brokers() {
    Set<Long> txs = new TreeSet<>();
    for (AccountEnd end : trace.ends()) {
      boolean broker =
          book.desk(AddressKey.of(view.addressOf(end.holding())))
              .filter(claim -> claim.role() == Role.OTC)
              .isPresent();
      if (broker) {
        txs.add(view.txOfTransfer(end.last()));
      }
    }
    found.add(Pattern.OTC_SINK, txs.size() + " ends at brokers", txs);
  }

  private void tricks() {
    Set<Long> txs = new TreeSet<>();
    for (Conversion one : trace.conversions()) {
      Asset got = asset(one.to());
      Asset given = asset(one.from());
      boolean valuable = given.equals(Asset.NATIVE) || tokens.isGenuine(given);
      if (valuable && !got.equals(Asset.NATIVE) && !tokens.isGenuine(got) && isNew(one)) {
        txs.add(one.tx());
      }
    }
    for (long tx : txsOfFlows()) {
      for (BridgeLeg leg : AccountLegs.read(view, tx)) {
        if (leg instanceof BridgeLeg.In in && in.refund()) {
          txs.add(tx);
        }
      }
    }
    found.add(Pattern.WORTHLESS_OR_REFUND, txs.size() + " swaps into new tokens or refunds", txs);
  }

  /// Whether the token that was got had first moved within a week before, and the ledger begins
  /// earlier than that.
  private boolean isNew(Conversion one) {
    long wanted = view.assetOf(one.to());
    long first = Long.MAX_VALUE;
    for (long holding = 0; holding < view.holdingCount(); holding++) {
      if (view.assetOf(holding) == wanted) {
        first = Math.min(first, view.firstTransferOf(holding));
      }
    }
    long swapped = view.block(view.blockOf(one.tx())).time();
    return first != Long.MAX_VALUE
        && swapped - time(first) <= WEEK
        && time(first) - view.block(0).time() > WEEK;
  }
}
