package org.entente.app.screen;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entente.base.BadInput;
import org.entente.screen.desk.Thresholds;

/// The desk's bars, one a line: `default = 0.70`, `us-sdn = 0.85`, `vessel = 0.75`,
/// `us-sdn/person = 0.80`. Blank lines and lines that begin with `#` say nothing.
final class ThresholdFile {
  private static final int MAX_BYTES = 1 << 16;

  private ThresholdFile() {}

  static Thresholds read(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new BadInput(file.toString(), "", "is too long", "One threshold a line");
    }
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (MalformedInputException e) {
      throw new BadInput(file.toString(), "", "is not UTF-8", "Save the file as UTF-8", e);
    }
    SortedMap<String, Integer> bars = new TreeMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int equals = line.indexOf('=');
      String key = equals < 0 ? line : line.substring(0, equals).strip();
      if (equals < 0 || !Thresholds.isKey(key)) {
        throw bad(file, i, "no list or type: '" + key + "'", "Write LIST/TYPE = 0.85");
      }
      try {
        if (bars.put(key, BarOption.tenThousandths(line.substring(equals + 1).strip())) != null) {
          throw bad(file, i, key + " has a bar already", "Leave one of them out");
        }
      } catch (NumberFormatException e) {
        throw bad(file, i, "no number from 0 to 1", "Write " + key + " = 0.85");
      }
    }
    bars.putIfAbsent(Thresholds.DEFAULT, BarOption.USUAL);
    return new Thresholds(bars);
  }

  private static BadInput bad(Path file, int line, String reason, String nextStep) {
    return new BadInput(file.toString(), "line " + (line + 1), reason, nextStep);
  }
}
