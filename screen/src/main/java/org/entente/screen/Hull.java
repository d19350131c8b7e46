package org.entente.screen;

import java.util.List;

/// What a list says about a ship beside its names and numbers.
///
/// @param tonnage deadweight as written, empty where not given
/// @param owner as written, empty where not given
public record Hull(
    Country flag, List<Country> formerFlags, String type, String tonnage, String owner) {
  public Hull {
    formerFlags = List.copyOf(formerFlags);
  }
}
