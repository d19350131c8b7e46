package org.entente.base.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.entente.base.BadInput;
import org.jspecify.annotations.Nullable;

/// Rows of a CSV file (RFC 4180: quotes doubled, line ends inside quotes kept), UTF-8 with or
/// without a byte order mark. A record that is a lone Ctrl-Z, as old DOS files end, is no row;
/// [#sawCtrlZ] tells whether it was there.
public final class CsvRows implements AutoCloseable {
  private static final int MAX_CELLS = 1_000;
  private static final int MAX_ROW_CHARS = 4 << 20;
  private static final char CTRL_Z = 0x1a;

  private final String file;
  private final BufferedReader in;
  private final char separator;
  private int line = 1;
  private int pushedBack = -2;
  private boolean ctrlZ;

  /// A row with the line on which it begins.
  public record Row(int line, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }

    /// Empty beyond the end.
    public String cell(int index) {
      return index < cells.size() ? cells.get(index) : "";
    }

    public boolean isBlank() {
      return cells.stream().allMatch(String::isBlank);
    }
  }

  /// `file` is how errors name it; the rows close the stream.
  public CsvRows(String file, InputStream bytes, char separator) throws IOException {
    this.file = file;
    this.separator = separator;
    in =
        new BufferedReader(
            new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
            1 << 16);
    int first = take();
    if (first != 0xFEFF) {
      pushedBack = first;
    }
  }

  /// The next row that isn't empty; null at the end.
  public @Nullable Row next() throws IOException {
    while (true) {
      int start = line;
      List<String> cells = row();
      if (cells == null) {
        return null;
      }
      if (cells.size() == 1 && cells.getFirst().strip().equals(String.valueOf(CTRL_Z))) {
        ctrlZ = true;
      } else if (cells.size() > 1 || !cells.getFirst().isBlank()) {
        return new Row(start, cells);
      }
    }
  }

  public boolean sawCtrlZ() {
    return ctrlZ;
  }

  private @Nullable List<String> row() throws IOException {
    int c = take();
    if (c < 0) {
      return null;
    }
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    int start = line;
    int chars = 0;
    while (true) {
      if (c == '"' && cell.toString().isBlank()) {
        cell.setLength(0);
        quoted(cell, start);
        chars += cell.length();
      } else if (c == separator) {
        add(cells, cell, start);
      } else if (c < 0 || c == '\n' || c == '\r') {
        endOfLine(c);
        add(cells, cell, start);
        return cells;
      } else {
        cell.append((char) c);
      }
      if (++chars > MAX_ROW_CHARS) {
        throw bad(start, "the row is longer than " + MAX_ROW_CHARS + " characters");
      }
      c = take();
    }
  }

  private void add(List<String> cells, StringBuilder cell, int start) {
    cells.add(cell.toString());
    cell.setLength(0);
    if (cells.size() > MAX_CELLS) {
      throw bad(start, "the row has more than " + MAX_CELLS + " cells");
    }
  }

  private void quoted(StringBuilder cell, int start) throws IOException {
    while (true) {
      int c = take();
      if (c < 0) {
        throw bad(start, "the file ends inside a quoted cell; it is cut off");
      }
      if (c == '"') {
        int after = take();
        if (after != '"') {
          pushedBack = after;
          return;
        }
      }
      if (c == '\n') {
        line++;
      }
      cell.append((char) c);
      if (cell.length() > MAX_ROW_CHARS) {
        throw bad(start, "the cell is longer than " + MAX_ROW_CHARS + " characters");
      }
    }
  }

  private void endOfLine(int c) throws IOException {
    if (c == '\r') {
      int after = take();
      if (after != '\n') {
        pushedBack = after;
      }
    }
    if (c >= 0) {
      line++;
    }
  }

  private int take() throws IOException {
    if (pushedBack != -2) {
      int c = pushedBack;
      pushedBack = -2;
      return c;
    }
    try {
      return in.read();
    } catch (CharacterCodingException e) {
      throw new BadInput(
          file, "line " + line, "is not UTF-8", "Save the file as UTF-8 and try again", e);
    }
  }

  private BadInput bad(int at, String reason) {
    return new BadInput(file, "line " + at, reason, "Get the file again");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
