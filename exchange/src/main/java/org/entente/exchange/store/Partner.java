package org.entente.exchange.store;

import java.util.Locale;

/// Another node we exchange with.
///
/// @param country three letters
/// @param url where it answers
/// @param vkey its public key, as it printed it
public record Partner(String name, String country, String url, String vkey, State state) {
  /// Nothing leaves for a partner that isn't active, from that instant.
  public enum State {
    ACTIVE,
    SUSPENDED,
    REMOVED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public boolean isActive() {
    return state == State.ACTIVE;
  }
}
