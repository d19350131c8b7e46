package org.entente.cases;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What happened.
public enum IncidentKind {
  THEFT,
  LAUNCH,
  TRANSFER,
  INTRUSION,
  DISRUPTION;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<IncidentKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
