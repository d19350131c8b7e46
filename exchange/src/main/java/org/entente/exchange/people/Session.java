package org.entente.exchange.people;

/// Somebody who signed in and hasn't left.
///
/// @param hash SHA-256 of what their cookie holds
/// @param seen when they last asked, to the minute
/// @param ends at the latest, however busy they are
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
public record Session(byte[] hash, String person, long made, long seen, long ends) {}
