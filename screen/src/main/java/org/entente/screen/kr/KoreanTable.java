package org.entente.screen.kr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.base.BadInput;
import org.entente.screen.Country;
import org.entente.screen.Identifier;
import org.entente.screen.Identifier.Kind;
import org.entente.screen.ListId;
import org.entente.screen.Name;
import org.entente.screen.NameUse;
import org.entente.screen.PostalAddress;
import org.entente.screen.Sex;
import org.entente.screen.Target;
import org.entente.screen.TargetDraft;
import org.entente.screen.TargetKind;
import org.entente.screen.Wallet;
import org.entente.screen.kr.KoreanColumns.Column;
import org.entente.screen.read.DateText;
import org.entente.screen.read.FreeText;
import org.entente.screen.read.ListFile;
import org.entente.screen.read.RawRows;
import org.entente.screen.read.Reading;
import org.jspecify.annotations.Nullable;

/// Turns the tables of a Korean document, or of our template, into targets. There is no official
/// machine-readable list; the notices' layouts change, so columns are known by heading words, and
/// a table that can't be mapped is an error that shows its headings.
final class KoreanTable {
  private static final int HEADING_ROWS = 12;
  private static final Pattern WALLET = Pattern.compile("[0-9A-Za-z:]{25,110}");
  private static final Pattern IMO = Pattern.compile("\\d{7}");

  private static final Map<String, TargetKind> KINDS =
      Map.of(
          "개인", TargetKind.PERSON,
          "단체", TargetKind.ORGANIZATION,
          "기관", TargetKind.ORGANIZATION,
          "기업", TargetKind.ORGANIZATION,
          "법인", TargetKind.ORGANIZATION,
          "선박", TargetKind.VESSEL,
          "항공기", TargetKind.AIRCRAFT);

  /// Both scripts in one cell: `박진혁 (PAK Jin Hyok)`, `조선대성은행 / Korea Daesong Bank`.
  private static final Pattern HANGUL_LATIN =
      Pattern.compile("([^A-Za-z]*[가-힣][^A-Za-z(（/]*)[(（/]?\\s*([A-Za-z][^가-힣]*?)[)）]?");

  private static final Pattern LATIN_HANGUL =
      Pattern.compile("([A-Za-z][^가-힣(（/]*)[(（/]?\\s*([가-힣][^A-Za-z]*?)[)）]?");

  /// A row of cells with the place that errors name: `line 4`, `table 2, row 5`.
  record Row(String place, List<String> cells) {}

  private final ListFile file;
  private final ListId list;
  private final Reading reading;
  private final Map<String, TargetDraft> drafts = new LinkedHashMap<>();
  private @Nullable KoreanColumns columns;
  private List<String> headings = List.of();

  /// The last row that is one cell over the whole width: `1. 개인`.
  private String section = "";

  KoreanTable(ListFile file, ListId list, Reading reading) {
    this.file = file;
    this.list = list;
    this.reading = reading;
  }

  /// One table; the next one without headings of its own continues it, as after a page break.
  void add(List<Row> rows) {
    int first = heading(rows);
    if (first < 0 && columns == null) {
      throw new BadInput(
          file.source(),
          rows.isEmpty() ? "" : rows.getFirst().place(),
          "no row of the table has headings that are understood"
              + (rows.isEmpty() ? "" : ": " + String.join(" | ", rows.getFirst().cells())),
          "Rename the headings or copy the rows into the template (docs/reference/lists.md)");
    }
    for (Row row : rows.subList(Math.max(first, 0), rows.size())) {
      if (!isHeadingAgain(row)) {
        row(row);
      }
    }
  }

  /// Whether [#add] would understand the rows: they have headings, or go on with a table of as
  /// many columns.
  boolean understands(List<Row> rows) {
    return !rows.isEmpty()
        && ((columns != null && rows.getFirst().cells().size() == headings.size())
            || new KoreanTable(file, list, new Reading(true)).heading(rows) >= 0);
  }

  /// The index of the first row below the headings; -1 where there are none.
  private int heading(List<Row> rows) {
    for (int i = 0; i < Math.min(rows.size(), HEADING_ROWS); i++) {
      List<String> cells = rows.get(i).cells();
      KoreanColumns one = KoreanColumns.of(cells);
      if (i + 1 < rows.size()) {
        List<String> both = joined(cells, rows.get(i + 1).cells());
        KoreanColumns two = KoreanColumns.of(both);
        boolean lowerIsHeading = KoreanColumns.of(rows.get(i + 1).cells()).known() > 0;
        if (lowerIsHeading && two.isTable() && two.known() > one.known()) {
          use(rows.get(i), two, both);
          return i + 2;
        }
      }
      if (one.isTable()) {
        use(rows.get(i), one, cells);
        return i + 1;
      }
    }
    return -1;
  }

  private void use(Row row, KoreanColumns found, List<String> cells) {
    for (String unknown : found.unknown()) {
      reading.unknown(file, row.place(), "column", unknown, KoreanColumns.words());
    }
    columns = found;
    headings = cells;
  }

  private static List<String> joined(List<String> upper, List<String> lower) {
    List<String> joined = new ArrayList<>();
    for (int i = 0; i < Math.max(upper.size(), lower.size()); i++) {
      String above = i < upper.size() ? upper.get(i) : "";
      String below = i < lower.size() ? lower.get(i) : "";
      joined.add(above.equals(below) ? above : above + " " + below);
    }
    return joined;
  }

  private boolean isHeadingAgain(Row row) {
    return row.cells().equals(headings) || KoreanColumns.of(row.cells()).known() >= 5;
  }

  private void row(Row row) {
    if (row.cells().stream().allMatch(String::isBlank)) {
      return;
    }
    if (row.cells().size() > 1 && row.cells().stream().distinct().count() == 1) {
      section = row.cells().getFirst().strip();
      return;
    }
    TargetDraft draft = new TargetDraft(list, reference(row));
    String type = cell(row, Column.KIND);
    TargetKind kind = type.isEmpty() ? guess(row) : KINDS.get(type);
    if (kind == null) {
      reading.unknown(file, row.place(), "유형", type, KINDS.keySet());
      kind = TargetKind.OTHER;
    }
    draft.kind(kind);
    names(row, draft);
    if (!draft.isNamed()) {
      reading.broken(file, row.place(), "the row has no name or no number");
      return;
    }
    facts(row, draft);
    draft.row(RawRows.of(file, row.place(), headings, row.cells()));
    drafts.put(draft.reference(), draft);
  }

  /// Numbers begin anew with each category; a second row of the same number gets its category.
  private String reference(Row row) {
    String number = cell(row, Column.NUMBER);
    if (number.isEmpty()) {
      number = String.valueOf(drafts.size() + 1);
    }
    if (!drafts.containsKey(number)) {
      return number;
    }
    String category = cell(row, Column.CATEGORY) + "-" + cell(row, Column.KIND) + "-" + number;
    String unique = category;
    for (int i = 2; drafts.containsKey(unique); i++) {
      unique = category + "-" + i;
    }
    reading.warn(file.source() + ", " + row.place() + ": number " + number + " stands twice");
    return unique;
  }

  private TargetKind guess(Row row) {
    if (!cell(row, Column.BIRTH).isEmpty() || !cell(row, Column.PASSPORT).isEmpty()) {
      return TargetKind.PERSON;
    }
    String above = cell(row, Column.CATEGORY) + " " + section;
    for (Map.Entry<String, TargetKind> kind : KINDS.entrySet()) {
      if (above.contains(kind.getKey())) {
        return kind.getValue();
      }
    }
    return TargetKind.LEGAL_ENTITY;
  }

  private void names(Row row, TargetDraft draft) {
    name(draft, row, Column.HANGUL, NameUse.PRIMARY);
    name(draft, row, Column.NAME, NameUse.PRIMARY);
    name(draft, row, Column.ENGLISH, NameUse.PRIMARY);
    name(draft, row, Column.HANJA, NameUse.ORIGINAL_SCRIPT);
    for (String alias : FreeText.split(cell(row, Column.ALIAS), ";；")) {
      draft.name(Name.whole(alias, NameUse.ALIAS, false, Column.ALIAS.heading()));
    }
  }

  private void name(TargetDraft draft, Row row, Column column, NameUse use) {
    String text = cell(row, column);
    for (Pattern pattern : List.of(HANGUL_LATIN, LATIN_HANGUL)) {
      Matcher both = pattern.matcher(text);
      if (both.matches()) {
        name(draft, both.group(1).strip(), column, use);
        name(draft, both.group(2).strip(), column, use);
        return;
      }
    }
    name(draft, text, column, use);
  }

  private static void name(TargetDraft draft, String text, Column column, NameUse use) {
    int comma = draft.kind() == TargetKind.PERSON ? text.indexOf(',') : -1;
    draft.name(new Name(text, use, false, List.of(), comma, column.heading()));
  }

  private void facts(Row row, TargetDraft draft) {
    for (String date : FreeText.split(cell(row, Column.BIRTH), ";；")) {
      DateText.birth(date).ifPresent(draft::birth);
    }
    draft.sex(Sex.of(cell(row, Column.SEX)));
    for (String country : FreeText.split(cell(row, Column.COUNTRY), ";；,、")) {
      draft.country(Country.of(country));
    }
    numbers(draft, Kind.PASSPORT, cell(row, Column.PASSPORT));
    numbers(draft, Kind.NATIONAL_ID, cell(row, Column.ID_NUMBER));
    Matcher imo = IMO.matcher(cell(row, Column.IMO));
    while (imo.find()) {
      draft.identifier(Identifier.of(FreeText.imoKind(draft), imo.group()));
    }
    Matcher wallet = WALLET.matcher(cell(row, Column.WALLET));
    while (wallet.find()) {
      draft.wallet(new Wallet("", wallet.group()));
    }
    draft.address(new PostalAddress(cell(row, Column.ADDRESS), Country.UNSAID));
    draft.programme(cell(row, Column.CATEGORY));
    draft.programme(section);
    draft.law(cell(row, Column.LAW));
    draft.since(DateText.day(cell(row, Column.SINCE)));
    draft.until(DateText.day(cell(row, Column.UNTIL)));
    draft.remark(cell(row, Column.POSITION));
    draft.remark(cell(row, Column.REMARK));
    FreeText.add(draft, cell(row, Column.REMARK));
  }

  private static void numbers(TargetDraft draft, Kind kind, String cell) {
    for (String number : FreeText.split(cell, ";；,、")) {
      draft.identifier(Identifier.of(kind, number));
    }
  }

  private String cell(Row row, Column column) {
    return columns == null ? "" : columns.cell(row.cells(), column);
  }

  List<Target> targets() {
    return drafts.values().stream().map(TargetDraft::target).toList();
  }
}
