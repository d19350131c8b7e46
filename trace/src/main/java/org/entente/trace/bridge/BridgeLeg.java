package org.entente.trace.bridge;

import org.entente.base.Uint256;
import org.jspecify.annotations.Nullable;

/// One side of a crossing, as a single ledger shows it.
///
/// `id` is what both sides name, with the name of the numbering in front (`across:1:4711`), so that
/// equal ids are one crossing; null where a protocol lets none cross.
public sealed interface BridgeLeg {
  /// No transfer of this ledger carries it.
  long NONE = -1;

  Protocol protocol();

  @Nullable String id();

  Spot spot();

  /// Where a leg stands in its ledger. `place` is the log's index in its block, or the number of
  /// the output. `carrier` is the number of the transfer or output that moves the value, or
  /// [#NONE]; `asset` and `amount` are the carrier's, without one the protocol's claim. `known`:
  /// written by a contract that is known as the protocol's own ([KnownContracts]), or not by a
  /// contract at all.
  record Spot(long tx, int place, long carrier, String asset, Uint256 amount, boolean known) {}

  /// Value enters the bridge.
  record Out(
      Protocol protocol, @Nullable String id, Spot spot, @Nullable String sender, Destination to)
      implements BridgeLeg {}

  /// Value leaves the bridge; a refund does so on the chain where it had come from.
  record In(
      Protocol protocol, @Nullable String id, Spot spot, @Nullable String recipient, boolean refund)
      implements BridgeLeg {}

  /// Where an out-leg says that it goes. `asset` as the protocol names it there.
  record Destination(ChainName chain, @Nullable String address, @Nullable String asset) {}
}
