package org.entente.screen.uk;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.base.BadInput;
import org.entente.base.csv.CsvRows;
import org.entente.screen.Country;
import org.entente.screen.Hull;
import org.entente.screen.Identifier;
import org.entente.screen.Identifier.Kind;
import org.entente.screen.Name;
import org.entente.screen.NamePart;
import org.entente.screen.NameUse;
import org.entente.screen.PostalAddress;
import org.entente.screen.Sex;
import org.entente.screen.TargetDraft;
import org.entente.screen.TargetKind;
import org.entente.screen.read.DateText;
import org.entente.screen.read.FreeText;
import org.entente.screen.read.ListFile;
import org.entente.screen.read.RawRows;
import org.entente.screen.read.ReadList;
import org.entente.screen.read.Reading;
import org.entente.screen.read.SingleFileReader;
import org.jspecify.annotations.Nullable;

/// The UK Sanctions List, CSV: a line with the date, then the header, then a row for each name,
/// grouped by Unique ID.
public final class UkCsv implements SingleFileReader {
  /// Headings as letters alone, lower case, for blanks and brackets in them come and go.
  private static final List<String> COLUMNS =
      List.of(
          "lastupdated",
          "uniqueid",
          "ofsigroupid",
          "unreferencenumber",
          "name6",
          "name1",
          "name2",
          "name3",
          "name4",
          "name5",
          "nametype",
          "aliasstrength",
          "title",
          "namenonlatinscript",
          "nonlatinscripttype",
          "nonlatinscriptlanguage",
          "regimename",
          "designationtype",
          "designationsource",
          "datedesignated",
          "sanctionsimposed",
          "otherinformation",
          "ukstatementofreasons",
          "addressline1",
          "addressline2",
          "addressline3",
          "addressline4",
          "addressline5",
          "addressline6",
          "addresspostalcode",
          "addresscountry",
          "phonenumber",
          "website",
          "emailaddress",
          "dob",
          "townofbirth",
          "countryofbirth",
          "nationalityies",
          "passportnumber",
          "passportadditionalinformation",
          "nationalidentifiernumber",
          "nationalidentifieradditionalinformation",
          "position",
          "gender",
          "typeofentity",
          "subsidiaries",
          "parentcompany",
          "businessregistrationnumbers",
          "imonumber",
          "currentowneroperators",
          "previousowneroperators",
          "currentbelievedflagofship",
          "previousflags",
          "typeofship",
          "tonnageofship",
          "lengthofship",
          "yearbuilt",
          "hullidentificationnumberhin");

  @Override
  public String form() {
    return "uk-csv";
  }

  @Override
  public boolean recognises(ListFile file) throws IOException {
    String[] lines = file.headText().split("\r?\n", 3);
    for (int i = 0; i < Math.min(2, lines.length); i++) {
      if (lines[i].contains("Unique ID") && lines[i].contains("Name 6")) {
        return true;
      }
    }
    return false;
  }

  /// A row by its headings.
  private record Cells(Map<String, Integer> columns, CsvRows.Row row) {
    String get(String column) {
      Integer index = columns.get(column);
      return index == null ? "" : row.cell(index).strip();
    }
  }

  @Override
  public ReadList read(ListFile file, Reading reading) throws IOException {
    Map<String, TargetDraft> drafts = new LinkedHashMap<>();
    LocalDate published = null;
    try (CsvRows rows = file.rows()) {
      CsvRows.Row heading = rows.next();
      if (heading != null && !isHeading(heading)) {
        published = reportDate(heading);
        heading = rows.next();
      }
      if (heading == null || !isHeading(heading)) {
        throw new BadInput(file.source(), "line 2", "the header is missing", "Get the file again");
      }
      Map<String, Integer> columns = columns(file, heading, reading);
      for (CsvRows.Row row = rows.next(); row != null; row = rows.next()) {
        row(file, new Cells(columns, row), heading.cells(), drafts, reading);
      }
    }
    return new ReadList(
        UkXml.LIST,
        published,
        drafts.values().stream().filter(TargetDraft::isNamed).map(TargetDraft::target).toList());
  }

  private static boolean isHeading(CsvRows.Row row) {
    return row.cells().stream().map(UkCsv::key).anyMatch("uniqueid"::equals);
  }

  /// `Report Date: 28-Jan-2026`.
  private static @Nullable LocalDate reportDate(CsvRows.Row row) {
    String text = String.join(" ", row.cells());
    return DateText.day(
        text.substring(text.indexOf(':') + 1).strip().replace('-', ' ').toLowerCase(Locale.ROOT));
  }

  private static String key(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static Map<String, Integer> columns(ListFile file, CsvRows.Row heading, Reading reading) {
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < heading.cells().size(); i++) {
      String key = key(heading.cell(i));
      if (COLUMNS.contains(key)) {
        columns.put(key, i);
      } else if (!key.isEmpty()) {
        reading.unknown(file, heading.line(), "column", heading.cell(i), COLUMNS);
      }
    }
    return columns;
  }

  private static void row(
      ListFile file,
      Cells row,
      List<String> headings,
      Map<String, TargetDraft> drafts,
      Reading reading) {
    String id = row.get("uniqueid");
    TargetDraft draft = drafts.computeIfAbsent(id, i -> new TargetDraft(UkXml.LIST, i));
    String type = row.get("designationtype");
    TargetKind kind = OfsiXml.KINDS.get(type);
    if (kind == null) {
      reading.unknown(file, row.row().line(), "designation type", type, OfsiXml.KINDS.keySet());
      kind = TargetKind.OTHER;
    }
    draft.kind(kind);
    NameUse use = OfsiXml.USES.get(row.get("nametype"));
    if (use == null) {
      reading.unknown(
          file, row.row().line(), "name type", row.get("nametype"), OfsiXml.USES.keySet());
      use = NameUse.ALIAS;
    }
    names(draft, row, use);
    if (id.isEmpty() || !draft.isNamed()) {
      reading.broken(file, row.row().line(), "the row has no Unique ID or no name");
      return;
    }
    facts(draft, row);
    draft.row(RawRows.of(file, row.row().line(), headings, row.row().cells()));
  }

  private static void names(TargetDraft draft, Cells row, NameUse use) {
    boolean weak = row.get("aliasstrength").toLowerCase(Locale.ROOT).startsWith("low");
    List<NamePart> parts = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      if (!row.get("name" + i).isEmpty()) {
        parts.add(new NamePart(UkNames.role(draft.kind(), i), row.get("name" + i)));
      }
    }
    String text = String.join(" ", parts.stream().map(NamePart::text).toList());
    draft.name(new Name(text, use, weak, parts, -1, "Name 6"));
    draft.name(
        Name.whole(row.get("namenonlatinscript"), NameUse.ORIGINAL_SCRIPT, weak, "Name non-latin"));
  }

  private static void facts(TargetDraft draft, Cells row) {
    for (String date : FreeText.split(row.get("dob"), ";,|")) {
      DateText.birth(date).ifPresent(draft::birth);
    }
    draft.sex(Sex.of(row.get("gender")));
    for (String country : FreeText.split(row.get("nationalityies"), ";|")) {
      draft.country(Country.of(country));
    }
    numbers(draft, Kind.PASSPORT, row.get("passportnumber"));
    numbers(draft, Kind.NATIONAL_ID, row.get("nationalidentifiernumber"));
    numbers(draft, Kind.REGISTRATION, row.get("businessregistrationnumbers"));
    numbers(draft, Kind.IMO_SHIP, row.get("imonumber"));
    draft.identifier(Identifier.of(Kind.UN_REFERENCE, row.get("unreferencenumber")));
    List<String> lines = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      if (!row.get("addressline" + i).isEmpty()) {
        lines.add(row.get("addressline" + i));
      }
    }
    draft.address(
        new PostalAddress(String.join(", ", lines), Country.of(row.get("addresscountry"))));
    draft.programme(row.get("regimename"));
    for (String measure : row.get("sanctionsimposed").split("\\|", -1)) {
      draft.law(measure);
    }
    draft.since(DateText.day(row.get("datedesignated")));
    if (draft.kind() == TargetKind.VESSEL) {
      draft.hull(
          new Hull(
              Country.of(row.get("currentbelievedflagofship")),
              FreeText.split(row.get("previousflags"), ";|").stream().map(Country::of).toList(),
              row.get("typeofship"),
              row.get("tonnageofship"),
              row.get("currentowneroperators")));
    }
    FreeText.add(draft, row.get("otherinformation"));
    draft.remark(row.get("otherinformation"));
    draft.remark(row.get("ukstatementofreasons"));
  }

  private static void numbers(TargetDraft draft, Kind kind, String cell) {
    for (String number : FreeText.split(cell, ";|")) {
      draft.identifier(Identifier.of(kind, number));
    }
  }
}
