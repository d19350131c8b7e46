package org.entente.trace.account;

import java.util.ArrayList;
import java.util.List;
import org.entente.base.Asset;
import org.entente.base.BadInput;
import org.entente.base.EvmAddress;
import org.entente.base.Uint256;
import org.entente.chain.evm.AccountView;
import org.jspecify.annotations.Nullable;

/// A trace through accounts that goes on while its ledger grows.
///
/// Taint lies on holdings that are kept; only a transfer that touches one of them can move it. So a
/// new block costs a look at its own transfers. The ledger is walked anew where that is not enough:
/// when blocks were taken back, or when a start gets a holding that it did not have.
///
/// Not for several threads.
public final class LiveAccounts {
  private final AccountQuestion question;
  private final Stops stops;
  private GrowingAccounts view;
  private @Nullable AccountWalk walk;
  private long walked;
  private List<Long> holdings;

  /// Walks the ledger as it is. A start that is not there yet is waited for.
  public LiveAccounts(AccountView ledger, AccountQuestion question, Stops stops) {
    if (question.limits().hops() != AccountLimits.NONE.hops()
        || question.limits().untilTime() != Long.MAX_VALUE
        || question.limits().transactions() != Long.MAX_VALUE) {
      throw new BadInput(
          "live trace",
          "",
          "a trace that goes on among accounts has no limits of hops, time or count",
          "Leave out --hops, --until and --count.");
    }
    this.question = question.keepingFlows();
    this.stops = stops;
    view = new GrowingAccounts(ledger);
    holdings = List.of();
    begin(ledger);
  }

  /// Walks everything: the ledger is another one than before.
  public void begin(AccountView ledger) {
    view = new GrowingAccounts(ledger);
    walked = ledger.transferCount();
    holdings = holdingsOfStarts();
    try {
      AccountWalk fresh = new AccountWalk(view, question, stops, false);
      fresh.begin();
      walk = fresh;
    } catch (BadInput notThereYet) {
      walk = null;
    }
  }

  /// Walks on to the end of a ledger that begins with the one before, and tells what moved since,
  /// in order.
  public List<AccountFlow> extend(AccountView longer) {
    long from = walked;
    view.grow(longer);
    if (walk != null && holdings.equals(holdingsOfStarts())) {
      walked = longer.transferCount();
      return walk.goOn(from);
    }
    begin(longer);
    List<AccountFlow> news = new ArrayList<>();
    if (walk != null) {
      for (AccountFlow flow : walk.flows()) {
        if (flow.transfer() >= from) {
          news.add(flow);
        }
      }
    }
    return news;
  }

  /// What of the starts and of the wrapped native asset the ledger knows: a walk that began without
  /// some of it must begin again when it comes.
  private List<Long> holdingsOfStarts() {
    List<Long> known = new ArrayList<>();
    Tokens.Token wrapper = Tokens.of(view.network()).wrapper();
    known.add(wrapper == null ? 0 : view.findAsset(Asset.erc20(wrapper.contract())));
    question.openings().amounts().keySet().forEach(held -> addHoldings(held.address(), known));
    for (AccountStart start : question.starts()) {
      if (start instanceof AccountStart.Account account) {
        addHoldings(account.address(), known);
      }
    }
    return known;
  }

  private void addHoldings(EvmAddress address, List<Long> known) {
    long account = view.findAccount(address);
    known.add(account);
    if (account != AccountView.NONE) {
      view.holdingsOf(account).forEachRemaining((long holding) -> known.add(holding));
    }
  }

  /// How many holdings have taint.
  public int size() {
    return walk == null ? 0 : walk.size();
  }

  /// Tainted units that an account holds of an asset.
  public Uint256 tainted(EvmAddress address, Asset asset) {
    long account = view.findAccount(address);
    long number = view.findAsset(asset);
    if (walk == null || account == AccountView.NONE || number == AccountView.NONE) {
      return Uint256.ZERO;
    }
    long holding = view.findHolding(account, number);
    return holding == AccountView.NONE ? Uint256.ZERO : walk.tainted(holding);
  }

  /// What a fresh trace of the same ledger says, but for its flows; null while a start is missing.
  public @Nullable AccountTrace answer() {
    return walk == null ? null : walk.answer();
  }
}
