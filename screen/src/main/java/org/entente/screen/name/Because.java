package org.entente.screen.name;

/// One line of an explanation.
///
/// @param rule what was found
/// @param query the piece of the query
/// @param candidate the piece of the list's name
/// @param weight what it adds to the score, negative where it speaks against; the weights of a
///     score add up to it
public record Because(Rule rule, String query, String candidate, int weight) {}
