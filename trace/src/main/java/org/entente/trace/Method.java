package org.entente.trace;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How taint passes through a transaction that mixes it with clean units.
public enum Method {
  /// First in, first out: inputs are queued in order and dealt to the outputs in order, the rest
  /// is the fee.
  FIFO,
  /// The same queue, consumed from its back end.
  LIFO,
  /// Each output gets its share of the taint, by largest remainder.
  HAIRCUT,
  /// Any tainted input taints every output whole: the upper bound of all others, not conserved.
  POISON,
  /// Taint in, highest out: the largest outputs are filled first.
  TIHO;

  public static Optional<Method> ofName(String name) {
    return Arrays.stream(values()).filter(m -> m.text().equals(name)).findFirst();
  }

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// True where single units keep their place, so that several starts can be told apart.
  boolean followsUnits() {
    return switch (this) {
      case FIFO, LIFO -> true;
      case HAIRCUT, POISON, TIHO -> false;
    };
  }
}
