package org.entente.watch.overflight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.base.BadInput;

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
    List<String> lines = text.lines().toList();
    List<ElementSet> sets = new ArrayList<>();
    List<String> heading = List.of();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      String place = "line " + (i + 1);
      List<String> cells = cells(lines.get(i), file, place);
      if (heading.isEmpty()) {
        heading = cells.stream().map(c -> c.strip().toUpperCase(Locale.ROOT)).toList();
        continue;
      }
      if (cells.size() != heading.size()) {
        String reason = cells.size() + " cells below " + heading.size() + " headings";
        throw new BadInput(file, place, reason, NEXT_STEP);
      }
      Map<String, String> keys = new HashMap<>();
      for (int k = 0; k < cells.size(); k++) {
        keys.put(heading.get(k), cells.get(k));
      }
      add(sets, keys, file, place, doubts);
    }
    return sets;
  }

  static List<String> cells(String line, String file, String place) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    if (quoted) {
      throw new BadInput(file, place, "a quotation is not closed", NEXT_STEP);
    }
    cells.add(cell.toString());
    return cells;
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
