package org.entente.screen.name.korean;

import java.util.Locale;

/// One Latin letter for one Cyrillic letter that Korean names use in Russian.
final class CyrillicLetters {
  private static final String CYRILLIC = "абвгдеёжзиклмнопрстухчшыэюяйц";
  private static final String LATIN = "abfgdeqjziklmnoprstuhcsvzwxic";

  private CyrillicLetters() {}

  static String of(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replace("нъ", "ng").replace("дж", "ч");
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      int at = CYRILLIC.indexOf(c);
      if (at >= 0) {
        letters.append(LATIN.charAt(at));
      } else if (c != 'ь' && c != 'ъ') {
        letters.append(c);
      }
    }
    return letters.toString();
  }
}
