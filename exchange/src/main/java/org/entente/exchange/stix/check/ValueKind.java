package org.entente.exchange.stix.check;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a property's value must be.
sealed interface ValueKind {
  /// Kinds without further bounds.
  enum Plain implements ValueKind {
    TEXT,
    FLAG,
    TIME,
    LANG,
    URL,
    HASHES,
    DICT,
    BIN,
    HEX,
    MIME,
    CHARSET,
    CPE,
    ANY
  }

  /// A number, whole or not; null is no bound.
  record Quantity(boolean whole, @Nullable BigDecimal min, @Nullable BigDecimal max)
      implements ValueKind {}

  /// An identifier of one of the types, or, when `never`, of none of them.
  record Reference(Set<String> types, boolean never) implements ValueKind {
    boolean admits(String type) {
      return types.isEmpty() || types.contains(type) != never;
    }
  }

  /// A word of a vocabulary; other words are refused when it is closed.
  record Vocabulary(String name, Set<String> words, boolean closed) implements ValueKind {}

  /// An object that stands within others.
  record Part(String name) implements ValueKind {}
}
