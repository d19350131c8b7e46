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
  /// Somebody's address, by a label: of an exchange, a mixer, a bridge, an issuer, a service; or
  /// one that nobody can spend from.
  AT_EXCHANGE("exchange", null),
  AT_MIXER("mixer", null),
  AT_BRIDGE("bridge", "by a label"),
  AT_ISSUER("issuer", null),
  AT_SERVICE("service", null),
  AT_BURN("burn", "by a label"),
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
          AT_EXCHANGE,
          AT_MIXER,
          AT_BRIDGE,
          AT_ISSUER,
          AT_SERVICE,
          AT_BURN,
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

  /// True where only a label says that the walk should end. A start that has such a label, a
  /// victim's own wallet, is followed.
  boolean isByLabel() {
    return switch (this) {
      case AT_EXCHANGE, AT_MIXER, AT_BRIDGE, AT_ISSUER, AT_SERVICE, AT_BURN -> true;
      case UNSPENT,
          OP_RETURN,
          GENESIS,
          OVERWRITTEN,
          BRIDGE,
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

  /// `exchange`, `mixer`, `service`, `issuer`, `unspent`, `burn`, `bridge`, `coinbase` or `limit`.
  public String kind() {
    return kind;
  }

  /// Says more where the kind doesn't say all.
  public @Nullable String reason() {
    return reason;
  }
}
