package org.entente.trace.account;

import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.LongObjectHashMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Set;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.Uint256;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.TransferKind;
import org.jspecify.annotations.Nullable;

/// Finds address poisoning around accounts: transfers made so that a look-alike address stands in
/// somebody's history, next to the genuine one, to be copied by mistake.
///
/// An address looks like another if its first and last digits are equal. It is no proof: of so many
/// addresses some are alike by chance, so it counts only where the other one was dealt with shortly
/// before and nothing of worth moves. What is of worth is never left out: the trick may have
/// worked.
public final class Poisoning {
  /// `firstDigits` and `lastDigits` (hexadecimal) must be equal; the fakes around the Bybit theft
  /// match in 3 and 4. `days`: how long ago the genuine counterparty was met at most.
  public record Settings(int firstDigits, int lastDigits, int days) {
    public static final Settings USUAL = new Settings(3, 4, 30);
  }

  /// Of an account with more transfers than this, only the first so many are read: an exchange's
  /// history deceives nobody.
  private static final int MOST_TRANSFERS = 20_000;

  /// Less than a thousandth of an ether is dust.
  private static final Uint256 NATIVE_FLOOR = Uint256.of(1_000_000_000_000_000L);

  private static final long DAY_SECONDS = 86_400;

  private final AccountView view;
  private final Tokens tokens;
  private final Set<Asset> counterfeit;
  private final Settings settings;
  private final LongObjectHashMap<Boolean> genuine = new LongObjectHashMap<>();

  /// A counterparty as it was met genuinely, and when last.
  private record Met(EvmAddress address, long time) {}

  public Poisoning(AccountView view, Tokens tokens, Set<Asset> counterfeit, Settings settings) {
    this.view = view;
    this.tokens = tokens;
    this.counterfeit = counterfeit;
    this.settings = settings;
  }

  /// In ledger order, each transfer once.
  public List<LeftOut> around(long[] accounts) {
    List<LeftOut> all = new ArrayList<>();
    LongHashSet found = new LongHashSet();
    for (long account : accounts) {
      for (LeftOut one : around(account)) {
        if (found.add(one.transfer())) {
          all.add(one);
        }
      }
    }
    all.sort(Comparator.comparingLong(LeftOut::transfer));
    return all;
  }

  /// Tokens by which people were to be deceived.
  public Set<Asset> assets(List<LeftOut> leftOut) {
    Set<Asset> assets = new LinkedHashSet<>();
    for (LeftOut one : leftOut) {
      long asset = view.assetOf(view.toHolding(one.transfer()));
      if (!isGenuine(asset)) {
        assets.add(view.asset(asset));
      }
    }
    return assets;
  }

  private List<LeftOut> around(long account) {
    List<LeftOut> found = new ArrayList<>();
    Map<Long, List<Met>> met = new HashMap<>();
    for (long transfer : history(account)) {
      long other = other(account, transfer);
      if (other == AccountView.NONE || other == account) {
        continue;
      }
      EvmAddress address = view.address(other);
      long time = view.block(view.blockOf(view.txOfTransfer(transfer))).time();
      LeftOut one = judge(account, transfer, address, time, met);
      if (one != null) {
        found.add(one);
      } else if (!isWorthless(transfer)) {
        met.computeIfAbsent(key(address), _ -> new ArrayList<>(1)).add(new Met(address, time));
      }
    }
    return found;
  }

  private @Nullable LeftOut judge(
      long account, long transfer, EvmAddress other, long time, Map<Long, List<Met>> met) {
    if (view.kind(transfer) == TransferKind.GAS) {
      return null;
    }
    if (counterfeit.contains(view.asset(view.assetOf(view.toHolding(transfer))))) {
      return new LeftOut(transfer, LeftOut.Reason.COUNTERFEIT, account, null);
    }
    if (isWorthless(transfer)) {
      for (Met genuineOne : met.getOrDefault(key(other), List.of())) {
        boolean lately =
            time == EvmBlock.UNKNOWN_TIME
                || time - genuineOne.time() <= settings.days() * DAY_SECONDS;
        if (lately && !genuineOne.address().equals(other)) {
          return new LeftOut(transfer, LeftOut.Reason.LOOK_ALIKE, account, genuineOne.address());
        }
      }
      if (isOthersNothing(account, transfer)) {
        return new LeftOut(transfer, LeftOut.Reason.ZERO_VALUE, account, null);
      }
    }
    return null;
  }

  /// A transfer of nothing from an account that did not sign it.
  private boolean isOthersNothing(long account, long transfer) {
    return view.kind(transfer) == TransferKind.TOKEN
        && view.amount(transfer).isZero()
        && view.accountOf(view.fromHolding(transfer)) == account
        && view.tx(view.txOfTransfer(transfer)).from() != account;
  }

  /// Nothing, dust, or a token that the registry doesn't know.
  private boolean isWorthless(long transfer) {
    Uint256 amount = view.amount(transfer);
    long asset = view.assetOf(view.toHolding(transfer));
    if (amount.isZero() || !isGenuine(asset)) {
      return true;
    }
    Tokens.Token token = tokens.find(view.asset(asset));
    Uint256 floor = NATIVE_FLOOR;
    if (token != null) {
      floor = Uint256.ONE;
      for (int digit = 1; digit < token.decimals(); digit++) {
        floor = floor.timesOver(Uint256.of(10), Uint256.ONE);
      }
    }
    return amount.compareTo(floor) < 0;
  }

  private boolean isGenuine(long asset) {
    Boolean known = genuine.get(asset);
    if (known == null) {
      known = tokens.isGenuine(view.asset(asset));
      genuine.put(asset, known);
    }
    return known;
  }

  private long other(long account, long transfer) {
    long from = view.fromHolding(transfer);
    long to = view.toHolding(transfer);
    if (from == AccountView.NONE || to == AccountView.NONE) {
      return AccountView.NONE;
    }
    long sender = view.accountOf(from);
    return sender == account ? view.accountOf(to) : sender;
  }

  /// The transfers of all its holdings, in ledger order.
  private List<Long> history(long account) {
    List<Long> transfers = new ArrayList<>();
    PrimitiveIterator.OfLong holdings = view.holdingsOf(account);
    while (holdings.hasNext()) {
      long holding = holdings.nextLong();
      long transfer = view.firstTransferOf(holding);
      while (transfer != AccountView.NONE && transfers.size() < MOST_TRANSFERS) {
        transfers.add(transfer);
        transfer = view.nextTransfer(holding, transfer);
      }
    }
    transfers.sort(Comparator.naturalOrder());
    return transfers.stream().distinct().toList();
  }

  /// Equal for addresses that look alike.
  private Long key(EvmAddress address) {
    long first = address.a() >>> (64 - 4 * settings.firstDigits());
    long last = address.c() & ((1L << (4 * settings.lastDigits())) - 1);
    return first << 32 | last;
  }
}
