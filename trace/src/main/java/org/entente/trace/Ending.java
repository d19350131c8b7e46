package org.entente.trace;

import org.jspecify.annotations.Nullable;

/// Why a walk goes no further at a place.
public enum Ending {
  UNSPENT("unspent", null),
  OP_RETURN("burn", "OP_RETURN can't be spent"),
  GENESIS("burn", "the genesis output can't be spent"),
  OVERWRITTEN("burn", "overwritten by a later transaction with the same id (BIP30)"),
  /// It enters a bridge here, and may come out of it on another chain.
  BRIDGE("bridge", null),
  /// The transaction that spends it is a CoinJoin: beyond it nobody can say which coin is whose.
  MIX("mixer", "a CoinJoin spends it"),
  /// Backwards: units that were created here.
  COINBASE("coinbase", null),
  HOPS("limit", "hops"),
  AMOUNT("limit", "amount"),
  COUNT("limit", "count"),
  /// The transaction that moved it on has an input whose value nobody knows.
  VALUE_UNKNOWN("limit", "value unknown"),
  /// Its inputs are worth less than its outputs; only told values can be so wrong.
  VALUES_CONTRADICT("limit", "told values of inputs are less than the outputs"),
  UNSEEN("limit", "previous transaction not in the data"),
  /// Its fees can't flow into a coinbase output that was spent before them.
  SPENT_IN_ITS_BLOCK("limit", "coinbase spent within its own block"),
  /// Backwards by a method that must trace each origin forwards again: there are too many.
  TOO_MANY_ORIGINS("limit", "too many origins for this method, try fifo or a limit on hops");

  private final String kind;
  private final @Nullable String reason;

  Ending(String kind, @Nullable String reason) {
    this.kind = kind;
    this.reason = reason;
  }

  /// True where the taint lies at an output that nobody has spent, be it that nobody can.
  boolean isUnspent() {
    return switch (this) {
      case UNSPENT, OP_RETURN, GENESIS, OVERWRITTEN -> true;
      case BRIDGE,
          MIX,
          COINBASE,
          HOPS,
          AMOUNT,
          COUNT,
          VALUE_UNKNOWN,
          VALUES_CONTRADICT,
          UNSEEN,
          SPENT_IN_ITS_BLOCK,
          TOO_MANY_ORIGINS ->
          false;
    };
  }

  /// `unspent`, `burn`, `bridge`, `mixer`, `coinbase` or `limit`.
  public String kind() {
    return kind;
  }

  /// Says more where the kind doesn't say all.
  public @Nullable String reason() {
    return reason;
  }
}
