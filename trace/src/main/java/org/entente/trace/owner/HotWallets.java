package org.entente.trace.owner;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Set;
import org.entente.base.Asset;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.TransferKind;
import org.entente.trace.cluster.DepositReuse.Settings;

/// Wallets that nobody has labelled and that live as an exchange's hot wallet does: many accounts
/// that pay nobody else forward whole sums to it, and it pays many others.
///
/// A casino with accounts for its players lives the same way; a payment processor nearly so (it
/// pays few). So an answer is a probability, of being a custodian of customers' money at all.
public final class HotWallets {
  private static final int WHOLE = 1_000_000;

  /// Fewer sweeping accounts than this say nothing.
  private static final int FEWEST_SWEEPERS = 10;

  private final AccountView view;
  private final Settings settings;

  /// A wallet that looks like one.
  ///
  /// @param account its number
  /// @param sweepers accounts that forward all they get to it and pay nobody else
  /// @param payers accounts that pay it at all
  /// @param payees accounts it pays, sweepers left out
  /// @param ppm how likely it is a custodian's
  public record HotWallet(long account, int sweepers, int payers, int payees, int ppm) {}

  private HotWallets(AccountView view, Settings settings) {
    this.view = view;
    this.settings = settings;
  }

  /// The likeliest first. Walks over all holdings once.
  public static List<HotWallet> of(AccountView view, Settings settings) {
    HotWallets all = new HotWallets(view, settings);
    Map<Long, Set<Long>> sweepers = all.sweepers();
    List<HotWallet> found = new ArrayList<>();
    sweepers.forEach(
        (account, forwarders) -> {
          if (forwarders.size() >= FEWEST_SWEEPERS) {
            found.add(all.judge(account, forwarders));
          }
        });
    found.sort(
        Comparator.comparingInt(HotWallet::ppm).reversed().thenComparingLong(HotWallet::account));
    return List.copyOf(found);
  }

  private Map<Long, Set<Long>> sweepers() {
    Map<Long, Set<Long>> sweepers = new HashMap<>();
    for (long holding = 0; holding < view.holdingCount(); holding++) {
      long to = sweepsTo(holding);
      if (to != AccountView.NONE) {
        sweepers.computeIfAbsent(to, _ -> new HashSet<>()).add(view.accountOf(holding));
      }
    }
    return sweepers;
  }

  /// The one account that all of this holding goes to, at least once whole and soon; or none.
  private long sweepsTo(long holding) {
    long payee = AccountView.NONE;
    long lastIn = AccountView.NONE;
    boolean whole = false;
    int count = 0;
    for (long transfer = view.firstTransferOf(holding);
        transfer != AccountView.NONE;
        transfer = view.nextTransfer(holding, transfer)) {
      if (++count > settings.transfers()) {
        return AccountView.NONE;
      }
      if (view.toHolding(transfer) == holding) {
        lastIn = transfer;
      } else if (view.kind(transfer) != TransferKind.GAS) {
        long to = view.toHolding(transfer);
        long account = to == AccountView.NONE ? AccountView.NONE : view.accountOf(to);
        if (account == AccountView.NONE || (payee != AccountView.NONE && account != payee)) {
          return AccountView.NONE;
        }
        payee = account;
        whole |= lastIn != AccountView.NONE && isWhole(holding, lastIn, transfer);
      }
    }
    return whole ? payee : AccountView.NONE;
  }

  private boolean isWhole(long holding, long in, long out) {
    boolean paysGas = view.asset(view.assetOf(holding)).equals(Asset.NATIVE);
    BigInteger missing = view.amount(in).toBigInteger().subtract(view.amount(out).toBigInteger());
    return missing.signum() >= 0
        && missing.compareTo(paysGas ? settings.gas() : BigInteger.ZERO) <= 0
        && block(out) - block(in) <= settings.blocks();
  }

  private long block(long transfer) {
    return view.block(view.blockOf(view.txOfTransfer(transfer))).number();
  }

  /// The product of three shares: enough sweepers, few other payers, and payees in proportion.
  private HotWallet judge(long account, Set<Long> sweepers) {
    Set<Long> payers = new HashSet<>();
    Set<Long> payees = new HashSet<>();
    PrimitiveIterator.OfLong holdings = view.holdingsOf(account);
    while (holdings.hasNext()) {
      parties(holdings.nextLong(), payers, payees);
    }
    payers.remove(account);
    payees.remove(account);
    payees.removeAll(sweepers);
    long many = sweepers.size();
    long ppm = WHOLE * many / (many + 2);
    ppm = ppm * Math.min(payers.size(), 2 * many) / Math.max(1, payers.size());
    ppm = ppm * Math.min(many, 4L * payees.size()) / many;
    return new HotWallet(
        account, sweepers.size(), payers.size(), payees.size(), (int) Math.min(WHOLE, ppm));
  }

  private void parties(long holding, Set<Long> payers, Set<Long> payees) {
    for (long transfer = view.firstTransferOf(holding);
        transfer != AccountView.NONE;
        transfer = view.nextTransfer(holding, transfer)) {
      long from = view.fromHolding(transfer);
      long to = view.toHolding(transfer);
      if (to == holding && from != AccountView.NONE) {
        payers.add(view.accountOf(from));
      } else if (from == holding && to != AccountView.NONE) {
        payees.add(view.accountOf(to));
      }
    }
  }
}
