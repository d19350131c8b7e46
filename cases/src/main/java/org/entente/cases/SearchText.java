package org.entente.cases;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Text as it is searched: compatibility forms united (half-width katakana, Hangul in parts), in
/// small letters.
final class SearchText {
  /// Shorter words have no trigram.
  private static final int TRIGRAM = 3;

  private static final int MIX = 0x9e3779b1;

  private SearchText() {}

  static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  static List<String> words(String query) {
    return Stream.of(folded(query).strip().split("[\\s\u3000]+", -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  static boolean hasTrigram(String word) {
    return word.codePointCount(0, word.length()) >= TRIGRAM;
  }

  /// One number for each three signs that stand in a row, in order, none twice. Others may have the
  /// same: whoever has a word's numbers may hold the word.
  static int[] grams(String text) {
    int[] signs = text.codePoints().toArray();
    return IntStream.rangeClosed(0, signs.length - TRIGRAM)
        .map(i -> (signs[i] * MIX + signs[i + 1]) * MIX + signs[i + 2])
        .sorted()
        .distinct()
        .toArray();
  }

  /// As FTS5 takes a text that is no expression.
  static String phrase(String word) {
    return "\"" + word.replace("\"", "\"\"") + "\"";
  }

  /// As LIKE with `\` as escape takes a text that stands anywhere.
  static String anywhere(String word) {
    return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }
}
