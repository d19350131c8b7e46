package org.entente.screen.name.korean;

import java.util.List;
import java.util.function.UnaryOperator;

/// How a name that is heard through other letters was written, so that an explanation shows what
/// people see: `ジョン`, not `jon`.
///
/// @param text as it was written; empty where it is heard by its own letters
/// @param read gives the letters that it is heard by
record Written(String text, UnaryOperator<String> read) {
  static final Written PLAIN = new Written("", UnaryOperator.identity());

  /// What these letters of a reading were written as.
  ///
  /// @param letters of the whole reading, family name first, without blanks
  String piece(String letters, int from, int end) {
    if (text.isEmpty()) {
      return letters.substring(from, end);
    }
    String heard = read.apply(text);
    List<String> words = KoreanReader.words(heard);
    String joined = String.join("", words);
    int last = words.getLast().length();
    boolean isLastFirst = !joined.equals(letters);
    int shift = !isLastFirst ? 0 : from < last ? joined.length() - last : -last;
    int first = place(heard, from + shift);
    return text.substring(start(first), start(place(heard, end - 1 + shift) + 1)).strip();
  }

  /// Where that letter stands when what parts words is counted, too.
  private static int place(String heard, int letter) {
    int left = letter;
    for (int i = 0; i < heard.length(); i++) {
      if (!KoreanReader.parts(heard.charAt(i)) && left-- == 0) {
        return i;
      }
    }
    return heard.length() - 1;
  }

  /// The longest beginning of the text that gives no more letters; a sign that gives none of its
  /// own belongs to the one before.
  private int start(int letters) {
    for (int end = text.length(); end > 0; end--) {
      if (read.apply(text.substring(0, end)).length() <= letters) {
        return end;
      }
    }
    return 0;
  }
}
