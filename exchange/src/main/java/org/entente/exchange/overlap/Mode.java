package org.entente.exchange.overlap;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What who asks learns.
public enum Mode {
  /// Which of its own items the partner has.
  ITEMS,
  /// How many of its own items the partner has.
  COUNT,
  /// How many, and the sum of what it wrote beside them.
  SUM;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Mode> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
