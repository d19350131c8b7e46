package org.entente.app.jobs;

import java.util.List;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;

/// A member of a request and the option of the command line that it becomes.
///
/// @param option like `--hops`; empty for the command's arguments
record JobField(String name, Shape shape, String option) {
  private static final int MOST_TEXTS = 1_000;
  private static final int LONGEST_TEXT = 4_096;

  enum Shape {
    /// `true` or `false`.
    FLAG,
    TEXT,
    /// A whole number, also as text.
    NUMBER,
    TEXTS,
    /// Names of stores that the node may read.
    STORES,
    /// The name of a store of labels that the node may read.
    LABELS
  }

  /// Its values as texts; none for a flag that isn't set. Throws [BadInput].
  List<String> values(JsonValue value) {
    List<String> texts =
        switch (shape) {
          case FLAG -> flag(value);
          case NUMBER -> List.of(number(value));
          case TEXT, LABELS -> List.of(text(value));
          case TEXTS, STORES -> texts(value);
        };
    for (String text : texts) {
      if (text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
        throw bad("a text of it is too long or has a character NUL");
      }
    }
    return texts;
  }

  /// The member that words of a command line mean.
  JsonValue worded(List<String> words) {
    return switch (shape) {
      case TEXTS, STORES -> JsonValue.texts(words);
      case FLAG -> JsonValue.of(words.getLast().equals("true"));
      case TEXT, NUMBER, LABELS -> JsonValue.of(words.getLast());
    };
  }

  private List<String> flag(JsonValue value) {
    if (!(value instanceof JsonValue.Truth truth)) {
      throw bad("it must be true or false");
    }
    return truth.value() ? List.of("true") : List.of();
  }

  private String number(JsonValue value) {
    String text =
        switch (value) {
          case JsonValue.Numeral numeral when numeral.isInteger() ->
              numeral.value().toBigInteger().toString();
          case JsonValue.Text written -> written.value();
          default -> "";
        };
    if (!text.matches("[0-9]{1,80}")) {
      throw bad("it must be a whole number");
    }
    return text;
  }

  private String text(JsonValue value) {
    if (!(value instanceof JsonValue.Text text) || text.value().isBlank()) {
      throw bad("it must be a text");
    }
    return text.value();
  }

  private List<String> texts(JsonValue value) {
    if (!(value instanceof JsonValue.Array array)) {
      throw bad("it must be a list of texts");
    }
    List<String> texts = array.items().stream().map(this::text).toList();
    if (texts.isEmpty() || texts.size() > MOST_TEXTS) {
      throw bad("it must have from 1 to " + MOST_TEXTS + " texts");
    }
    return texts;
  }

  private BadInput bad(String reason) {
    return new BadInput(name, "", reason, "See the reference of jobs");
  }
}
