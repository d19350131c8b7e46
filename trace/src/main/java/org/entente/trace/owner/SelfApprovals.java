package org.entente.trace.owner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Set;
import org.entente.base.EvmAddress;
import org.entente.chain.abi.EventArgs;
import org.entente.chain.abi.MalformedLog;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.EvmLog;

/// Accounts that let another account with a key spend their tokens: mostly both are one owner's.
///
/// Left out: spenders that are contracts (they sign nothing); spenders that several let spend, and
/// who lets several spend, which are services and careless users; what the caller knows to be
/// somebody's business. What is left can still be a thief whom one victim was tricked into letting
/// spend: such two never dealt with each other before, and often the thief himself brings the
/// victim's permit to the chain. So the probability rests on these.
public final class SelfApprovals {
  /// More owners, and the spender is a service or a thief with many victims.
  private static final int MOST_OWNERS = 2;

  /// More spenders, and the owner is careless.
  private static final int MOST_SPENDERS = 4;

  private static final int MOST_TRANSFERS = 5_000;
  private static final int MET_PPM = 800_000;
  private static final int STRANGERS_PPM = 450_000;
  private static final int BROUGHT_BY_SPENDER_PPM = 100_000;

  private final AccountView view;
  private final Map<Long, Boolean> signs = new HashMap<>();

  private record Grant(long owner, long spender, long tx) {}

  private SelfApprovals(AccountView view) {
    this.view = view;
  }

  /// In ledger order, each pair once. Reads all kept logs once.
  ///
  /// @param excluded accounts known to serve others, by label or pattern
  public static List<SameOwner> of(AccountView view, Set<EvmAddress> excluded) {
    SelfApprovals all = new SelfApprovals(view);
    List<Grant> grants = all.grants(excluded);
    Map<Long, Set<Long>> ownersOf = new HashMap<>();
    Map<Long, Set<Long>> spendersOf = new HashMap<>();
    for (Grant grant : grants) {
      ownersOf.computeIfAbsent(grant.spender(), _ -> new HashSet<>()).add(grant.owner());
      spendersOf.computeIfAbsent(grant.owner(), _ -> new HashSet<>()).add(grant.spender());
    }
    List<SameOwner> found = new ArrayList<>();
    Set<List<Long>> seen = new HashSet<>();
    for (Grant grant : grants) {
      boolean few =
          ownersOf.getOrDefault(grant.spender(), Set.of()).size() <= MOST_OWNERS
              && spendersOf.getOrDefault(grant.owner(), Set.of()).size() <= MOST_SPENDERS;
      if (few && seen.add(List.of(grant.owner(), grant.spender()))) {
        found.add(all.judge(grant));
      }
    }
    return List.copyOf(found);
  }

  private List<Grant> grants(Set<EvmAddress> excluded) {
    List<Grant> grants = new ArrayList<>();
    PrimitiveIterator.OfLong txs = view.txsWithLogs(0);
    while (txs.hasNext()) {
      long tx = txs.nextLong();
      for (EvmLog log : view.logs(tx)) {
        if (log.topics().getFirst().equals(OwnerEvents.APPROVAL.topic())) {
          add(grants, tx, log, excluded);
        }
      }
    }
    return grants;
  }

  private void add(List<Grant> grants, long tx, EvmLog log, Set<EvmAddress> excluded) {
    try {
      EventArgs args = OwnerEvents.APPROVAL.read(log);
      EvmAddress owner = args.address("owner");
      EvmAddress spender = args.address("spender");
      if (!owner.equals(spender) && !excluded.contains(owner) && !excluded.contains(spender)) {
        long from = view.findAccount(owner);
        long to = view.findAccount(spender);
        if (signs(from) && signs(to)) {
          grants.add(new Grant(from, to, tx));
        }
      }
    } catch (MalformedLog _) {
      // another event of the same name
    }
  }

  private boolean signs(long account) {
    return account != AccountView.NONE
        && signs.computeIfAbsent(account, one -> Owners.firstSigned(view, one) != AccountView.NONE);
  }

  private SameOwner judge(Grant grant) {
    boolean met = met(grant);
    boolean brought = view.tx(grant.tx()).from() == grant.spender();
    int ppm = met ? MET_PPM : brought ? BROUGHT_BY_SPENDER_PPM : STRANGERS_PPM;
    return new SameOwner(
        view.address(grant.owner()),
        view.address(grant.spender()),
        SameOwner.Rule.SELF_AUTHORISATION,
        ppm,
        grant.tx());
  }

  /// Whether one had paid the other before.
  private boolean met(Grant grant) {
    PrimitiveIterator.OfLong holdings = view.holdingsOf(grant.owner());
    int count = 0;
    while (holdings.hasNext()) {
      long holding = holdings.nextLong();
      for (long transfer = view.firstTransferOf(holding);
          transfer != AccountView.NONE && view.txOfTransfer(transfer) < grant.tx();
          transfer = view.nextTransfer(holding, transfer)) {
        if (++count > MOST_TRANSFERS) {
          return false;
        }
        long from = view.fromHolding(transfer);
        long to = view.toHolding(transfer);
        long other = from == holding ? to : from;
        if (other != AccountView.NONE && view.accountOf(other) == grant.spender()) {
          return true;
        }
      }
    }
    return false;
  }
}
