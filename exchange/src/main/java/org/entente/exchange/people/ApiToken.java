package org.entente.exchange.people;

import java.util.List;

/// What a program signs in with. What is kept of it is the hash of 256 random bits, which nobody
/// guesses, so it needs no salt and no slow hash.
///
/// @param hash SHA-256 of its secret part
/// @param made microseconds since 1970
/// @param ends from then on it is good for nothing
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
public record ApiToken(
    String id, String person, String title, List<Scope> scopes, byte[] hash, long made, long ends) {
  public ApiToken {
    scopes = List.copyOf(scopes);
  }
}
