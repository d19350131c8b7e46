package org.entente.watch.supply;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.watch.text.TextFile;

/// Reads a world table. One of the OECD is told by its first line, see [IcioReader]. Else lines
/// of tab-separated cells, `C` with the regions' codes (by commas) first, then `Z row column
/// value`, `F row region value`, `X row output`; rows and columns count from 0, region · sectors +
/// sector; `#` begins a comment. The number of rows with `X` is the table's size.
public final class TableReader {
  private static final int MOST_ROWS = 20_000;
  private static final String NEXT_STEP = "See docs/concepts/supply.md for the form of a table.";

  private final String file;
  private final List<String> regions = new ArrayList<>();
  private long[] cells = new long[1 << 16];
  private double[] flows = new double[1 << 16];
  private int flowCount;
  private double[] demand = new double[0];
  private int rows;

  private TableReader(String file) {
    this.file = file;
  }

  public static WorldTable read(Path path) throws IOException {
    return parse(TextFile.read(path), path.toString());
  }

  static WorldTable parse(String text, String file) {
    if (IcioReader.isOne(text)) {
      return IcioReader.parse(text, file);
    }
    TableReader reader = new TableReader(file);
    int number = 0;
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      reader.line(text.substring(at, end).stripTrailing(), ++number);
      at = end + 1;
    }
    return reader.table();
  }

  private void line(String line, int number) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    String[] cells = line.split("\t", -1);
    switch (cells[0]) {
      case "C" -> need(cells, 2, number);
      case "Z", "F" -> need(cells, 4, number);
      case "X" -> need(cells, 3, number);
      default -> throw bad(number, "a line of kind '" + cells[0] + "'");
    }
    switch (cells[0]) {
      case "C" -> regions(cells[1], number);
      case "Z" -> flow(index(cells[1], number), index(cells[2], number), value(cells[3], number));
      case "F" -> {
        index(cells[2], number);
        demand(index(cells[1], number), value(cells[3], number));
      }
      default -> {
        value(cells[2], number);
        rows = Math.max(rows, index(cells[1], number) + 1);
      }
    }
  }

  private void regions(String codes, int number) {
    if (!regions.isEmpty()) {
      throw bad(number, "a second line of regions");
    }
    for (String code : codes.split(",", -1)) {
      if (code.isBlank() || regions.contains(code.strip())) {
        throw bad(number, "region '" + code + "' is empty or stands twice");
      }
      regions.add(code.strip());
    }
  }

  private void flow(int row, int column, double value) {
    if (flowCount == flows.length) {
      cells = Arrays.copyOf(cells, 2 * flowCount);
      flows = Arrays.copyOf(flows, 2 * flowCount);
    }
    cells[flowCount] = (long) row * MOST_ROWS + column;
    flows[flowCount++] = value;
  }

  private void demand(int row, double value) {
    if (row >= demand.length) {
      demand = Arrays.copyOf(demand, Math.max(2 * demand.length, row + 1));
    }
    demand[row] += value;
  }

  private WorldTable table() {
    if (regions.isEmpty() || rows == 0 || rows % regions.size() != 0) {
      String reason = rows + " rows of output do not divide among " + regions.size() + " regions";
      throw new BadInput(file, "", reason, NEXT_STEP);
    }
    Integer[] order = new Integer[flowCount];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Long.compare(cells[a], cells[b]));
    int[] rowStart = new int[rows + 1];
    int[] column = new int[flowCount];
    double[] flow = new double[flowCount];
    for (int k = 0; k < flowCount; k++) {
      int row = (int) (cells[order[k]] / MOST_ROWS);
      column[k] = (int) (cells[order[k]] % MOST_ROWS);
      flow[k] = flows[order[k]];
      if (row >= rows || column[k] >= rows) {
        throw new BadInput(file, "", "a flow beyond the last row of output", NEXT_STEP);
      }
      rowStart[row + 1]++;
    }
    for (int i = 0; i < rows; i++) {
      rowStart[i + 1] += rowStart[i];
    }
    for (int i = rows; i < demand.length; i++) {
      if (demand[i] != 0) {
        throw new BadInput(file, "", "demand beyond the last row of output", NEXT_STEP);
      }
    }
    return new WorldTable(file, regions, rowStart, column, flow, Arrays.copyOf(demand, rows));
  }

  private void need(String[] cells, int count, int number) {
    if (cells.length != count) {
      throw bad(number, cells.length + " cells, " + count + " are needed");
    }
  }

  private int index(String cell, int number) {
    if (!cell.matches("[0-9]{1,5}") || Integer.parseInt(cell) >= MOST_ROWS) {
      throw bad(number, "no row or column: '" + cell + "'");
    }
    return Integer.parseInt(cell);
  }

  private double value(String cell, int number) {
    try {
      double value = Double.parseDouble(cell);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException _) {
      // Told below, like what is not finite.
    }
    throw bad(number, "no number: '" + cell + "'");
  }

  private BadInput bad(int number, String reason) {
    return new BadInput(file, "line " + number, reason, NEXT_STEP);
  }
}
