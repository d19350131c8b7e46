package org.entente.trace;

import java.util.List;

/// The answer to a [TraceQuestion].
///
/// `ends` stand in ledger order, unseen outputs last; ends of amount 0 are left out. `fees` went
/// to miners. `overlap` arrived at another start, which overrides it: those units are counted
/// there. `conserved`: starts = ends + fees + overlap; poison never claims it. `flows` are all
/// places the walk came by, in its order, if it was asked to keep them.
public record Trace(
    TraceQuestion question,
    List<Origin> starts,
    List<End> ends,
    long fees,
    long overlap,
    boolean conserved,
    Stats stats,
    List<Flow> flows) {

  /// A start as the ledger knows it: `outputs` of it are tainted with `amount` satoshi in all.
  public record Origin(Start start, long amount, long outputs) {}

  /// What the walk did. `visited` transactions were walked; `edges` tainted outputs (and fees)
  /// went into them. `unknownFees`: poisoned transactions whose fee couldn't be counted because
  /// an input's value is unknown. `unfollowedFees`: fees that were to be followed but stay under
  /// fees, because not all of their block is known.
  public record Stats(long visited, long edges, long unknownFees, long unfollowedFees) {}
}
