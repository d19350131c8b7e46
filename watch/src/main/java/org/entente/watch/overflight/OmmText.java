package org.entente.watch.overflight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.base.BadInput;
import org.entente.watch.text.CsvRows;

/// OMM as CSV (one set a line below a heading) and as KVN (`KEY = value`).
final class OmmText {
  private static final String NEXT_STEP = "Take the file anew from its publisher.";

  private OmmText() {}

  private static void add(
      List<ElementSet> sets, Map<String, String> keys, String file, String place, Doubts doubts) {
    try {
      sets.add(Omm.set(keys, file, place));
    } catch (BadInput bad) {
      doubts.skip(bad);
    }
  }

  static boolean isCsv(String head) {
    String first = head.lines().findFirst().orElse("").toUpperCase(Locale.ROOT);
    return first.contains(",") && first.contains("EPOCH") && first.contains("MEAN_MOTION");
  }

  static boolean isKvn(String head) {
    return head.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("COMMENT"))
        .limit(1)
        .anyMatch(line -> line.matches("\\s*[A-Z_0-9]+\\s*=.*"));
  }

  static List<ElementSet> readCsv(String text, String file, Doubts doubts) {
    List<ElementSet> sets = new ArrayList<>();
    for (CsvRows.Row row : CsvRows.read(text, file, List.of("epoch", "mean_motion"))) {
      Map<String, String> keys = new HashMap<>();
      row.cells().forEach((key, value) -> keys.put(key.toUpperCase(Locale.ROOT), value));
      add(sets, keys, file, row.place(), doubts);
    }
    return sets;
  }

  /// Several messages may follow each other; each begins with its version.
  static List<ElementSet> readKvn(String text, String file, Doubts doubts) {
    List<ElementSet> sets = new ArrayList<>();
    Map<String, String> keys = new HashMap<>();
    int number = 0;
    int from = 1;
    for (String line : text.split("\r\n|\n|\r", -1)) {
      number++;
      if (line.isBlank() || line.stripLeading().startsWith("COMMENT")) {
        continue;
      }
      int sign = line.indexOf('=');
      if (sign < 0) {
        throw new BadInput(file, "line " + number, "neither KEY = value nor COMMENT", NEXT_STEP);
      }
      String key = line.substring(0, sign).strip();
      if (key.equals("CCSDS_OMM_VERS") && !keys.isEmpty()) {
        add(sets, keys, file, "line " + from, doubts);
        keys.clear();
        from = number;
      }
      if (keys.put(key, line.substring(sign + 1).strip()) != null) {
        throw new BadInput(file, "line " + number, key + " stands twice in one set", NEXT_STEP);
      }
    }
    if (!keys.isEmpty()) {
      add(sets, keys, file, "line " + from, doubts);
    }
    return sets;
  }
}
