package org.entente.app.proof;

import java.util.Locale;
import org.entente.exchange.request.Amounts;

/// What came of looking at a proof.
///
/// @param how by what it was shown, or why it wasn't
/// @param moved what left the target between the request and the effect, by our own ledger
public record Finding(Result result, String how, Amounts moved) {
  /// How far it goes.
  public enum Result {
    /// Our own ledger shows it.
    PROVEN,
    /// It fits together, and to make it up would cost; we have not seen it ourselves.
    CONSISTENT,
    /// Said, and nothing more.
    TOLD,
    /// It can't be so, or our own ledger shows that it isn't.
    REFUTED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Finding of(Result result, String how) {
    return new Finding(result, how, Amounts.NONE);
  }

  Finding with(Amounts seen) {
    return new Finding(result, how, seen);
  }
}
