package org.entente.screen;

/// A piece of why a query matches a target: the rule, what it compared, what it counted.
///
/// @param rule its code, such as `imo-equal`; never changes, for programs read it
/// @param query the part of the query
/// @param candidate the part of the list's row
/// @param weight what it adds, or takes when negative, in ten-thousandths of the score
/// @param field the column or element of the list that the candidate stands in, as the list calls
///     it; empty where it is no name of the list
/// @param heard the Korean syllable that both are heard as, in Hangul, or `리/이` where North and
///     South say it otherwise; empty where nothing is heard
/// @param cost what hearing it so took from the weight
public record Reason(
    String rule, String query, String candidate, int weight, String field, String heard, int cost) {
  public Reason(String rule, String query, String candidate, int weight, String field) {
    this(rule, query, candidate, weight, field, "", 0);
  }

  public Reason(String rule, String query, String candidate, int weight) {
    this(rule, query, candidate, weight, "");
  }
}
