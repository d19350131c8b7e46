package org.entente.screen.document;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.entente.base.BadInput;
import org.jspecify.annotations.Nullable;

/// The records of HWP sections made text and tables. A record's header is four bytes: tag (10
/// bits), level (10), size (12; 4,095 says that the size follows). Levels nest: a table's control
/// at level n has its size and each cell's list header at n + 1, and the cell's paragraphs until
/// the next list header.
final class HwpSections {
  private static final int PARAGRAPH = 66;
  private static final int TEXT = 67;
  private static final int CONTROL = 71;
  private static final int LIST = 72;
  private static final int TABLE = 77;
  private static final int TABLE_ID = ('t' << 24) | ('b' << 16) | ('l' << 8) | ' ';
  private static final int MAX_NESTED = 64;

  /// A control that is open: a table, or something whose text stands aside, such as a footnote.
  private static final class Open {
    private final int level;
    private final int number;
    private final @Nullable TableGrid grid;
    private boolean sized;
    private @Nullable StringBuilder cell;
    private int row;
    private int column;
    private int rowSpan;
    private int columnSpan;

    Open(int level, int number, @Nullable TableGrid grid) {
      this.level = level;
      this.number = number;
      this.grid = grid;
    }
  }

  private final String source;
  private final List<@Nullable DocumentTable> tables = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private final StringBuilder outside = new StringBuilder();

  HwpSections(String source) {
    this.source = source;
  }

  ListDocument document() {
    List<DocumentTable> finished = new ArrayList<>();
    for (DocumentTable table : tables) {
      if (table != null) {
        finished.add(table);
      }
    }
    return new ListDocument(outside.toString(), finished);
  }

  void add(int section, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (in.remaining() >= 4) {
      int header = in.getInt();
      int size = header >>> 20;
      if (size == 0xfff) {
        size = in.remaining() >= 4 ? in.getInt() : -1;
      }
      if (size < 0 || size > in.remaining()) {
        throw new BadInput(
            source,
            "section " + section + ", byte " + in.position(),
            "a record ends outside the section",
            "Get the file again");
      }
      ByteBuffer record = in.slice(in.position(), size).order(ByteOrder.LITTLE_ENDIAN);
      in.position(in.position() + size);
      record(header & 0x3ff, (header >>> 10) & 0x3ff, record);
    }
    closeTo(-1);
  }

  private void record(int tag, int level, ByteBuffer record) {
    closeTo(level);
    Open top = open.peek();
    switch (tag) {
      case PARAGRAPH -> append("\n");
      case TEXT -> append(text(record));
      case CONTROL -> control(level, record);
      case TABLE -> {
        if (top != null && top.grid != null && level == top.level + 1) {
          top.sized = true;
        }
      }
      case LIST -> {
        if (top != null && top.sized && level == top.level + 1 && record.remaining() >= 16) {
          finishCell(top);
          top.cell = new StringBuilder();
          top.column = record.getShort(8) & 0xffff;
          top.row = record.getShort(10) & 0xffff;
          top.columnSpan = record.getShort(12) & 0xffff;
          top.rowSpan = record.getShort(14) & 0xffff;
        }
      }
      default -> {
        // shapes, styles, line positions and whatever else a document holds
      }
    }
  }

  private void control(int level, ByteBuffer record) {
    if (open.size() >= MAX_NESTED) {
      throw new BadInput(
          source,
          "",
          "tables stand inside one another without end",
          "This is no document; check where it comes from");
    }
    if (record.remaining() >= 4 && record.getInt(0) == TABLE_ID) {
      tables.add(null);
      TableGrid grid = new TableGrid(source, "table " + tables.size());
      open.push(new Open(level, tables.size() - 1, grid));
    } else {
      open.push(new Open(level, -1, null));
    }
  }

  /// Ends every control that a record of this level no longer belongs to.
  private void closeTo(int level) {
    for (Open top = open.peek(); top != null && level <= top.level; top = open.peek()) {
      TableGrid grid = top.grid;
      if (grid != null) {
        finishCell(top);
        tables.set(top.number, grid.table());
      }
      open.pop();
    }
  }

  private static void finishCell(Open table) {
    StringBuilder cell = table.cell;
    TableGrid grid = table.grid;
    if (cell != null && grid != null) {
      grid.put(table.row, table.column, table.rowSpan, table.columnSpan, cell.toString().strip());
      table.cell = null;
    }
  }

  private void append(String text) {
    Open top = open.peek();
    StringBuilder cell = top == null ? null : top.cell;
    (cell == null ? outside : cell).append(text);
  }

  /// UTF-16 in which signs below 32 are controls; most of them take eight characters.
  private static String text(ByteBuffer record) {
    StringBuilder text = new StringBuilder();
    int length = record.remaining() / 2;
    for (int i = 0; i < length; i++) {
      char c = record.getChar(2 * i);
      switch (c) {
        case 0, 13, 25, 26, 27, 28, 29 -> {
          // the end of the paragraph, and signs that are reserved
        }
        case 10 -> text.append('\n');
        case 24 -> text.append('-');
        case 30, 31 -> text.append(' ');
        case 9 -> {
          text.append(' ');
          i += 7;
        }
        default -> {
          if (c < 32) {
            i += 7;
          } else {
            text.append(c);
          }
        }
      }
    }
    return text.toString();
  }
}
