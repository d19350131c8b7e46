package org.entente.trace.mix;

/// One thing seen in a transaction and how much it speaks for a kind of mix.
///
/// @param rule its name, the same for every transaction
/// @param finding what was seen, in English
/// @param decibans ten times the decimal logarithm of how much more often it is seen in such a
///     mix than elsewhere; [#VETO] where it rules the mix out
public record Sign(String rule, String finding, int decibans) {
  /// Sums with it stay beyond anything that other signs can outweigh.
  public static final int VETO = -1000;

  public boolean isVeto() {
    return decibans == VETO;
  }
}
