package org.entente.trace.across;

import java.util.List;
import org.entente.chain.evm.AccountView;
import org.entente.trace.account.Stop;
import org.entente.trace.account.Stops;
import org.entente.trace.bridge.AccountLegs;
import org.entente.trace.bridge.BridgeLeg;
import org.jspecify.annotations.Nullable;

/// Deposits into bridges as stops of a walk through accounts.
public final class BridgeStops {
  private BridgeStops() {}

  /// For a trace of this ledger alone: an end's reason says where the deposit goes, its leg is
  /// the id that the other side names.
  public static Stops of(AccountView view) {
    AccountLegs legs = new AccountLegs(view);
    return (_, transfer) -> {
      BridgeLeg.Out out = legs.out(transfer);
      return out == null ? null : stop(out, out.id());
    };
  }

  /// The stop's leg is the carrier's number.
  static Stops of(AccountLegs legs) {
    return (_, transfer) -> {
      BridgeLeg.Out out = legs.out(transfer);
      return out == null ? null : stop(out, Long.toString(transfer));
    };
  }

  private static Stop stop(BridgeLeg.Out out, @Nullable String leg) {
    return new Stop(
        Stop.Kind.BRIDGE, "goes to " + place(out.to()), List.of(out.protocol().text()), leg);
  }

  private static String place(BridgeLeg.Destination to) {
    String chain = to.chain().text();
    return to.address() == null ? chain : chain + ", " + to.address();
  }
}
