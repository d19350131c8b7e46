package org.entente.trace.owner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Set;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.Uint256;
import org.entente.chain.evm.AccountView;
import org.jspecify.annotations.Nullable;

/// Who took part in one airdrop with several accounts: what each got, to the unit, is passed on to
/// one account with a key.
///
/// An airdrop is an account that gives the same amount of a token to at least fifty. Left out:
/// collectors that are contracts (pools, where it is sold); collectors with too many givers, which
/// are exchanges; and collectors who pay a giver back soon afterwards, because they bought it.
public final class Airdrops {
  private static final int FEWEST_RECIPIENTS = 50;
  private static final int MOST_GIVERS = 20;
  private static final int MOST_AMOUNTS = 100_000;
  private static final int MOST_TRANSFERS = 5_000;

  /// Victor's: passed on within so many blocks.
  private static final int BLOCKS = 3_200;

  private static final int PPM = 900_000;
  private static final int TWO_PPM = 750_000;

  private final AccountView view;
  private final Set<EvmAddress> excluded;

  /// One who passed it on.
  private record Gift(long giver, long transfer) {}

  private Airdrops(AccountView view, Set<EvmAddress> excluded) {
    this.view = view;
    this.excluded = excluded;
  }

  /// Each giver with its collector. Walks over all holdings of tokens once.
  ///
  /// @param excluded accounts known to serve others, by label or pattern
  public static List<SameOwner> of(AccountView view, Set<EvmAddress> excluded) {
    Airdrops all = new Airdrops(view, excluded);
    List<SameOwner> found = new ArrayList<>();
    for (long holding = 0; holding < view.holdingCount(); holding++) {
      if (view.asset(view.assetOf(holding)).standard() == Asset.Standard.ERC20) {
        all.dropped(holding).values().forEach(drop -> all.collectors(drop, found));
      }
    }
    return List.copyOf(found);
  }

  /// The transfers by which this holding gave the same amount to many, by amount.
  private Map<Uint256, List<Long>> dropped(long holding) {
    Map<Uint256, List<Long>> byAmount = new HashMap<>();
    for (long transfer = view.firstTransferOf(holding);
        transfer != AccountView.NONE;
        transfer = view.nextTransfer(holding, transfer)) {
      if (view.fromHolding(transfer) == holding && view.toHolding(transfer) != holding) {
        Uint256 amount = view.amount(transfer);
        if (byAmount.size() < MOST_AMOUNTS || byAmount.containsKey(amount)) {
          byAmount.computeIfAbsent(amount, _ -> new ArrayList<>()).add(transfer);
        }
      }
    }
    byAmount.values().removeIf(gifts -> gifts.size() < FEWEST_RECIPIENTS);
    return byAmount;
  }

  private void collectors(List<Long> drop, List<SameOwner> found) {
    Map<Long, List<Gift>> byCollector = new HashMap<>();
    Set<Long> givers = new HashSet<>();
    for (long got : drop) {
      Gift gift = passedOn(got);
      if (gift != null && givers.add(gift.giver())) {
        long collector = view.accountOf(view.toHolding(gift.transfer()));
        byCollector.computeIfAbsent(collector, _ -> new ArrayList<>()).add(gift);
      }
    }
    for (long collector : byCollector.keySet().stream().sorted().toList()) {
      List<Gift> gifts = byCollector.getOrDefault(collector, List.of());
      if (isPerson(collector, gifts)) {
        for (Gift gift : gifts) {
          found.add(
              new SameOwner(
                  view.address(gift.giver()),
                  view.address(collector),
                  SameOwner.Rule.AIRDROP,
                  gifts.size() > 2 ? PPM : TWO_PPM,
                  view.txOfTransfer(gift.transfer())));
        }
      }
    }
  }

  /// What was got at `got` and leaves next, whole and soon; or null.
  private @Nullable Gift passedOn(long got) {
    long holding = view.toHolding(got);
    if (holding == AccountView.NONE) {
      return null;
    }
    long next = view.nextTransfer(holding, got);
    if (next == AccountView.NONE
        || view.fromHolding(next) != holding
        || view.toHolding(next) == AccountView.NONE
        || !view.amount(next).equals(view.amount(got))
        || number(next) - number(got) > BLOCKS) {
      return null;
    }
    return new Gift(view.accountOf(holding), next);
  }

  private boolean isPerson(long collector, List<Gift> gifts) {
    if (gifts.size() < 2
        || gifts.size() > MOST_GIVERS
        || excluded.contains(view.address(collector))
        || Owners.firstSigned(view, collector) == AccountView.NONE) {
      return false;
    }
    return gifts.stream().noneMatch(gift -> paidBack(collector, gift));
  }

  /// Whether the collector pays the giver in the blocks behind.
  private boolean paidBack(long collector, Gift gift) {
    PrimitiveIterator.OfLong holdings = view.holdingsOf(gift.giver());
    int count = 0;
    while (holdings.hasNext()) {
      long holding = holdings.nextLong();
      for (long transfer = view.firstTransferOf(holding);
          transfer != AccountView.NONE && ++count <= MOST_TRANSFERS;
          transfer = view.nextTransfer(holding, transfer)) {
        long from = view.fromHolding(transfer);
        if (transfer > gift.transfer()
            && from != AccountView.NONE
            && view.accountOf(from) == collector
            && number(transfer) - number(gift.transfer()) <= BLOCKS) {
          return true;
        }
      }
    }
    return false;
  }

  private long number(long transfer) {
    return view.block(view.blockOf(view.txOfTransfer(transfer))).number();
  }
}
