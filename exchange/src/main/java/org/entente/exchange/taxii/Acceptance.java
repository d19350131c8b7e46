package org.entente.exchange.taxii;

import java.util.Locale;

/// What a collection takes in.
public enum Acceptance {
  /// Objects that keep every rule of their standard.
  VALID,
  /// Whatever has a type and an id.
  ANY;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
