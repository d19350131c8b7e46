package org.entente.watch.supply;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.base.BadInput;

/// Reads a table of the OECD's inter-country input–output tables as they are published: CSV, the
/// first line and the first column name `REGION_INDUSTRY`, behind the industries stand columns of
/// final demand (`REGION_HFCE`, …) and the output. A column that is also a row is an industry, any
/// other with a region before its `_` is final demand, whoever's; rows that are no column (`TLS`,
/// `VA`, `OUT`) are left out: output is the sum of a row's sales, as everywhere here.
final class IcioReader {
  private static final int MOST_ROWS = 20_000;
  private static final String NEXT_STEP = "Take the CSV file anew from the OECD, unchanged.";

  private final String file;
  private final String text;
  private final List<String> columns;
  /// In the order of the rows.
  private final Map<String, Integer> rowOf = new LinkedHashMap<>();

  /// For each column: the industry's number, −1 for final demand, −2 for what is left out.
  private final int[] kinds;

  private final int[] rowStart;
  private int[] column = new int[1 << 16];
  private double[] flow = new double[1 << 16];
  private int flowCount;
  private final double[] demand;

  /// Whether the first line is one of commas that names regions and industries.
  static boolean isOne(String text) {
    int end = text.indexOf('\n');
    String first = end < 0 ? text : text.substring(0, end);
    return !first.startsWith("#")
        && first.indexOf('\t') < 0
        && first.indexOf(',') >= 0
        && first.indexOf('_') >= 0;
  }

  static WorldTable parse(String text, String file) {
    return new IcioReader(text, file).table();
  }

  private IcioReader(String text, String file) {
    this.file = file;
    this.text = text;
    int end = text.indexOf('\n');
    columns =
        Arrays.stream(text.substring(0, end < 0 ? text.length() : end).split(",", -1))
            .skip(1)
            .map(IcioReader::bare)
            .toList();
    Set<String> names = new LinkedHashSet<>(columns);
    if (names.size() != columns.size()) {
      throw bad(1, "a column stands twice");
    }
    for (int at = next(0), number = 2; at < text.length(); at = next(at), number++) {
      String label = label(at);
      if (label.indexOf('_') > 0 && names.contains(label)) {
        if (rowOf.put(label, rowOf.size()) != null) {
          throw bad(number, "row " + label + " stands twice");
        }
      }
    }
    if (rowOf.isEmpty() || rowOf.size() > MOST_ROWS) {
      throw bad(1, rowOf.size() + " industries are rows and columns");
    }
    kinds = new int[columns.size()];
    for (int i = 0; i < kinds.length; i++) {
      String name = columns.get(i);
      kinds[i] = rowOf.getOrDefault(name, name.indexOf('_') > 0 ? -1 : -2);
    }
    rowStart = new int[rowOf.size() + 1];
    demand = new double[rowOf.size()];
  }

  private static String bare(String cell) {
    String text = cell.strip();
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text;
  }

  /// Where the next line begins.
  private int next(int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end + 1;
  }

  private String label(int at) {
    int end = next(at);
    int comma = text.indexOf(',', at);
    return bare(text.substring(at, comma < 0 || comma > end ? end : comma));
  }

  private WorldTable table() {
    int row = 0;
    for (int at = next(0), number = 2; at < text.length(); at = next(at), number++) {
      if (rowOf.containsKey(label(at))) {
        row(at, number, row++);
        rowStart[row] = flowCount;
      }
    }
    return new WorldTable(
        file,
        regions(),
        rowStart,
        Arrays.copyOf(column, flowCount),
        Arrays.copyOf(flow, flowCount),
        demand);
  }

  private void row(int at, int number, int row) {
    int end = next(at);
    int from = text.indexOf(',', at) + 1;
    int industries = 0;
    for (int i = 0; i < kinds.length; i++) {
      int comma = text.indexOf(',', from);
      boolean isLast = comma < 0 || comma >= end;
      if (from > end || from <= 0 || isLast != (i == kinds.length - 1)) {
        throw bad(number, "not as many cells as the first line has");
      }
      double value = kinds[i] == -2 ? 0 : value(from, isLast ? end : comma, number, i);
      from = comma + 1;
      if (kinds[i] == -1) {
        demand[row] += value;
      } else if (kinds[i] >= 0 && value != 0) {
        add(kinds[i], value);
        industries++;
      }
    }
    sort(flowCount - industries);
  }

  private void add(int to, double value) {
    if (flowCount == flow.length) {
      column = Arrays.copyOf(column, 2 * flowCount);
      flow = Arrays.copyOf(flow, 2 * flowCount);
    }
    column[flowCount] = to;
    flow[flowCount++] = value;
  }

  /// Columns come in the rows' order in every edition; where not, a row is put in order here.
  private void sort(int from) {
    for (int i = from + 1; i < flowCount; i++) {
      for (int k = i; k > from && column[k] < column[k - 1]; k--) {
        int to = column[k];
        column[k] = column[k - 1];
        column[k - 1] = to;
        double value = flow[k];
        flow[k] = flow[k - 1];
        flow[k - 1] = value;
      }
    }
  }

  private double value(int from, int end, int number, int index) {
    String cell = bare(text.substring(from, end));
    try {
      double value = cell.isEmpty() ? 0 : Double.parseDouble(cell);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException _) {
      // Told below, like what is not finite.
    }
    throw bad(number, "no number below " + columns.get(index) + ": '" + cell + "'");
  }

  /// All must have the same industries in the same order.
  private List<String> regions() {
    List<String> labels = List.copyOf(rowOf.keySet());
    List<String> regions = new ArrayList<>();
    for (String label : labels) {
      String region = label.substring(0, label.indexOf('_'));
      if (regions.isEmpty() || !regions.getLast().equals(region)) {
        if (regions.contains(region)) {
          throw bad(1, "the rows of region " + region + " don't stand together");
        }
        regions.add(region);
      }
    }
    int sectors = labels.size() / regions.size();
    for (int i = 0; i < labels.size(); i++) {
      String region = regions.get(Math.min(i / Math.max(sectors, 1), regions.size() - 1));
      String industry = labels.get(i % Math.max(sectors, 1));
      String wanted = region + industry.substring(industry.indexOf('_'));
      if (labels.size() % regions.size() != 0 || !labels.get(i).equals(wanted)) {
        throw bad(1, "the regions have not the same industries: " + labels.get(i));
      }
    }
    return regions;
  }

  private BadInput bad(int number, String reason) {
    return new BadInput(file, "line " + number, reason, NEXT_STEP);
  }
}
