package org.entente.screen.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.entente.base.BadInput;
import org.entente.screen.read.ListFile;
import org.entente.screen.read.XmlEvents;
import org.jspecify.annotations.Nullable;

/// HWPX: `Contents/section0.xml` and on, in which tables are `tbl/tr/tc`, each cell with its
/// address and span, its text in `subList/p/run/t`. Element names after OWPML (KS X 6101).
final class HwpxDocument implements XmlEvents.Taker {
  private static final String MIMETYPE = "application/hwp+zip";
  private static final Pattern SECTION = Pattern.compile("Contents/section(\\d{1,4})\\.xml");
  private static final String FIRST = "Contents/section0.xml";
  private static final String MANIFEST = "META-INF/manifest.xml";

  /// What stands beside the text: it would run into the cell it hangs on.
  private static final Set<String> ASIDE =
      Set.of("footNote", "endNote", "header", "footer", "hiddenComment", "drawText", "caption");

  /// A table that is open; the cell's text gathers in it.
  private static final class Open {
    private final int number;
    private final TableGrid grid;
    private @Nullable StringBuilder cell;
    private int row;
    private int column;
    private int rowSpan = 1;
    private int columnSpan = 1;

    Open(int number, TableGrid grid) {
      this.number = number;
      this.grid = grid;
    }
  }

  private final ListFile file;
  private final List<@Nullable DocumentTable> tables = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private final StringBuilder outside = new StringBuilder();
  private int aside;
  private int inText;

  private HwpxDocument(ListFile file) {
    this.file = file;
  }

  /// The type stands at the beginning in plain, unless the program that wrote it packed it too.
  static boolean is(ListFile file) throws IOException {
    String head = new String(file.head(), StandardCharsets.ISO_8859_1);
    return head.substring(0, Math.min(200, head.length())).contains(MIMETYPE)
        || (head.contains("mimetype") && ZipParts.of(file, name -> name.equals(FIRST)).has(FIRST));
  }

  static ListDocument read(ListFile file) throws IOException {
    ZipParts parts =
        ZipParts.of(file, name -> SECTION.matcher(name).matches() || name.equals(MANIFEST));
    if (parts.has(MANIFEST)
        && new String(parts.part(MANIFEST), StandardCharsets.UTF_8).contains("encryption-data")) {
      throw new BadInput(
          file.source(), "", "is locked with a password", "Save it without one and import that");
    }
    List<String> sections =
        StreamSupport.stream(parts.names().spliterator(), false)
            .filter(name -> SECTION.matcher(name).matches())
            .sorted((a, b) -> Integer.compare(number(a), number(b)))
            .toList();
    HwpxDocument document = new HwpxDocument(file);
    for (int i = 0; i < Math.max(1, sections.size()); i++) {
      String section = "Contents/section" + i + ".xml";
      XmlEvents.forEach(parts.source(section), parts.part(section), document);
    }
    return new ListDocument(document.outside.toString(), document.finished());
  }

  private static int number(String section) {
    Matcher name = SECTION.matcher(section);
    return name.matches() ? Integer.parseInt(name.group(1)) : 0;
  }

  private List<DocumentTable> finished() {
    List<DocumentTable> finished = new ArrayList<>();
    for (DocumentTable table : tables) {
      if (table != null) {
        finished.add(table);
      }
    }
    return finished;
  }

  @Override
  public void open(String name, XmlEvents.Attributes attributes) {
    if (ASIDE.contains(name)) {
      aside++;
    }
    Open table = open.peek();
    switch (name) {
      case "tbl" -> {
        tables.add(null);
        open.push(
            new Open(tables.size() - 1, new TableGrid(file.source(), "table " + tables.size())));
      }
      case "tc" -> {
        if (table != null) {
          table.cell = new StringBuilder();
          table.rowSpan = 1;
          table.columnSpan = 1;
        }
      }
      case "cellAddr" -> {
        if (table != null) {
          table.row = attributes.number("rowAddr", -1);
          table.column = attributes.number("colAddr", -1);
        }
      }
      case "cellSpan" -> {
        if (table != null) {
          table.rowSpan = attributes.number("rowSpan", 1);
          table.columnSpan = attributes.number("colSpan", 1);
        }
      }
      case "p", "lineBreak" -> append("\n");
      case "t" -> inText++;
      case "tab", "nbSpace", "fwSpace" -> append(" ");
      case "hyphen" -> append("-");
      default -> {
        // shapes, styles and whatever else a document holds
      }
    }
  }

  @Override
  public void text(String text) {
    if (inText > 0) {
      append(text);
    }
  }

  private void append(String text) {
    Open table = open.peek();
    StringBuilder cell = table == null ? null : table.cell;
    if (aside > 0 || cell == null) {
      outside.append(text);
    } else {
      cell.append(text);
    }
  }

  @Override
  public void close(String name) {
    if (ASIDE.contains(name)) {
      aside--;
    }
    Open table = open.peek();
    switch (name) {
      case "t" -> inText--;
      case "tc" -> {
        if (table != null && table.cell != null) {
          table.grid.put(
              table.row,
              table.column,
              table.rowSpan,
              table.columnSpan,
              table.cell.toString().strip());
          table.cell = null;
        }
      }
      case "tbl" -> {
        if (table != null) {
          tables.set(table.number, table.grid.table());
          open.pop();
        }
      }
      default -> {
        // nothing that was waited for
      }
    }
  }
}
