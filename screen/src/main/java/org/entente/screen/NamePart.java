package org.entente.screen;

/// A piece of a name as the list parts it.
public record NamePart(Role role, String text) {
  /// What the piece is, as far as the list can be believed.
  public enum Role {
    FAMILY,
    GIVEN,
    PATRONYMIC,

    /// The whole name of an organization, a ship, an aircraft.
    WHOLE,

    /// The list parts the name and doesn't say into what: the UN's FIRST_NAME … FOURTH_NAME,
    /// of which the first is often the family name.
    UNSAID
  }
}
