package org.entente.exchange.stix.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.entente.cases.Marking;
import org.entente.exchange.stix.Tlp;

/// Markings of cases as traffic lights of the standard, and back.
final class TlpOf {
  private TlpOf() {}

  /// Empty for an entry that has no marking.
  static Optional<Tlp> word(String marking) {
    return Marking.of(marking).map(TlpOf::light);
  }

  static Tlp light(Marking marking) {
    return switch (marking) {
      case CLEAR -> Tlp.CLEAR;
      case GREEN -> Tlp.GREEN;
      case AMBER -> Tlp.AMBER;
      case AMBER_STRICT -> Tlp.AMBER_STRICT;
      case RED -> Tlp.RED;
    };
  }

  /// The strictest light among these ids; empty where none is one.
  static String word(List<String> ids) {
    return Arrays.stream(Marking.values())
        .filter(one -> ids.contains(light(one).id()) || ids.contains(former(one)))
        .reduce((_, later) -> later)
        .map(Marking::word)
        .orElse("");
  }

  /// The id in version 1 of the protocol.
  private static String former(Marking marking) {
    return switch (marking) {
      case CLEAR -> Tlp.WHITE_1.id();
      case GREEN -> Tlp.GREEN_1.id();
      case AMBER -> Tlp.AMBER_1.id();
      case AMBER_STRICT -> "";
      case RED -> Tlp.RED_1.id();
    };
  }
}
