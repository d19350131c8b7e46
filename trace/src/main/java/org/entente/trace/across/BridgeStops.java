package org.entente.trace.across;

import java.util.List;
import org.entente.chain.evm.AccountView;
import org.entente.trace.account.Stop;
import org.entente.trace.account.Stops;
import org.entente.trace.bridge.AccountLegs;
import org.entente.trace.bridge.BridgeLeg;

/// Deposits into bridges as stops of a walk through accounts.
public final class BridgeStops {
  private BridgeStops() {}

  /// For a trace of this ledger alone: an end's reason says where the deposit goes.
  public static Stops of(AccountView view) {
    return of(new AccountLegs(view));
  }

  /// The stop's leg is the carrier's number.
  static Stops of(AccountLegs legs) {
    return (_, transfer) -> {
      BridgeLeg.Out out = legs.out(transfer);
      return out == null
          ? null
          : new Stop(
              Stop.Kind.BRIDGE,
              "goes to " + place(out.to()),
              List.of(out.protocol().text()),
              Long.toString(transfer));
    };
  }

  private static String place(BridgeLeg.Destination to) {
    String chain = to.chain().text();
    return to.address() == null ? chain : chain + ", " + to.address();
  }
}
