package org.entente.trace.across;

import java.math.BigInteger;
import java.util.List;
import org.entente.trace.bridge.BridgeLeg;
import org.entente.trace.bridge.Protocol;
import org.jspecify.annotations.Nullable;

/// A crossing that taint reached: what went into the bridge, and what came out of it.
///
/// `id` is what both sides name, or null. `in` is what the trace follows; `candidates` is what else
/// could belong to it. `reason` says why nothing is followed, null if something is.
public record Link(
    Protocol protocol,
    @Nullable String id,
    List<Departure> out,
    List<Arrival> in,
    List<Candidate> candidates,
    @Nullable String reason) {
  public Link {
    out = List.copyOf(out);
    in = List.copyOf(in);
    candidates = List.copyOf(candidates);
  }

  /// A deposit in ledger number `ledger`, `tainted` of its `amount`.
  public record Departure(int ledger, BridgeLeg.Out leg, BigInteger amount, BigInteger tainted) {}

  /// A payout in ledger number `ledger`: of its `amount` the first `tainted` units. `millionths`:
  /// how likely it is that it belongs to the deposit; a million where an id says so.
  public record Arrival(
      int ledger, BridgeLeg.In leg, BigInteger amount, BigInteger tainted, int millionths) {}

  /// A payout that is not followed, and why.
  public record Candidate(int ledger, BridgeLeg.In leg, int millionths, String reason) {}

  public static final int CERTAIN = 1_000_000;

  public boolean crossed() {
    return reason == null;
  }

  /// Tainted units that went in. All deposits of one crossing are of one asset.
  public BigInteger departed() {
    return out.stream().map(Departure::tainted).reduce(BigInteger.ZERO, BigInteger::add);
  }
}
