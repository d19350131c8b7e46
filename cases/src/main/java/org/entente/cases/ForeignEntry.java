package org.entente.cases;

/// An entry of another node's journal.
///
/// @param draft as it shall stand here; the entries it names by their places, from 1, in the list
///     of entries in which it is given
/// @param origin the object that said so
public record ForeignEntry(Draft draft, Origin origin) {}
