package org.entente.trace.mix;

import java.util.List;
import org.entente.chain.script.ScriptType;
import org.jspecify.annotations.Nullable;

/// A Bitcoin transaction as far as a judgement on it needs one.
///
/// @param txid as it is printed
/// @param time of its block, Unix seconds, or [#NO_TIME]
/// @param coinbase whether it creates coins
public record MixTx(
    String txid, long time, boolean coinbase, List<Coin> inputs, List<Coin> outputs) {
  /// Nobody told when it was: no rule's time gate is closed then.
  public static final long NO_TIME = Long.MIN_VALUE;

  /// [Coin#value] where nobody told it.
  public static final long NO_VALUE = -1;

  public MixTx {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /// An output, made or spent.
  ///
  /// @param address what tells coins of one script from others: the address, or any text that is
  ///     equal where the script is; null where unknown
  /// @param value satoshi, or [MixTx#NO_VALUE]
  /// @param type null where unknown
  public record Coin(@Nullable String address, long value, @Nullable ScriptType type) {}

  public boolean timeKnown() {
    return time != NO_TIME;
  }

  /// True where it is known to be before this second.
  boolean isBefore(long unixSeconds) {
    return timeKnown() && time < unixSeconds;
  }

  /// True where it is known to be at this second or later.
  boolean isFrom(long unixSeconds) {
    return timeKnown() && time >= unixSeconds;
  }
}
