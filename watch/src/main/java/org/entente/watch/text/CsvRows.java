package org.entente.watch.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.base.BadInput;
import org.entente.base.csv.CsvLine;

/// The lines of a CSV file below its heading, cells by the heading's words (lower case,
/// stripped). A quoted cell stays within its line.
public final class CsvRows {
  private static final String NEXT_STEP = "Mend the line, or take the file anew from its source.";

  /// One line. `place` is "line N".
  public record Row(String file, String place, Map<String, String> cells) {
    /// The cell, stripped; refused where it is empty.
    public String need(String column) {
      String cell = cells.getOrDefault(column, "");
      if (cell.isEmpty()) {
        throw new BadInput(file, place, column + " is missing", NEXT_STEP);
      }
      return cell;
    }

    public String maybe(String column) {
      return cells.getOrDefault(column, "");
    }

    /// A finite number, at least `least`.
    public double number(String column, double least) {
      String cell = need(column);
      try {
        double value = Double.parseDouble(cell);
        if (Double.isFinite(value) && value >= least) {
          return value;
        }
      } catch (NumberFormatException _) {
        // Told below, like a number out of range.
      }
      throw new BadInput(file, place, column + " is no such number: '" + cell + "'", NEXT_STEP);
    }
  }

  private CsvRows() {}

  /// Refuses a heading that lacks one of `columns`; others may stand beside them.
  public static List<Row> read(String text, String file, List<String> columns) {
    List<Row> rows = new ArrayList<>();
    List<String> heading = List.of();
    int number = 0;
    String whole = text.startsWith("\uFEFF") ? text.substring(1) : text;
    for (String line : whole.split("\r\n|\n|\r", -1)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      String place = "line " + number;
      List<String> cells = cells(line, file, place).stream().map(String::strip).toList();
      if (heading.isEmpty()) {
        heading = cells.stream().map(cell -> cell.toLowerCase(Locale.ROOT)).toList();
        for (String column : columns) {
          if (!heading.contains(column)) {
            String next = "Begin the file with " + String.join(",", columns) + ".";
            throw new BadInput(file, place, "column " + column + " is missing", next);
          }
        }
        continue;
      }
      if (cells.size() != heading.size()) {
        String reason = cells.size() + " cells below " + heading.size() + " headings";
        throw new BadInput(file, place, reason, NEXT_STEP);
      }
      Map<String, String> named = new LinkedHashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        named.put(heading.get(i), cells.get(i));
      }
      rows.add(new Row(file, place, named));
    }
    return rows;
  }

  private static List<String> cells(String line, String file, String place) {
    try {
      return CsvLine.cells(line);
    } catch (IllegalArgumentException e) {
      throw new BadInput(file, place, String.valueOf(e.getMessage()), NEXT_STEP, e);
    }
  }
}
