package org.entente.screen.name;

/// One line of an explanation.
///
/// @param rule what was found
/// @param query the piece of the query
/// @param candidate the piece of the list's name
/// @param weight what it adds to the score, negative where it speaks against; the weights of a
///     score add up to it
/// @param heard the Korean syllable that both pieces are heard as, in Hangul, or `리/이`; empty for
///     rules that don't hear
/// @param cost what hearing it so took from the weight
public record Because(
    Rule rule, String query, String candidate, int weight, String heard, int cost) {
  public Because(Rule rule, String query, String candidate, int weight) {
    this(rule, query, candidate, weight, "", 0);
  }
}
