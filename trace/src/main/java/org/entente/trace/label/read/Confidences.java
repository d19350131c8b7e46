package org.entente.trace.label.read;

import java.util.Optional;
import org.entente.trace.label.Confidence;

/// Confidence in text: a level's id, or `stix:70` for a number from 0 to 100.
final class Confidences {
  private static final String STIX = "stix";

  private Confidences() {}

  static String text(Confidence confidence) {
    return confidence.id().equals(STIX) ? STIX + ":" + confidence.points() : confidence.id();
  }

  static Optional<Confidence> of(String text) {
    if (text.matches("stix:(100|[1-9]?[0-9])")) {
      return Optional.of(stix(Integer.parseInt(text.substring(STIX.length() + 1))));
    }
    return Confidence.of(text);
  }

  /// STIX grades from 0 to 100 itself.
  static Confidence stix(int points) {
    return new Confidence(STIX, points);
  }
}
