package org.entente.trace.account;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.chain.evm.AccountView;

/// A shortest way by which taint came from a start to a place, step by step: the evidence for one
/// end.
public record AccountWay(List<AccountFlow> steps) {
  public AccountWay {
    steps = List.copyOf(steps);
  }

  /// `at` is a place as results name it (ADDRESS@ASSET), `trace` one that kept its flows. Throws
  /// [BadInput] when the walk didn't come by there.
  public static AccountWay to(AccountView view, AccountTrace trace, String at) {
    long holding = holding(view, at);
    List<AccountFlow> flows = trace.flows();
    int last = -1;
    for (int f = 0; f < flows.size(); f++) {
      boolean better = last < 0 || flows.get(f).hops() < flows.get(last).hops();
      if (flows.get(f).to() == holding && better) {
        last = f;
      }
    }
    if (last < 0 || holding == AccountView.NONE) {
      throw new BadInput(
          "place " + at, "", "the trace does not come by there", "Take an 'at' of its ends.");
    }
    return to(flows, last);
  }

  /// To what a transfer moved, which is known to have carried taint.
  public static AccountWay by(AccountTrace trace, long transfer) {
    List<AccountFlow> flows = trace.flows();
    int last = -1;
    for (int f = 0; f < flows.size(); f++) {
      boolean better = last < 0 || flows.get(f).hops() < flows.get(last).hops();
      if (flows.get(f).transfer() == transfer && better) {
        last = f;
      }
    }
    if (last < 0) {
      throw new IllegalStateException("no taint went by transfer " + transfer);
    }
    return to(flows, last);
  }

  private static AccountWay to(List<AccountFlow> flows, int flow) {
    int last = flow;
    List<AccountFlow> steps = new ArrayList<>();
    steps.add(flows.get(last));
    while (steps.getLast().from() != AccountView.NONE) {
      last = before(flows, last);
      steps.add(flows.get(last));
    }
    Collections.reverse(steps);
    return new AccountWay(steps);
  }

  private static long holding(AccountView view, String at) {
    if (AccountStartText.parse(view, at) instanceof AccountStart.Account place
        && place.asset() != null) {
      long account = view.findAccount(place.address());
      long asset = view.findAsset(place.asset());
      return account == AccountView.NONE || asset == AccountView.NONE
          ? AccountView.NONE
          : view.findHolding(account, asset);
    }
    return AccountView.NONE;
  }

  /// The flow that made the sender of `flow` as near to a start as it was then.
  private static int before(List<AccountFlow> flows, int flow) {
    AccountFlow of = flows.get(flow);
    for (int f = flow - 1; f >= 0; f--) {
      AccountFlow earlier = flows.get(f);
      boolean there = earlier.to() == of.from() && !earlier.rests();
      if (there && earlier.from() != earlier.to() && earlier.hops() < of.hops()) {
        return f;
      }
    }
    throw new IllegalStateException("taint came from nowhere");
  }
}
