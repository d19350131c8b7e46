package org.entente.screen.merge;

import java.util.Locale;

/// Why two rows of different lists are one target, strongest first.
public enum JoinRule {
  /// A person said so.
  DECIDED,

  /// One list names the other's reference.
  REFERENCE,

  /// The same passport or national number of the same country.
  PASSPORT,

  /// The same IMO, LEI, SWIFT or registration number, or MMSI with the name.
  NUMBER,

  /// The same crypto address.
  WALLET,

  /// Names that sound equal, born the same day, or the same year in the same country.
  NAME_AND_BIRTH,

  /// The same name, letter by letter, of an organization of the same country, borne by one row on
  /// either list.
  EXACT_NAME,

  /// A person's name that sounds equal in the same country, where a list gives no birth date.
  /// Never a join: many share a name.
  NAME_ALONE;

  /// As it stands in results: `name-and-birth`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
