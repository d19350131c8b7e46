package org.entente.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How far something may go, by the Traffic Light Protocol 2.0; later is stricter.
public enum Marking {
  CLEAR,
  GREEN,
  AMBER,
  AMBER_STRICT,
  RED;

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '+');
  }

  public static Optional<Marking> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }

  /// Of a whole: as strict as the strictest of its parts; empty when one of them has no marking and
  /// so is for this node only.
  public static Optional<Marking> strictest(List<Entry> entries) {
    return entries.stream()
        .map(one -> of(one.marking()))
        .reduce(
            Optional.of(CLEAR),
            (a, b) -> a.flatMap(one -> b.map(other -> one.compareTo(other) >= 0 ? one : other)));
  }
}
