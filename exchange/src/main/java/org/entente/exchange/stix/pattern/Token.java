package org.entente.exchange.stix.pattern;

/// One word of a pattern.
///
/// @param text of a string its value, of anything else as it is written
/// @param at index of its first char in the pattern
record Token(Kind kind, String text, int at) {
  enum Kind {
    WORD,
    /// Has a hyphen, so it can only be a type.
    HYPHENATED,
    STRING,
    INTEGER,
    DECIMAL,
    HEX,
    BINARY,
    TIME,
    SYMBOL,
    END
  }

  boolean is(String word) {
    return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equals(word);
  }

  /// What a message calls it.
  String shown() {
    return kind == Kind.END ? "the end" : "'" + text + "'";
  }
}
