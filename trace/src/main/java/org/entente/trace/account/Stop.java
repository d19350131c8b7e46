package org.entente.trace.account;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why taint goes no further at an account. Taint that stops at one holding for equal stops is one
/// end; so a stop that differs in `leg` (a bridge's deposit, say) keeps an amount of its own.
///
/// `reason` says more where the kind doesn't say all. `labels` name the account, for people.
public record Stop(Kind kind, @Nullable String reason, List<String> labels, @Nullable String leg) {
  /// What JSON calls the kind of an end.
  public enum Kind {
    /// Nobody has moved it yet.
    ACCOUNT,
    EXCHANGE,
    MIXER,
    BRIDGE,
    BURN,
    ISSUER,
    SERVICE,
    /// Backwards: units that were created here, or were there before the data begins.
    ORIGIN,
    /// The walk was told to stop here.
    LIMIT;

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static final Stop ACCOUNT = new Stop(Kind.ACCOUNT, null, List.of(), null);

  public Stop {
    labels = List.copyOf(labels);
  }

  /// True where only a label says that taint should end: nothing else is known of the place.
  boolean isByLabel() {
    return !labels.isEmpty() && reason == null && leg == null;
  }

  public static Stop of(Kind kind, @Nullable String reason) {
    return new Stop(kind, reason, List.of(), null);
  }

  public static Stop labelled(Kind kind, String label) {
    return new Stop(kind, null, List.of(label), null);
  }

  /// A bridge's deposit, that goes on elsewhere as `leg`.
  public static Stop bridge(String label, String leg) {
    return new Stop(Kind.BRIDGE, null, List.of(label), leg);
  }
}
