package org.entente.exchange.release;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What something is given for. Whoever gets it may pass it on for that and nothing else, unless
/// its originator consents.
public enum Purpose {
  /// Following money and stopping it.
  INVESTIGATION,
  /// Evidence before a court.
  PROSECUTION,
  /// Naming somebody for sanctions, and screening against them.
  SANCTIONS,
  /// Warning those in danger and defending networks.
  PROTECTION,
  EXERCISE;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Purpose> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(Purpose::word).toList();
  }
}
