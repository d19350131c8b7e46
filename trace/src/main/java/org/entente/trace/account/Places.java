package org.entente.trace.account;

import com.carrotsearch.hppc.LongObjectHashMap;
import java.util.Set;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.Uint256;
import org.entente.chain.evm.AccountView;
import org.jspecify.annotations.Nullable;

/// What is known of a holding beside its taint: whether taint ends there, and what it held before.
final class Places {
  static final Stop HOPS = Stop.of(Stop.Kind.LIMIT, "hops");
  static final Stop AMOUNT = Stop.of(Stop.Kind.LIMIT, "amount");
  static final Stop COUNT = Stop.of(Stop.Kind.LIMIT, "count");
  static final Stop OVERFULL = Stop.of(Stop.Kind.LIMIT, "told to hold more than 2^256-1");
  static final Stop UNSETTLED = Stop.of(Stop.Kind.SERVICE, "swap not settled by net flow");
  private static final Stop ZERO = Stop.of(Stop.Kind.BURN, "zero address");
  private static final Stop UNWRAPPED =
      Stop.of(Stop.Kind.SERVICE, "unwrapped, but who got it is not in the data (call traces)");
  private static final Stop DEAD = Stop.of(Stop.Kind.BURN, "nobody can have a key of this address");

  /// Addresses that are written to destroy what is sent there.
  private static final Set<EvmAddress> DEAD_ADDRESSES =
      Set.of(
          EvmAddress.parse("0x000000000000000000000000000000000000dead"),
          EvmAddress.parse("0xdead000000000000000042069420694206942069"),
          EvmAddress.parse("0xdeaddeaddeaddeaddeaddeaddeaddeaddeaddead"));

  private final AccountView view;
  private final Stops stops;
  private final long wrapped;
  private final LongObjectHashMap<Uint256> openings = new LongObjectHashMap<>();

  Places(AccountView view, AccountQuestion question, Stops stops) {
    this.view = view;
    this.stops = stops;
    Tokens.Token wrapper = Tokens.of(view.network()).wrapper();
    wrapped = wrapper == null ? AccountView.NONE : view.findAsset(Asset.erc20(wrapper.contract()));
    question.openings().amounts().forEach(this::open);
  }

  private void open(Openings.Held held, Uint256 amount) {
    long account = view.findAccount(held.address());
    long asset = view.findAsset(held.asset());
    if (account != AccountView.NONE && asset != AccountView.NONE) {
      long holding = view.findHolding(account, asset);
      if (holding != AccountView.NONE) {
        openings.put(holding, amount);
      }
    }
  }

  /// What the place of `transfer`'s arrival itself is, or null if taint goes on from there.
  @Nullable Stop stop(long transfer, long to) {
    Stop stop = stops.at(view, transfer);
    if (stop != null) {
      return stop;
    }
    EvmAddress address = view.addressOf(to);
    if (address.equals(EvmAddress.ZERO)) {
      return wrapped == view.assetOf(to) ? UNWRAPPED : ZERO;
    }
    return DEAD_ADDRESSES.contains(address) ? DEAD : null;
  }

  /// The clean units of a holding just before a transfer that touches it. With a given opening its
  /// history must be read, because that changes what outflows exceed the balance by.
  Uint256 cleanBefore(long holding, long transfer) {
    Uint256 opening = openings.isEmpty() ? null : openings.get(holding);
    if (opening == null) {
      return view.seenBefore(holding, transfer);
    }
    Uint256 balance = opening;
    for (long t = view.firstTransferOf(holding); t != transfer; t = view.nextTransfer(holding, t)) {
      if (view.fromHolding(t) == holding) {
        balance = balance.minusOrZero(view.amount(t));
      }
      if (view.toHolding(t) == holding) {
        balance = balance.plusOrMax(view.amount(t));
      }
    }
    return balance;
  }

  Asset asset(long holding) {
    return view.asset(view.assetOf(holding));
  }
}
