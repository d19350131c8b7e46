package org.entente.screen.name.korean;

import java.util.HashMap;
import java.util.Map;
import org.entente.screen.name.table.FactTable;

/// How Koreans read a Chinese character.
final class HanjaReadings {
  private static final Map<Integer, String> READINGS = read();

  private HanjaReadings() {}

  private static Map<Integer, String> read() {
    Map<Integer, String> readings = new HashMap<>();
    for (String line : FactTable.lines(HanjaReadings.class, "hanja.txt")) {
      int blank = line.indexOf(' ');
      String reading = line.substring(0, blank);
      line.substring(blank + 1)
          .codePoints()
          .forEach(c -> readings.merge(c, reading, String::concat));
    }
    return readings;
  }

  /// One Hangul syllable for each reading; empty where none is known.
  static String of(int character) {
    return READINGS.getOrDefault(character, "");
  }
}
