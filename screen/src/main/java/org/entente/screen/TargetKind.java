package org.entente.screen;

import java.util.Locale;
import java.util.Optional;

/// What a list's target is.
public enum TargetKind {
  PERSON,
  ORGANIZATION,
  VESSEL,
  AIRCRAFT,

  /// A person or an organization; the list doesn't say which.
  LEGAL_ENTITY,

  /// A security, a wallet, a thing.
  OTHER;

  /// As it stands in results: `person`, `legalentity`.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace("_", "");
  }

  /// Reads what users and partners' programs write; `company` is an organization.
  public static Optional<TargetKind> of(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT).replace("_", "").replace(" ", "");
    return switch (plain) {
      case "person", "individual" -> Optional.of(PERSON);
      case "organization", "organisation", "company", "entity" -> Optional.of(ORGANIZATION);
      case "vessel", "ship" -> Optional.of(VESSEL);
      case "aircraft", "airplane" -> Optional.of(AIRCRAFT);
      case "legalentity" -> Optional.of(LEGAL_ENTITY);
      case "other", "thing" -> Optional.of(OTHER);
      default -> Optional.empty();
    };
  }

  /// Whether one real thing may stand on one list as this and on another as that.
  public boolean agreesWith(TargetKind other) {
    return this == other
        || this == OTHER
        || other == OTHER
        || (this == LEGAL_ENTITY && (other == PERSON || other == ORGANIZATION))
        || (other == LEGAL_ENTITY && (this == PERSON || this == ORGANIZATION));
  }
}
