package org.entente.screen;

/// Whom a target is tied to: `Linked To: LAZARUS GROUP.`
///
/// @param kind the list's words for the tie
/// @param reference the other target's on the same list; empty where only a name is given
public record Relation(String kind, String name, String reference) {}
