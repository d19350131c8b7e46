package org.entente.screen.us;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.base.BadInput;
import org.entente.base.csv.CsvRows;
import org.entente.screen.Country;
import org.entente.screen.Hull;
import org.entente.screen.Identifier;
import org.entente.screen.ListId;
import org.entente.screen.NameUse;
import org.entente.screen.PostalAddress;
import org.entente.screen.RawRow;
import org.entente.screen.TargetDraft;
import org.entente.screen.TargetKind;
import org.entente.screen.read.ListFile;
import org.entente.screen.read.ListReader;
import org.entente.screen.read.ReadList;
import org.entente.screen.read.Reading;
import org.jspecify.annotations.Nullable;

/// OFAC's CSV set: SDN.CSV or CONS_PRIM.CSV, and beside it aliases, addresses and the comments
/// that continue remarks of more than 1,000 characters. None has a header; `-0- ` is null; the
/// last record is a lone Ctrl-Z.
public final class OfacCsv implements ListReader {
  private static final int REMARK_CUT = 1_000;

  private static final List<String> COLUMNS =
      List.of(
          "ent_num",
          "SDN_Name",
          "SDN_Type",
          "Program",
          "Title",
          "Call_Sign",
          "Vess_type",
          "Tonnage",
          "GRT",
          "Vess_flag",
          "Vess_owner",
          "Remarks");

  private static final Map<String, TargetKind> KINDS =
      Map.of(
          "individual", TargetKind.PERSON,
          "vessel", TargetKind.VESSEL,
          "aircraft", TargetKind.AIRCRAFT,
          "entity", TargetKind.ORGANIZATION,
          "", TargetKind.ORGANIZATION);

  @Override
  public String form() {
    return "ofac-csv";
  }

  @Override
  public List<List<ListFile>> claim(List<ListFile> files) throws IOException {
    return OfacCsvSet.group(files);
  }

  @Override
  public ReadList read(List<ListFile> files, Reading reading) throws IOException {
    Map<String, String> comments = new HashMap<>();
    Map<String, TargetDraft> drafts = new LinkedHashMap<>();
    for (ListFile file : files) {
      if (OfacCsvSet.part(file) == OfacCsvSet.Part.COMMENTS) {
        comments(file, comments);
      }
    }
    ListId list = OfacCsvSet.list(files.getFirst());
    primary(files.getFirst(), list, comments, drafts, reading);
    for (ListFile file : files) {
      switch (OfacCsvSet.part(file)) {
        case ALIASES -> aliases(file, drafts, reading);
        case ADDRESSES -> addresses(file, drafts, reading);
        case PRIMARY, COMMENTS, NONE -> {
          // read above
        }
      }
    }
    return new ReadList(list, null, drafts.values().stream().map(TargetDraft::target).toList());
  }

  private static void comments(ListFile file, Map<String, String> comments) throws IOException {
    try (CsvRows rows = file.rows()) {
      for (CsvRows.Row row = rows.next(); row != null; row = rows.next()) {
        comments.merge(row.cell(0).strip(), row.cell(1), String::concat);
      }
    }
  }

  private static void primary(
      ListFile file,
      ListId list,
      Map<String, String> comments,
      Map<String, TargetDraft> drafts,
      Reading reading)
      throws IOException {
    int cut = 0;
    try (CsvRows rows = file.rows()) {
      for (CsvRows.Row row = rows.next(); row != null; row = rows.next()) {
        if (OfacCsvSet.isHeader(row)) {
          continue;
        }
        columns(file, row, COLUMNS.size(), reading);
        String remarks = value(row.cell(11));
        String more = comments.get(row.cell(0).strip());
        if (more != null) {
          remarks += more;
        } else if (remarks.length() >= REMARK_CUT) {
          remarks = withoutCutItem(remarks);
          cut++;
        }
        TargetDraft draft = target(file, list, row, remarks, reading);
        if (draft != null && drafts.putIfAbsent(row.cell(0).strip(), draft) != null) {
          reading.broken(file, row.line(), "entity number " + row.cell(0) + " stands twice");
        }
      }
      if (!rows.sawCtrlZ()) {
        reading.warn(file.source() + ": doesn't end in Ctrl-Z; it may be cut off");
      }
    }
    if (cut > 0) {
      reading.warn(
          file.source()
              + ": "
              + cut
              + " remarks are cut at 1,000 characters and there is no comments file to continue"
              + " them; what was cut in two is left out");
    }
  }

  /// What stands behind the last semicolon may be half a passport or half a crypto address.
  private static String withoutCutItem(String remarks) {
    int last = remarks.lastIndexOf("; ");
    return last < 0 ? "" : remarks.substring(0, last);
  }

  private static @Nullable TargetDraft target(
      ListFile file, ListId list, CsvRows.Row row, String remarks, Reading reading) {
    String type = value(row.cell(2));
    TargetKind kind = KINDS.get(type);
    if (kind == null) {
      reading.unknown(file, row.line(), "SDN_Type", type, KINDS.keySet());
      kind = TargetKind.OTHER;
    }
    if (!row.cell(0).strip().matches("\\d{1,9}") || value(row.cell(1)).isEmpty()) {
      reading.broken(file, row.line(), "the row has no entity number or no name");
      return null;
    }
    TargetDraft draft = new TargetDraft(list, row.cell(0)).kind(kind);
    draft.name(OfacNames.of(kind, value(row.cell(1)), NameUse.PRIMARY, false, "SDN_Name"));
    for (String programme : value(row.cell(3)).split("] \\[", -1)) {
      draft.programme(programme);
    }
    draft.identifier(Identifier.of(Identifier.Kind.CALL_SIGN, value(row.cell(5))));
    if (kind == TargetKind.VESSEL) {
      draft.hull(
          new Hull(
              Country.of(value(row.cell(9))),
              List.of(),
              value(row.cell(6)),
              value(row.cell(7)),
              value(row.cell(10))));
    }
    OfacRemarks.add(draft, remarks);
    draft.row(raw(file, row, COLUMNS, remarks));
    return draft;
  }

  private static RawRow raw(ListFile file, CsvRows.Row row, List<String> columns, String remarks) {
    List<RawRow.Cell> cells = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String text = columns.get(i).equals("Remarks") ? remarks : value(row.cell(i));
      if (!text.isEmpty()) {
        cells.add(new RawRow.Cell(columns.get(i), text));
      }
    }
    return new RawRow(file.name(), "line " + row.line(), cells);
  }

  private static void aliases(ListFile file, Map<String, TargetDraft> drafts, Reading reading)
      throws IOException {
    List<String> columns = List.of("ent_num", "alt_num", "alt_type", "alt_name", "alt_remarks");
    int orphans = 0;
    try (CsvRows rows = file.rows()) {
      for (CsvRows.Row row = rows.next(); row != null; row = rows.next()) {
        columns(file, row, columns.size(), reading);
        TargetDraft draft = drafts.get(row.cell(0).strip());
        NameUse use = OfacNames.use(value(row.cell(2)));
        if (use == null) {
          reading.unknown(file, row.line(), "alt_type", value(row.cell(2)), OfacNames.types());
        } else if (draft == null) {
          orphans++;
        } else {
          draft.name(OfacNames.of(draft.kind(), value(row.cell(3)), use, false, "alt_name"));
          draft.row(raw(file, row, columns, ""));
        }
      }
    }
    orphans(file, orphans, reading);
  }

  private static void addresses(ListFile file, Map<String, TargetDraft> drafts, Reading reading)
      throws IOException {
    List<String> columns =
        List.of("ent_num", "add_num", "address", "city", "country", "add_remarks");
    int orphans = 0;
    try (CsvRows rows = file.rows()) {
      for (CsvRows.Row row = rows.next(); row != null; row = rows.next()) {
        columns(file, row, columns.size(), reading);
        TargetDraft draft = drafts.get(row.cell(0).strip());
        if (draft == null) {
          orphans++;
        } else {
          String text =
              String.join(
                  ", ",
                  List.of(value(row.cell(2)), value(row.cell(3))).stream()
                      .filter(part -> !part.isEmpty())
                      .toList());
          draft.address(new PostalAddress(text, Country.of(value(row.cell(4)))));
          draft.row(raw(file, row, columns, ""));
        }
      }
    }
    orphans(file, orphans, reading);
  }

  private static void orphans(ListFile file, int orphans, Reading reading) {
    if (orphans > 0) {
      reading.warn(file.source() + ": " + orphans + " rows belong to no entity of the list");
    }
  }

  private static void columns(ListFile file, CsvRows.Row row, int columns, Reading reading) {
    if (row.cells().size() > columns) {
      reading.unknown(file, row.line(), "column", String.valueOf(row.cell(columns)), Set.of());
    } else if (row.cells().size() < columns) {
      throw new BadInput(
          file.source(),
          "line " + row.line(),
          "has " + row.cells().size() + " columns instead of " + columns,
          "The file may be cut off; get it again");
    }
  }

  /// `-0-` with whatever blanks is null.
  static String value(String cell) {
    String text = cell.strip();
    return text.equals("-0-") ? "" : text;
  }
}
