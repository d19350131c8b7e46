package org.entente.base.csv;

import java.util.ArrayList;
import java.util.List;

/// One line of CSV as its cells (RFC 4180, without line breaks in cells); what isn't quoted is
/// stripped.
public final class CsvLine {
  private CsvLine() {}

  /// Throws [IllegalArgumentException] if a quote is out of place.
  public static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    for (int at = 0; at <= line.length(); ) {
      if (at < line.length() && line.charAt(at) == '"') {
        StringBuilder cell = new StringBuilder();
        at = quoted(line, at + 1, cell);
        cells.add(cell.toString());
      } else {
        int comma = line.indexOf(',', at);
        int end = comma < 0 ? line.length() : comma;
        cells.add(line.substring(at, end).strip());
        at = end;
      }
      if (at < line.length() && line.charAt(at) != ',') {
        throw new IllegalArgumentException("characters behind a closing quote");
      }
      at++;
    }
    return cells;
  }

  /// Reads up to the closing quote; the place behind it.
  private static int quoted(String line, int from, StringBuilder cell) {
    for (int at = from; at < line.length(); at++) {
      char letter = line.charAt(at);
      if (letter != '"') {
        cell.append(letter);
      } else if (at + 1 < line.length() && line.charAt(at + 1) == '"') {
        cell.append('"');
        at++;
      } else {
        return at + 1;
      }
    }
    throw new IllegalArgumentException("a quote that is not closed");
  }
}
