package org.entente.trace.owner;

import java.util.ArrayList;
import java.util.List;
import org.entente.base.EvmAddress;
import org.entente.base.Uint256;
import org.entente.trace.owner.Hold.Evidence;
import org.entente.trace.owner.Hold.Role;
import org.entente.trace.owner.Hold.Sure;
import org.jspecify.annotations.Nullable;

/// What is known of one account's holders as a ledger is read.
final class Holder {
  private final EvmAddress account;
  private final List<Hold> holds = new ArrayList<>();
  private @Nullable Uint256 threshold;
  private @Nullable Uint256 nextNonce;

  Holder(EvmAddress account) {
    this.account = account;
  }

  EvmAddress account() {
    return account;
  }

  void threshold(Uint256 value) {
    threshold = value;
  }

  void add(Role role, EvmAddress who, Evidence since, Sure sure) {
    if (standing(role, who) < 0) {
      holds.add(new Hold(role, who, since, null, sure, 1));
    }
  }

  /// One of many of this role, which is counted.
  void count(Role role, EvmAddress who, Evidence at, Sure sure) {
    int known = standing(role, who);
    if (known >= 0) {
      holds.set(known, holds.get(known).again());
    } else {
      holds.add(new Hold(role, who, at, null, sure, 1));
    }
  }

  /// The only one of this role from now on; zero takes it back.
  void replace(Role role, EvmAddress who, Evidence by, Sure sure) {
    if (standing(role, who) >= 0) {
      return;
    }
    endAll(role, by);
    if (!who.equals(EvmAddress.ZERO)) {
      holds.add(new Hold(role, who, by, null, sure, 1));
    }
  }

  void end(Role role, EvmAddress who, Evidence by, Sure sure) {
    int known = standing(role, who);
    if (known >= 0) {
      holds.set(known, holds.get(known).ended(by));
    } else {
      holds.add(new Hold(role, who, null, by, sure, 1));
    }
  }

  void endAll(Role role, Evidence by) {
    holds.replaceAll(hold -> hold.role() == role && hold.stands() ? hold.ended(by) : hold);
  }

  /// Whether an authorisation of this nonce can still take effect; one may not be used twice.
  boolean spends(Uint256 nonce) {
    Uint256 next = nextNonce;
    if (next != null && nonce.compareTo(next) < 0) {
      return false;
    }
    nextNonce = nonce.plusOrMax(Uint256.ONE);
    return true;
  }

  private int standing(Role role, EvmAddress who) {
    for (int i = 0; i < holds.size(); i++) {
      Hold hold = holds.get(i);
      if (hold.role() == role && hold.stands() && hold.who().equals(who)) {
        return i;
      }
    }
    return -1;
  }

  /// What a known factory made of known code cannot lie about itself.
  AccountOwners done() {
    boolean known =
        holds.stream()
            .anyMatch(
                hold ->
                    hold.role() == Role.FACTORY && OwnerEvents.SAFE_FACTORIES.contains(hold.who()));
    boolean safeCode =
        holds.stream()
            .filter(hold -> hold.role() == Role.CODE && hold.stands())
            .allMatch(hold -> OwnerEvents.SAFE_CODE.contains(hold.who()));
    List<Hold> all =
        known && safeCode ? holds.stream().map(Holder::surer).toList() : List.copyOf(holds);
    return new AccountOwners(account, threshold, all);
  }

  private static Hold surer(Hold hold) {
    return hold.sure() == Sure.OWN_WORD ? hold.with(Sure.KNOWN_CONTRACT) : hold;
  }
}
