package org.entente.trace.across;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.Uint256;
import org.entente.chain.evm.AccountView;
import org.entente.trace.account.AccountEnd;
import org.entente.trace.account.AccountQuestion;
import org.entente.trace.account.AccountStart;
import org.entente.trace.account.AccountTrace;
import org.entente.trace.account.AccountTracer;
import org.entente.trace.account.Stops;
import org.entente.trace.account.Tokens;
import org.entente.trace.bridge.AccountLegs;
import org.entente.trace.bridge.BridgeLeg;
import org.entente.trace.bridge.ChainName;
import org.jspecify.annotations.Nullable;

/// A chain of accounts. Carriers are transfers.
final class AccountSide implements Side {
  private final AccountView view;
  private final AccountQuestion question;
  private final AccountLegs legs;
  private final Stops stops;
  private final Tokens tokens;
  private @Nullable AccountTrace trace;
  private List<Long> arrived = List.of();

  AccountSide(Asked.Accounts asked, boolean flows, LegIndex index) {
    this.view = AccountTracer.until(asked.view(), asked.question().limits().untilTime());
    this.question = flows ? asked.question().keepingFlows() : asked.question();
    this.legs = index.of(asked.view(), asked.question().limits().untilTime(), view);
    this.stops = BridgeStops.of(legs).or(asked.stops());
    this.tokens = Tokens.of(view.network());
  }

  @Override
  public SortedMap<Long, BigInteger> walk(SortedMap<Long, BigInteger> arrivals) {
    List<AccountStart> starts = new ArrayList<>(question.starts());
    arrivals.forEach(
        (transfer, units) -> starts.add(new AccountStart.Moved(transfer, Uint256.of(units))));
    arrived = List.copyOf(arrivals.keySet());
    SortedMap<Long, BigInteger> departures = new TreeMap<>();
    if (starts.isEmpty()) {
      trace = null;
      return departures;
    }
    trace = AccountTracer.run(view, question.from(starts), stops);
    for (AccountEnd end : trace.ends()) {
      String leg = end.stop().leg();
      if (leg != null) {
        departures.merge(Long.parseLong(leg), end.amount(), BigInteger::add);
      }
    }
    return departures;
  }

  @Override
  public Walked walked() {
    return new Walked.Accounts(view, trace, arrived);
  }

  @Override
  public boolean conserved() {
    return trace == null || trace.conserved();
  }

  @Override
  public BridgeLeg.Out out(long carrier) {
    BridgeLeg.Out out = legs.out(carrier);
    if (out == null) {
      throw new IllegalStateException("transfer " + carrier + " was a deposit before");
    }
    return out;
  }

  @Override
  public List<BridgeLeg.Out> group(BridgeLeg.Out leg) {
    String id = leg.id();
    List<BridgeLeg.Out> found = id == null ? List.of() : legs.outs(leg.spot().tx(), id);
    return found.isEmpty() ? List.of(leg) : found;
  }

  @Override
  public List<BridgeLeg.In> in(String id) {
    return legs.in(id);
  }

  @Override
  public BigInteger amount(long carrier) {
    return view.amount(carrier).toBigInteger();
  }

  @Override
  public int decimals(String asset) {
    if (asset.equals(view.network().symbol())) {
      return tokens.decimals(Asset.NATIVE);
    }
    return tokens.all().stream()
        .filter(token -> token.contract().toString().equalsIgnoreCase(asset))
        .mapToInt(Tokens.Token::decimals)
        .findFirst()
        .orElse(-1);
  }

  @Override
  public long time(long tx) {
    return view.block(view.blockOf(tx)).time();
  }

  @Override
  public boolean is(ChainName chain) {
    return chain instanceof ChainName.Evm evm && evm.network().equals(view.network());
  }

  @Override
  public @Nullable List<BridgeLeg.In> arrivals(
      BridgeLeg.Out deposit, String address, long from, long to, int most) {
    EvmAddress parsed;
    try {
      parsed = EvmAddress.parse(address);
    } catch (IllegalArgumentException notOurs) {
      return null;
    }
    List<BridgeLeg.In> found = new ArrayList<>();
    long account = view.findAccount(parsed);
    if (account == AccountView.NONE) {
      return found;
    }
    PrimitiveIterator.OfLong holdings = view.holdingsOf(account);
    while (holdings.hasNext()) {
      arrivals(deposit, address, holdings.nextLong(), from, to, most, found);
    }
    found.sort((a, b) -> Long.compare(a.spot().carrier(), b.spot().carrier()));
    return found;
  }

  private void arrivals(
      BridgeLeg.Out deposit,
      String address,
      long holding,
      long from,
      long to,
      int most,
      List<BridgeLeg.In> found) {
    for (long t = view.firstTransferOf(holding);
        t != AccountView.NONE && found.size() < most;
        t = view.nextTransfer(holding, t)) {
      long tx = view.txOfTransfer(t);
      boolean inTime = time(tx) >= from && time(tx) <= to;
      if (inTime && view.toHolding(t) == holding && !view.amount(t).isZero()) {
        String asset = view.asset(view.assetOf(holding)).text(view.network());
        BridgeLeg.Spot spot =
            new BridgeLeg.Spot(tx, view.logIndex(t), t, asset, view.amount(t), true);
        found.add(new BridgeLeg.In(deposit.protocol(), null, spot, address, false));
      }
    }
  }

  @Override
  public void name(List<AccountLegs.NamedOutput> outputs) {
    // Outputs are Bitcoin's.
  }

  @Override
  public List<AccountLegs.NamedOutput> named() {
    return legs.namedOutputs();
  }
}
