package org.entente.screen.merge;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.entente.screen.Name;

/// Folds a name so coarsely that the romanisations of one Korean name fall together. On its own
/// it would join strangers; it is only used beside an equal day of birth.
final class SoundFold {
  private static final Map<String, String> FAMILIES =
      Map.of(
          "PARK", "PAK", "LEE", "RI", "RHEE", "RI", "YI", "RI", "LI", "RI", "CHOI", "CHOE", "YOO",
          "RYU", "YU", "RYU", "ROH", "NO");

  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{Nd}]+");
  private static final Pattern MARK = Pattern.compile("['’ʼ`´]|\\p{M}");
  private static final Pattern DOUBLE = Pattern.compile("(.)\\1");

  private SoundFold() {}

  /// Letters and digits alone, upper case, without marks.
  static String plain(String text) {
    String upper = Normalizer.normalize(text, Normalizer.Form.NFKD).toUpperCase(Locale.ROOT);
    return NO_LETTER.matcher(upper).replaceAll("");
  }

  /// The words sorted, each folded; empty where fewer than two words.
  static String of(Name name) {
    String upper = Normalizer.normalize(name.text(), Normalizer.Form.NFKD).toUpperCase(Locale.ROOT);
    String text = MARK.matcher(upper).replaceAll("");
    List<String> words = new ArrayList<>();
    for (String word : NO_LETTER.split(text, -1)) {
      if (!word.isEmpty()) {
        words.add(fold(FAMILIES.getOrDefault(word, word)));
      }
    }
    if (words.size() < 2) {
      return "";
    }
    Collections.sort(words);
    return String.join("", words);
  }

  private static String fold(String word) {
    String folded =
        word.replace("EO", "O")
            .replace("OO", "U")
            .replace("EU", "U")
            .replace("CH", "J")
            .replace("SH", "S")
            .replace('G', 'K')
            .replace('D', 'T')
            .replace('B', 'P')
            .replace('L', 'R');
    return DOUBLE.matcher(folded).replaceAll("$1");
  }
}
