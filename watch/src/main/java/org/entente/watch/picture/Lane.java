package org.entente.watch.picture;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The rows of the timeline.
public enum Lane {
  THEFT,
  LAUNDERING,
  WARNING,
  OVERFLIGHT,
  SHIP,
  SUPPLY;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Lane> of(String word) {
    return Arrays.stream(values()).filter(lane -> lane.word().equals(word)).findFirst();
  }
}
