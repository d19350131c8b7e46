package org.entente.screen.un;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.base.BadInput;
import org.entente.screen.Country;
import org.entente.screen.Hull;
import org.entente.screen.Identifier;
import org.entente.screen.ListId;
import org.entente.screen.Name;
import org.entente.screen.NameUse;
import org.entente.screen.Target;
import org.entente.screen.TargetDraft;
import org.entente.screen.TargetKind;
import org.entente.screen.document.DocumentForm;
import org.entente.screen.document.DocumentTable;
import org.entente.screen.document.HeadedColumns;
import org.entente.screen.document.ListDocument;
import org.entente.screen.read.DateText;
import org.entente.screen.read.ListFile;
import org.entente.screen.read.RawRows;
import org.entente.screen.read.ReadList;
import org.entente.screen.read.Reading;
import org.entente.screen.read.SingleFileReader;
import org.jspecify.annotations.Nullable;

/// The ships that the UN's 1718 Committee designated: a PDF table of names and IMO numbers, whose
/// further columns say under which paragraphs a ship stands (asset freeze, de-flagging, port
/// entry and so on). A mark or a date in such a column means that the paragraph applies.
public final class VesselsPdf implements SingleFileReader {
  private static final ListId LIST = new ListId("un-1718");

  private enum Column {
    NUMBER("No", "Nr", "S/N"),
    IMO("IMO"),
    MMSI("MMSI"),
    FLAG("flag state", "flag:", "registered flag"),
    SINCE("date of designation", "designated on", "listed on"),
    REMARK("remark", "information", "note"),
    NAME("vessel name", "name of vessel", "ship name", "name", "vessel");

    /// Separated by bars, for a constant keeps no list.
    private final String words;

    Column(String... words) {
      this.words = String.join("|", words);
    }

    List<String> words() {
      return List.of(words.split("\\|", -1));
    }
  }

  private static final Pattern PARAGRAPH =
      Pattern.compile(
          "paragraph|\\bpara\\b|\\bOPs?\\b|resolution|freeze|flag|port|register|\\d{4} ?\\(20\\d\\d\\)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern IMO = Pattern.compile("(?<!\\d)\\d{7}(?!\\d)");
  private static final Pattern FORMER =
      Pattern.compile("(?:f\\.?k\\.?a|formerly|ex)\\b[.:]*\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern ALSO =
      Pattern.compile("a\\.?k\\.?a\\b[.:]*\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern DAY =
      Pattern.compile("\\d{1,2} [A-Z][a-z]{2,8}\\.? \\d{4}|\\d{4}-\\d{2}-\\d{2}");

  /// A table's columns: those with a meaning of their own, and the paragraphs by their places.
  private record Headings(
      HeadedColumns<Column> columns, List<String> texts, List<Integer> paragraphs) {}

  @Override
  public String form() {
    return "un-1718-pdf";
  }

  @Override
  public boolean recognises(ListFile file) throws IOException {
    if (DocumentForm.of(file) != DocumentForm.PDF) {
      return false;
    }
    String beginning = DocumentForm.PDF.beginning(file).toLowerCase(Locale.ROOT);
    return beginning.contains("1718") && beginning.contains("vessel") && beginning.contains("imo");
  }

  @Override
  public ReadList read(ListFile file, Reading reading) throws IOException {
    ListDocument document = DocumentForm.PDF.read(file);
    List<Target> targets = new ArrayList<>();
    Headings headings = null;
    for (DocumentTable table : document.tables()) {
      for (int i = 0; i < table.rows().size(); i++) {
        List<String> row = table.rows().get(i);
        Headings here = headings(file, table.place(i), row, reading);
        if (here != null) {
          headings = here;
        } else if (headings != null && row.size() == headings.texts().size()) {
          target(file, table.place(i), headings, row, reading, targets);
        }
      }
    }
    if (headings == null) {
      throw new BadInput(
          file.source(),
          "",
          "no ruled table with a column of names and one of IMO numbers was found",
          "Get the list of designated vessels from the committee's page");
    }
    return new ReadList(LIST, published(document.text()), targets);
  }

  /// Null where the row is no row of headings.
  private static @Nullable Headings headings(
      ListFile file, String place, List<String> row, Reading reading) {
    HeadedColumns<Column> columns = HeadedColumns.of(Column.class, Column::words, row);
    boolean isHeading =
        columns.has(Column.IMO)
            && columns.has(Column.NAME)
            && row.stream().noneMatch(cell -> IMO.matcher(cell).find());
    if (!isHeading) {
      return null;
    }
    List<Integer> paragraphs = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      String text = row.get(i).strip().replaceAll("\\s+", " ");
      if (columns.unknown().contains(text)) {
        if (PARAGRAPH.matcher(text).find()) {
          paragraphs.add(i);
        } else {
          reading.unknown(file, place, "column", text, List.of("Vessel name", "IMO", "paragraph"));
        }
      }
    }
    return new Headings(columns, row, paragraphs);
  }

  private static void target(
      ListFile file,
      String place,
      Headings headings,
      List<String> row,
      Reading reading,
      List<Target> targets) {
    HeadedColumns<Column> columns = headings.columns();
    if (row.stream().allMatch(String::isBlank)) {
      return;
    }
    List<String> numbers = new ArrayList<>();
    Matcher imo = IMO.matcher(columns.cell(row, Column.IMO));
    while (imo.find()) {
      numbers.add(imo.group());
    }
    String name = columns.cell(row, Column.NAME);
    TargetDraft draft =
        new TargetDraft(LIST, numbers.isEmpty() ? name : numbers.getFirst())
            .kind(TargetKind.VESSEL);
    names(draft, name);
    if (!draft.isNamed()) {
      reading.broken(file, place, "the row has no name");
      return;
    }
    if (numbers.isEmpty()) {
      reading.warn(file.source() + ", " + place + ": " + name + " has no IMO number");
    }
    numbers.forEach(n -> draft.identifier(Identifier.of(Identifier.Kind.IMO_SHIP, n)));
    draft.identifier(Identifier.of(Identifier.Kind.MMSI, columns.cell(row, Column.MMSI)));
    String flag = columns.cell(row, Column.FLAG);
    if (!flag.isEmpty()) {
      draft.hull(new Hull(Country.of(flag), List.of(), "", "", ""));
    }
    draft.since(DateText.day(columns.cell(row, Column.SINCE)));
    draft.remark(columns.cell(row, Column.REMARK));
    paragraphs(draft, headings, row);
    draft.row(RawRows.of(file, place, headings.texts(), row));
    targets.add(draft.target());
  }

  private static void paragraphs(TargetDraft draft, Headings headings, List<String> row) {
    for (int column : headings.paragraphs()) {
      String mark = row.get(column).strip();
      if (!mark.isEmpty() && !mark.matches("(?i)no|n/?a|[-–—]+")) {
        draft.programme(headings.texts().get(column).strip().replaceAll("\\s+", " "));
        Matcher day = DAY.matcher(mark);
        while (day.find()) {
          draft.since(DateText.day(day.group()));
        }
      }
    }
  }

  /// `PETREL 8 (f.k.a. …; a.k.a. …)`.
  private static void names(TargetDraft draft, String text) {
    for (String part : text.split("[;()]", -1)) {
      String name = part.strip();
      if (FORMER.matcher(name).lookingAt()) {
        draft.name(former(name, FORMER, NameUse.FORMER));
      } else if (ALSO.matcher(name).lookingAt()) {
        draft.name(former(name, ALSO, NameUse.ALIAS));
      } else {
        NameUse use = draft.names().isEmpty() ? NameUse.PRIMARY : NameUse.ALIAS;
        draft.name(Name.whole(name, use, false, "Vessel name"));
      }
    }
  }

  private static Name former(String text, Pattern said, NameUse use) {
    return Name.whole(said.matcher(text).replaceFirst("").strip(), use, false, "Vessel name");
  }

  private static @Nullable LocalDate published(String text) {
    Matcher day = DAY.matcher(text);
    return day.find() ? DateText.day(day.group()) : null;
  }
}
