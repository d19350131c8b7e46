package org.entente.screen.name.korean;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.screen.name.table.FactTable;

/// Korean surnames: few, and spelt as families like, not as rules say (Lee, Park, Choi).
final class Surnames {
  private static final Map<String, List<String>> BY_LATIN = new HashMap<>();
  private static final Map<String, List<String>> BY_HANJA = new HashMap<>();
  private static final List<String> LONG = new ArrayList<>();
  private static final Set<String> HANGUL = new HashSet<>();

  static {
    for (String line : FactTable.lines(Surnames.class, "surnames.txt")) {
      String[] cells = line.split(" ", -1);
      String hangul = cells[0];
      HANGUL.add(hangul);
      if (hangul.length() > 1) {
        LONG.add(hangul);
        add(BY_HANJA, cells[1], hangul);
      } else {
        cells[1].codePoints().forEach(c -> add(BY_HANJA, Character.toString(c), hangul));
      }
      for (int i = 2; i < cells.length; i++) {
        add(BY_LATIN, cells[i], hangul);
      }
    }
  }

  private Surnames() {}

  private static void add(Map<String, List<String>> map, String key, String hangul) {
    map.computeIfAbsent(key, k -> new ArrayList<>()).add(hangul);
  }

  /// The surnames a word in Latin letters may be; empty where it is none we know.
  static List<String> ofLatin(String word) {
    List<String> exact = BY_LATIN.get(word);
    return exact != null ? exact : BY_LATIN.getOrDefault(word.replace("'", ""), List.of());
  }

  static List<String> ofHanja(String hanja) {
    return BY_HANJA.getOrDefault(hanja, List.of());
  }

  /// Whether a name in Hangul is a family name.
  static boolean isKnown(String hangul) {
    return HANGUL.contains(hangul);
  }

  /// Whether a syllable of another script sounds like a family name.
  static boolean isHeard(int syllable) {
    for (String hangul : HANGUL) {
      if (hangul.length() == 1
          && Syllable.headPrice(syllable, Syllable.ofHangul(hangul.charAt(0))) == 0) {
        return true;
      }
    }
    return false;
  }

  static boolean isLong(String hangul) {
    return LONG.contains(hangul);
  }
}
