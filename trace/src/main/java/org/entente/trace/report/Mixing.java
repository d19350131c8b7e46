package org.entente.trace.report;

import java.util.List;
import org.entente.trace.mix.ThroughMixes;
import org.jspecify.annotations.Nullable;

/// How traces met CoinJoins.
///
/// @param stopped whether they end there
/// @param through what was found behind them, for each trace in order; null if nobody asked
public record Mixing(boolean stopped, @Nullable List<ThroughMixes.Found> through) {
  /// They walk through CoinJoins as through any transaction.
  public static final Mixing EXACT = new Mixing(false, null);

  /// They end there.
  public static final Mixing STOPPED = new Mixing(true, null);

  String text() {
    return through != null ? "through" : stopped ? "stop" : "exact";
  }
}
