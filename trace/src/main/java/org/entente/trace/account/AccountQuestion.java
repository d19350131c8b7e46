package org.entente.trace.account;

import java.util.List;
import java.util.Set;
import org.entente.base.Asset;
import org.entente.trace.Direction;
import org.entente.trace.Method;

/// What is asked of a ledger of accounts.
///
/// `counterfeit` assets imitate others: their transfers are left out of the flow. `keepFlows`:
/// whether [AccountTrace#flows] is wanted.
public record AccountQuestion(
    List<AccountStart> starts,
    Method method,
    Direction direction,
    AccountLimits limits,
    Openings openings,
    Set<Asset> counterfeit,
    boolean keepFlows) {
  public AccountQuestion {
    starts = List.copyOf(starts);
    counterfeit = Set.copyOf(counterfeit);
  }

  /// Forwards, without limits, opening balances unknown.
  public static AccountQuestion of(Method method, AccountStart... starts) {
    return new AccountQuestion(
        List.of(starts),
        method,
        Direction.TO_FUTURE,
        AccountLimits.NONE,
        Openings.NONE,
        Set.of(),
        false);
  }

  public AccountQuestion withMethod(Method other) {
    return new AccountQuestion(starts, other, direction, limits, openings, counterfeit, keepFlows);
  }

  public AccountQuestion from(List<AccountStart> others) {
    return new AccountQuestion(others, method, direction, limits, openings, counterfeit, keepFlows);
  }

  public AccountQuestion toPast() {
    return new AccountQuestion(
        starts, method, Direction.TO_PAST, limits, openings, counterfeit, keepFlows);
  }

  public AccountQuestion within(AccountLimits narrower) {
    return new AccountQuestion(
        starts, method, direction, narrower, openings, counterfeit, keepFlows);
  }

  public AccountQuestion withOpenings(Openings given) {
    return new AccountQuestion(starts, method, direction, limits, given, counterfeit, keepFlows);
  }

  public AccountQuestion without(Set<Asset> imitations) {
    return new AccountQuestion(starts, method, direction, limits, openings, imitations, keepFlows);
  }

  public AccountQuestion keepingFlows() {
    return new AccountQuestion(starts, method, direction, limits, openings, counterfeit, true);
  }
}
