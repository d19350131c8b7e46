package org.entente.chain.evm.table;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.jspecify.annotations.Nullable;

/// Comma-separated text (RFC 4180) with a header line, row by row, over a buffer of bytes.
///
/// Cells are looked at eight bytes at a time, and only those of known columns are ever decoded. Not
/// for several threads.
final class CsvTable implements Cells {
  static final int MAX_ROW_BYTES = 32 << 20;
  private static final int BUFFER_BYTES = 1 << 20;
  private static final int MAX_COLUMNS = 1000;
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long COMMAS = ONES * ',';
  private static final long NEWLINES = ONES * '\n';
  private static final int NOT_THERE = -1;

  private final InputStream in;
  private byte[] text = new byte[BUFFER_BYTES];

  /// What of the buffer is filled, and where the next row begins.
  private int limit;

  private int next;
  private boolean ended;
  private long line;
  private long nextLine = 1;

  /// Of each cell of the row: `[starts, ends)`.
  private int[] starts = new int[64];

  private int[] ends = new int[64];
  private int count;
  private int headerCount;

  /// Cells of the row with doubled quotation marks in them.
  private int[] doubledCells = new int[8];

  private int doubledCount;

  /// Inside of the row.
  private int newlines;

  /// What is wrong with the row.
  private @Nullable String broken;

  private final int[] cellOf = new int[Column.values().length];

  private CsvTable(InputStream in) {
    this.in = in;
  }

  /// Reads the header line. Throws [IllegalArgumentException] if it is none, or names a column
  /// twice.
  static CsvTable open(InputStream in) throws IOException {
    CsvTable table = new CsvTable(in);
    Arrays.fill(table.cellOf, NOT_THERE);
    if (!table.advance()) {
      throw new IllegalArgumentException("no header line");
    }
    table.headerCount = table.count;
    Set<String> names = new HashSet<>();
    for (int i = 0; i < table.count; i++) {
      String name = CellText.string(table.text, table.starts[i], table.ends[i]).strip();
      if (i == 0 && name.startsWith("\ufeff")) {
        name = name.substring(1);
      }
      if (!names.add(name)) {
        throw new IllegalArgumentException("column " + name + " stands there twice");
      }
      Column column = Column.named(name);
      if (column != null) {
        table.cellOf[column.place()] = i;
      }
    }
    return table;
  }

  /// Of the header line that `head` begins with, null if it has none that a table begins with.
  static @Nullable TableKind kindOf(byte[] head) {
    EnumSet<Column> columns = EnumSet.noneOf(Column.class);
    int end = 0;
    while (end < head.length && head[end] != '\n') {
      end++;
    }
    for (String name :
        CellText.string(head, 0, end).replace("\ufeff", "").split(",", MAX_COLUMNS)) {
      Column column = Column.named(name.strip().replace("\"", ""));
      if (column != null) {
        columns.add(column);
      }
    }
    return TableKind.of(columns);
  }

  Set<Column> columns() {
    EnumSet<Column> columns = EnumSet.noneOf(Column.class);
    for (Column column : Column.values()) {
      if (cellOf[column.place()] != NOT_THERE) {
        columns.add(column);
      }
    }
    return columns;
  }

  /// Where the row begins, from 1.
  long line() {
    return line;
  }

  /// Goes to the next row; false behind the last. Throws [IllegalArgumentException] for a row that
  /// does not fit the header; the one behind it can be read then.
  boolean next() throws IOException {
    while (advance()) {
      if (count == 1 && starts[0] == ends[0] && headerCount > 1) {
        continue;
      }
      if (count != headerCount) {
        throw new IllegalArgumentException(
            "has " + count + " cells where the header names " + headerCount);
      }
      return true;
    }
    return false;
  }

  /// Finds the cells of the next row.
  private boolean advance() throws IOException {
    line = nextLine;
    while (true) {
      int end = next == limit ? NOT_THERE : scan();
      if (end != NOT_THERE) {
        next = end;
        nextLine += newlines + 1;
        if (broken != null) {
          throw new IllegalArgumentException(broken);
        }
        undouble();
        return true;
      }
      if (ended) {
        return false;
      }
      fill();
    }
  }

  /// Where the row behind the one at [#next] begins; [#NOT_THERE] if more must be read first, and
  /// then it is scanned anew.
  private int scan() {
    count = 0;
    newlines = 0;
    doubledCount = 0;
    broken = null;
    int at = next;
    while (true) {
      boolean quoted = at < limit && text[at] == '"';
      at = quoted ? quoted(at) : plain(at);
      if (at == NOT_THERE || (at == limit && !ended)) {
        return NOT_THERE;
      }
      if (at == limit || text[at] == '\n') {
        int last = count - 1;
        if (!quoted && ends[last] > starts[last] && text[ends[last] - 1] == '\r') {
          ends[last]--;
        }
        return at == limit ? at : at + 1;
      }
      at++;
    }
  }

  /// Where the cell at `from` ends: at a comma, a newline or the limit.
  private int plain(int from) {
    int at = separator(from);
    addCell(from, at);
    return at;
  }

  private int separator(int from) {
    int at = from;
    while (at + Long.BYTES <= limit) {
      long word = (long) WORD.get(text, at);
      long comma = word ^ COMMAS;
      long newline = word ^ NEWLINES;
      long found = ((comma - ONES) & ~comma & HIGHS) | ((newline - ONES) & ~newline & HIGHS);
      if (found != 0) {
        return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
      }
      at += Long.BYTES;
    }
    while (at < limit && text[at] != ',' && text[at] != '\n') {
      at++;
    }
    return at;
  }

  private int quoted(int from) {
    int at = from + 1;
    boolean doubled = false;
    while (true) {
      while (at < limit && text[at] != '"') {
        newlines += text[at] == '\n' ? 1 : 0;
        at++;
      }
      if (at == limit || (at + 1 == limit && !ended)) {
        if (ended) {
          broken = "a quotation mark is not closed";
          addCell(from + 1, at);
        }
        return ended ? at : NOT_THERE;
      }
      if (at + 1 < limit && text[at + 1] == '"') {
        doubled = true;
        at += 2;
        continue;
      }
      return closed(from, at, doubled);
    }
  }

  private int closed(int from, int quote, boolean doubled) {
    if (doubled) {
      if (doubledCount == doubledCells.length) {
        doubledCells = Arrays.copyOf(doubledCells, 2 * doubledCount);
      }
      doubledCells[doubledCount++] = count;
    }
    addCell(from + 1, quote);
    int at = quote + 1;
    if (at < limit && text[at] == '\r') {
      at++;
    }
    if (at < limit && text[at] != ',' && text[at] != '\n') {
      broken = "text behind a closing quotation mark";
      return separator(at);
    }
    return at;
  }

  /// Two quotation marks inside of quoted text mean one.
  private void undouble() {
    for (int i = 0; i < doubledCount; i++) {
      int cell = doubledCells[i];
      int to = starts[cell];
      for (int from = starts[cell]; from < ends[cell]; from++) {
        from += text[from] == '"' ? 1 : 0;
        text[to++] = text[from];
      }
      ends[cell] = to;
    }
  }

  private void addCell(int from, int to) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    starts[count] = from;
    ends[count++] = to;
  }

  /// Reads on behind what is there of the row.
  private void fill() throws IOException {
    int kept = limit - next;
    if (kept == text.length && kept >= MAX_ROW_BYTES) {
      throw new IOException(
          "line "
              + line
              + ": a row of over "
              + MAX_ROW_BYTES
              + " bytes; is a quotation mark open?");
    }
    byte[] into = kept == text.length ? new byte[2 * kept] : text;
    System.arraycopy(text, next, into, 0, kept);
    text = into;
    next = 0;
    limit = kept;
    int read = in.readNBytes(text, limit, text.length - limit);
    limit += read;
    ended = read == 0;
  }

  @Override
  public boolean has(Column column) {
    int cell = cellOf[column.place()];
    return cell != NOT_THERE && starts[cell] < ends[cell];
  }

  private int cell(Column column) {
    int cell = cellOf[column.place()];
    if (cell == NOT_THERE || starts[cell] == ends[cell]) {
      throw new IllegalArgumentException(column.text() + " is empty");
    }
    return cell;
  }

  private interface Parser<T> {
    T parse(byte[] text, int from, int to);
  }

  private <T> T parse(Column column, Parser<T> parser) {
    int cell = cell(column);
    try {
      return parser.parse(text, starts[cell], ends[cell]);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(column.text() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public long whole(Column column) {
    return parse(column, CellText::whole);
  }

  @Override
  public Uint256 amount(Column column) {
    return parse(column, CellText::amount);
  }

  @Override
  public Hash256 hash(Column column) {
    return parse(column, CellText::hash);
  }

  @Override
  public EvmAddress address(Column column) {
    return parse(column, CellText::address);
  }

  @Override
  public byte[] bytes(Column column) {
    return parse(column, CellText::bytes);
  }

  @Override
  public long time(Column column) {
    return parse(column, CellText::time);
  }

  @Override
  public String text(Column column) {
    return parse(column, CellText::string);
  }

  @Override
  public List<Hash256> words(Column column) {
    return has(column) ? parse(column, CellText::words) : List.of();
  }
}
