package org.entente.trace.exit;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An end of a trace as a place where money can be stopped, or could have been.
///
/// @param network whose ledger it is on
/// @param at as in the trace's ends
/// @param holder who has it, as far as labels say
/// @param stoppers who can stop it, and how
/// @param factors whose product is `score`
/// @param score parts per million: comparable within one trace
public record Exit(
    String network,
    String at,
    @Nullable String address,
    String asset,
    BigInteger amount,
    Kind kind,
    Status status,
    List<String> holder,
    List<Stopper> stoppers,
    List<Factor> factors,
    long score) {
  public Exit {
    holder = List.copyOf(holder);
    stoppers = List.copyOf(stoppers);
    factors = List.copyOf(factors);
  }

  /// What kind of place it is.
  public enum Kind {
    EXCHANGE,
    /// A token that its issuer can freeze, at an address that nobody named.
    ISSUER,
    BRIDGE,
    SERVICE,
    OTC,
    MIXER,
    BURN,
    /// In hand: nobody can stop it until it moves.
    UNSPENT,
    /// The walk was told to stop here: it may have gone on.
    UNKNOWN;

    /// As in JSON.
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public enum Status {
    OPEN,
    /// Its issuer has frozen it.
    FROZEN,
    /// Its issuer has destroyed it, to be issued anew to the owner.
    DESTROYED,
    /// Nobody can spend it.
    GONE;

    /// As in JSON.
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Somebody who can hold the money there.
  ///
  /// @param how a contract's function, "request to the exchange" and the like
  public record Stopper(String who, String how) {}

  /// One of the figures that the score is made of.
  ///
  /// @param ppm parts per million
  /// @param source where the figure comes from; what is only assumed says so
  public record Factor(String name, long ppm, String source) {}
}
