package org.entente.screen.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.base.BadInput;
import org.entente.screen.read.XmlEvents;

/// The cells of one sheet. Merged cells are filled at the end, where the sheet names them.
final class XlsxSheet implements XmlEvents.Taker {
  private static final Pattern CELL = Pattern.compile("([A-Z]{1,3})([1-9]\\d{0,6})");
  private static final Pattern MERGED =
      Pattern.compile("([A-Z]{1,3}[1-9]\\d{0,6}):([A-Z]{1,3}[1-9]\\d{0,6})");
  private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
  private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
  private static final int MAX_DAYS = 2_958_465;

  private final String source;
  private final String place;
  private final List<String> strings;
  private final XlsxStyles styles;
  private final boolean since1904;
  private final TableGrid grid;
  private final XlsxText inline = new XlsxText();
  private final StringBuilder value = new StringBuilder();
  private final List<String> merged = new ArrayList<>();
  private int row = -1;
  private int column = -1;
  private String type = "";
  private int style;
  private boolean inValue;

  XlsxSheet(
      String source, String place, List<String> strings, XlsxStyles styles, boolean since1904) {
    this.source = source;
    this.place = place;
    this.strings = strings;
    this.styles = styles;
    this.since1904 = since1904;
    grid = new TableGrid(source, place);
  }

  @Override
  public void open(String name, XmlEvents.Attributes attributes) {
    inline.open(name);
    switch (name) {
      case "row" -> {
        row = attributes.number("r", row + 2) - 1;
        column = -1;
      }
      case "c" -> {
        Matcher at = CELL.matcher(attributes.get("r"));
        column = at.matches() ? column(at.group(1)) : column + 1;
        row = at.matches() ? Integer.parseInt(at.group(2)) - 1 : row;
        type = attributes.get("t");
        style = attributes.number("s", 0);
        value.setLength(0);
      }
      case "v" -> inValue = true;
      case "mergeCell" -> merged.add(attributes.get("ref"));
      default -> {
        // widths, filters, formulas
      }
    }
  }

  private static int column(String letters) {
    int column = 0;
    for (int i = 0; i < letters.length(); i++) {
      column = column * 26 + letters.charAt(i) - 'A' + 1;
    }
    return column - 1;
  }

  @Override
  public void text(String text) {
    inline.add(text);
    if (inValue) {
      value.append(text);
    }
  }

  @Override
  public void close(String name) {
    inline.close(name);
    if (name.equals("v")) {
      inValue = false;
    } else if (name.equals("c")) {
      String text = cell().strip();
      if (!text.isEmpty() && column < TableGrid.MAX_COLUMNS) {
        grid.put(row, column, text);
      }
    }
  }

  private String cell() {
    String raw = value.toString();
    String item = inline.take();
    return switch (type) {
      case "s" -> shared(raw);
      case "inlineStr" -> item;
      case "str", "e", "d" -> XlsxText.decoded(raw);
      case "b" -> raw.equals("1") ? "TRUE" : "FALSE";
      default -> number(raw);
    };
  }

  private String shared(String index) {
    try {
      return strings.get(Integer.parseInt(index.strip()));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new BadInput(
          source,
          place + ", row " + (row + 1),
          "names text " + index + ", which the workbook does not hold",
          "Get the file again",
          e);
    }
  }

  private String number(String raw) {
    if (raw.isBlank()) {
      return "";
    }
    try {
      BigDecimal number = new BigDecimal(raw.strip());
      if (number.precision() - number.scale() > 40 || number.scale() > 400) {
        return raw;
      }
      int days = number.intValue();
      if (styles.isDate(style) && days > 60 && days < MAX_DAYS) {
        return (since1904 ? EPOCH_1904 : EPOCH).plusDays(days).toString();
      }
      return number.stripTrailingZeros().toPlainString();
    } catch (NumberFormatException e) {
      return raw;
    }
  }

  DocumentTable table() {
    for (String range : merged) {
      Matcher ends = MERGED.matcher(range);
      Matcher first = CELL.matcher(ends.matches() ? ends.group(1) : "");
      Matcher last = CELL.matcher(ends.matches() ? ends.group(2) : "");
      if (first.matches() && last.matches()) {
        int top = Integer.parseInt(first.group(2)) - 1;
        int left = column(first.group(1));
        int right = Math.min(column(last.group(1)), TableGrid.MAX_COLUMNS - 1);
        String text = grid.get(top, left);
        if (!text.isEmpty() && left <= right) {
          int rows = Integer.parseInt(last.group(2)) - top;
          grid.put(top, left, rows, right - left + 1, text);
        }
      }
    }
    return grid.table();
  }
}
