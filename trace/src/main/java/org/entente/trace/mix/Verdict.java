package org.entente.trace.mix;

import java.util.List;

/// What a transaction is, as far as mixing goes.
///
/// @param kind the most probable
/// @param ppm belief in `kind`, parts per million; with those in the others it makes one
/// @param because the signs for and against the kind, or, for none, against the likeliest mix
/// @param anonymitySet how many outputs look alike to whoever follows one: the greatest number of
///     equal outputs; 0 where it is no mix
/// @param denomination the value of those outputs, satoshi; 0 where it is no mix
/// @param asides what else speaks of mixing, the likeliest first
public record Verdict(
    MixKind kind,
    int ppm,
    List<Sign> because,
    int anonymitySet,
    long denomination,
    List<Aside> asides) {
  public Verdict {
    because = List.copyOf(because);
    asides = List.copyOf(asides);
  }

  /// Belief that it is a CoinJoin of one of the kinds, parts per million.
  public int mixPpm() {
    return kind == MixKind.NONE ? 1_000_000 - ppm : ppm;
  }

  /// A CoinJoin of one of the kinds, with at least this much belief in the kind.
  public boolean isMix(int leastPpm) {
    return kind != MixKind.NONE && ppm >= leastPpm;
  }

  /// A pattern beside the kinds, with the belief in it, parts per million.
  public record Aside(Pattern pattern, int ppm, List<Sign> because) {
    public Aside {
      because = List.copyOf(because);
    }
  }

  /// What belongs to mixing without being a round of a known kind.
  public enum Pattern {
    /// Prepares coins for Whirlpool; one owner.
    TX0("whirlpool_premix"),
    /// Several owners by equal outputs, of no known kind.
    EQUAL_OUTPUTS("equal_outputs"),
    /// Payer and payee may both have put in coins.
    PAYJOIN("payjoin"),
    /// One owner makes it look like two.
    STONEWALL("stonewall");

    private final String text;

    Pattern(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }
}
