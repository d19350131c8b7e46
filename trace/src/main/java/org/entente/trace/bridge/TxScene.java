package org.entente.trace.bridge;

import com.carrotsearch.hppc.LongHashSet;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.abi.EventArgs;
import org.entente.chain.abi.EventForm;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.TransferKind;
import org.entente.trace.bridge.BridgeLeg.Spot;
import org.jspecify.annotations.Nullable;

/// One transaction as a decoder sees it: its logs, and which of its transfers moves what a log
/// speaks of.
///
/// A log names an asset and an amount, taint lies on transfers. The transfer is looked for from
/// the strictest to the laxest rule; each carries one leg only, so that two equal deposits in one
/// transaction get one each.
final class TxScene {
  private static final EvmAddress NATIVE_MARK =
      EvmAddress.parse("0xeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee");

  private final AccountView view;
  private final long tx;
  private final List<EvmLog> logs;
  private final LongHashSet taken = new LongHashSet();

  TxScene(AccountView view, long tx) {
    this.view = view;
    this.tx = tx;
    this.logs = view.logs(tx);
  }

  List<EvmLog> logs() {
    return logs;
  }

  EvmNetwork network() {
    return view.network();
  }

  Hash256 hash() {
    return view.tx(tx).hash();
  }

  /// Who sent the transaction, for people; null where nobody knows.
  @Nullable String sender() {
    long from = view.tx(tx).from();
    return from == AccountView.NONE ? null : view.address(from).toString();
  }

  /// The asset with this contract; bridges write 0 or 0xeee… for the native one.
  static Asset asset(EvmAddress contract) {
    return contract.equals(EvmAddress.ZERO) || contract.equals(NATIVE_MARK)
        ? Asset.NATIVE
        : Asset.erc20(contract);
  }

  /// What entered the bridge: `amount` of `asset` (null: whatever the contract takes) paid to one
  /// of `payees`, or burnt.
  ///
  /// Value that is wrapped on the way in, or comes with a fee for messages, shows as native value
  /// paid to the bridge. Without call traces, native value that comes by way of another contract
  /// shows only where the sender paid it in.
  Spot paidIn(
      EventArgs event,
      Protocol protocol,
      @Nullable Asset asset,
      Uint256 amount,
      EvmAddress... payees) {
    Set<EvmAddress> to =
        Stream.concat(Stream.of(EvmAddress.ZERO), Arrays.stream(payees))
            .collect(Collectors.toUnmodifiableSet());
    LongPredicate paid = transfer -> to.contains(payee(transfer));
    LongPredicate asked = transfer -> isAsset(transfer, asset);
    LongPredicate exact = transfer -> view.amount(transfer).equals(amount);
    LongPredicate enough = transfer -> view.amount(transfer).compareTo(amount) >= 0;
    LongPredicate minted = transfer -> EvmAddress.ZERO.equals(payer(transfer));
    LongPredicate coin = this::isCoin;
    boolean coins = Asset.NATIVE.equals(asset);
    long carrier =
        firstOf(
            event,
            asked.and(paid).and(exact).and(minted.negate()),
            coin.and(paid).and(enough),
            asked.and(paid).and(minted.negate()),
            asked.and(paid).and(exact),
            coin.and(enough).and(transfer -> coins && kind(transfer) == TransferKind.VALUE));
    return spot(event, protocol, carrier, asset, amount);
  }

  /// What left the bridge: `amount` of `asset` (null: whatever it is) paid to `recipient`.
  /// Wrapped value that is unwrapped on the way shows as native value. Tokens may take a fee.
  Spot paidOut(
      EventArgs event,
      Protocol protocol,
      @Nullable Asset asset,
      Uint256 amount,
      EvmAddress recipient) {
    LongPredicate paid =
        transfer -> recipient.equals(payee(transfer)) && !recipient.equals(payer(transfer));
    LongPredicate asked = transfer -> isAsset(transfer, asset);
    LongPredicate exact = transfer -> view.amount(transfer).equals(amount);
    LongPredicate less = transfer -> view.amount(transfer).compareTo(amount) <= 0;
    LongPredicate coin = this::isCoin;
    long carrier =
        firstOf(
            event,
            asked.and(paid).and(exact),
            coin.and(paid).and(exact),
            asked.and(paid).and(less));
    return spot(event, protocol, carrier, asset, amount);
  }

  /// What left the bridge where the log names no amount: the last of `asset` (null: any token,
  /// else native value) paid to `recipient`.
  Spot lastPaidTo(EventArgs event, Protocol protocol, @Nullable Asset asset, EvmAddress recipient) {
    LongPredicate paid =
        transfer -> recipient.equals(payee(transfer)) && !recipient.equals(payer(transfer));
    LongPredicate coin = this::isCoin;
    long carrier = firstOf(event, paid.and(transfer -> isAsset(transfer, asset)), coin.and(paid));
    return spot(event, protocol, carrier, asset, Uint256.ZERO);
  }

  /// What left the bridge where the log names neither amount nor recipient: the largest that the
  /// logging contract pays or mints. Null where it pays nothing.
  @Nullable Spot largestPaidBy(EventArgs event, Protocol protocol) {
    Set<EvmAddress> payers = Set.of(EvmAddress.ZERO, event.log().contract());
    long largest = BridgeLeg.NONE;
    for (long t = view.firstTransfer(tx); t < view.firstTransfer(tx + 1); t++) {
      EvmAddress payer = payer(t);
      boolean mint = EvmAddress.ZERO.equals(payer) && event.log().contract().equals(payee(t));
      if (payer != null && payers.contains(payer) && isFree(t) && !mint) {
        boolean more =
            largest == BridgeLeg.NONE || view.amount(t).compareTo(view.amount(largest)) > 0;
        largest = more ? t : largest;
      }
    }
    return largest == BridgeLeg.NONE ? null : spot(event, protocol, largest, null, Uint256.ZERO);
  }

  /// The first log of this event that `asked` accepts, or null.
  @Nullable EvmLog findLog(EventForm form, Predicate<EvmLog> asked) {
    for (EvmLog log : logs) {
      if (isOf(form, log) && asked.test(log)) {
        return log;
      }
    }
    return null;
  }

  /// The first log of this event at or behind `logIndex`, or null.
  @Nullable EvmLog firstLogFrom(EventForm form, int logIndex) {
    return findLog(form, log -> log.logIndex() >= logIndex);
  }

  /// The last log of this event before `logIndex`, or null.
  @Nullable EvmLog lastLogBefore(EventForm form, int logIndex) {
    EvmLog last = null;
    for (EvmLog log : logs) {
      last = isOf(form, log) && log.logIndex() < logIndex ? log : last;
    }
    return last;
  }

  private static boolean isOf(EventForm form, EvmLog log) {
    return !log.topics().isEmpty() && log.topics().getFirst().equals(form.topic());
  }

  /// The spot, known if another log of the transaction vouches for it.
  Spot knownBy(Spot spot, Protocol protocol, @Nullable EvmLog witness) {
    boolean known = witness != null && KnownContracts.has(protocol, network(), witness.contract());
    return new Spot(spot.tx(), spot.place(), spot.carrier(), spot.asset(), spot.amount(), known);
  }

  /// Who a transfer pays, for people; null for gas.
  @Nullable EvmAddress payee(long transfer) {
    return view.addressOrNull(view.toHolding(transfer));
  }

  private @Nullable EvmAddress payer(long transfer) {
    return view.addressOrNull(view.fromHolding(transfer));
  }

  private TransferKind kind(long transfer) {
    return view.kind(transfer);
  }

  private boolean isFree(long transfer) {
    return kind(transfer) != TransferKind.GAS
        && !view.amount(transfer).isZero()
        && !taken.contains(transfer);
  }

  private boolean isCoin(long transfer) {
    return kind(transfer) == TransferKind.VALUE || kind(transfer) == TransferKind.INTERNAL;
  }

  private boolean isAsset(long transfer, @Nullable Asset asset) {
    long holding = view.toHolding(transfer);
    return holding != AccountView.NONE
        && (asset == null
            ? kind(transfer) == TransferKind.TOKEN
            : view.asset(view.assetOf(holding)).equals(asset));
  }

  /// The transfer that the first rule finds which finds any; of several the last one logged
  /// before the event, else the first.
  private long firstOf(EventArgs event, LongPredicate... rules) {
    for (LongPredicate rule : rules) {
      long best = BridgeLeg.NONE;
      for (long t = view.firstTransfer(tx); t < view.firstTransfer(tx + 1); t++) {
        if (isFree(t) && rule.test(t)) {
          boolean before = view.logIndex(t) >= 0 && view.logIndex(t) < event.log().logIndex();
          best = best == BridgeLeg.NONE || before ? t : best;
        }
      }
      if (best != BridgeLeg.NONE) {
        return best;
      }
    }
    return BridgeLeg.NONE;
  }

  private Spot spot(
      EventArgs event, Protocol protocol, long carrier, @Nullable Asset asset, Uint256 amount) {
    EvmLog log = event.log();
    boolean known = KnownContracts.has(protocol, network(), log.contract());
    if (carrier == BridgeLeg.NONE) {
      String name = asset == null ? log.contract().toString() : asset.text(network());
      return new Spot(tx, log.logIndex(), carrier, name, amount, known);
    }
    taken.add(carrier);
    Asset moved = view.asset(view.assetOf(view.toHolding(carrier)));
    return new Spot(
        tx, log.logIndex(), carrier, moved.text(network()), view.amount(carrier), known);
  }
}
