package org.entente.exchange.people;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whoever may sign in. Without a role they use TAXII, and see what collections let them.
///
/// @param password as it is kept, hashed; empty for somebody who has none yet
/// @param partner whose person it is; null for one's own
/// @param role null for a partner's person, and for one who only uses TAXII
public record Person(
    String name, String password, @Nullable String partner, @Nullable Role role, State state) {
  /// A name stays somebody's for good, so that what was done under it is always theirs.
  public enum State {
    ACTIVE,
    LOCKED,
    REMOVED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public boolean isActive() {
    return state == State.ACTIVE;
  }
}
