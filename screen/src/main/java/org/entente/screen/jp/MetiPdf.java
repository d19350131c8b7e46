package org.entente.screen.jp;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.base.BadInput;
import org.entente.screen.Country;
import org.entente.screen.ListId;
import org.entente.screen.Name;
import org.entente.screen.NameUse;
import org.entente.screen.Script;
import org.entente.screen.Target;
import org.entente.screen.TargetDraft;
import org.entente.screen.TargetKind;
import org.entente.screen.document.DocumentForm;
import org.entente.screen.document.DocumentTable;
import org.entente.screen.document.HeadedColumns;
import org.entente.screen.document.ListDocument;
import org.entente.screen.read.ListFile;
import org.entente.screen.read.RawRows;
import org.entente.screen.read.ReadList;
import org.entente.screen.read.Reading;
import org.entente.screen.read.SingleFileReader;
import org.jspecify.annotations.Nullable;

/// The Foreign End User List of Japan's METI: a PDF table of organizations about which exporters
/// must ask. Export control, no freeze: a list of its own kind. Its numbers run without a gap; a
/// gap is a row that was lost.
public final class MetiPdf implements SingleFileReader {
  private static final ListId LIST = new ListId("jp-meti");

  /// What the columns hold, by heading words in both languages.
  private enum Column {
    NUMBER("No", "番号"),
    COUNTRY("国名", "地域名", "Country"),
    COMPANY("企業名", "組織名", "Company"),
    ALIAS("別名", "Alsoknown"),
    CONCERN("懸念区分", "WMD", "Type of");

    /// Separated by bars, for a constant keeps no list.
    private final String words;

    Column(String... words) {
      this.words = String.join("|", words);
    }

    List<String> words() {
      return List.of(words.split("\\|", -1));
    }
  }

  private static final Pattern ERA =
      Pattern.compile("(令和|平成)\\s*(\\d{1,2}|元)\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*日");
  private static final Pattern YEAR =
      Pattern.compile("(20\\d{2})\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*日");
  private static final Pattern CONCERN = Pattern.compile("CW|[BCMN]");
  private static final Pattern BRACKETS = Pattern.compile("[(（]([^()（）]+)[)）]\\s*$");

  @Override
  public String form() {
    return "meti-pdf";
  }

  @Override
  public boolean recognises(ListFile file) throws IOException {
    if (DocumentForm.of(file) != DocumentForm.PDF) {
      return false;
    }
    String beginning = DocumentForm.PDF.beginning(file).replaceAll("\\s+", "");
    return beginning.contains("外国ユーザーリスト") || beginning.contains("懸念区分");
  }

  @Override
  public ReadList read(ListFile file, Reading reading) throws IOException {
    ListDocument document = DocumentForm.PDF.read(file);
    List<Target> targets = new ArrayList<>();
    HeadedColumns<Column> columns = null;
    List<String> headings = List.of();
    int next = 1;
    for (DocumentTable table : document.tables()) {
      for (int i = 0; i < table.rows().size(); i++) {
        List<String> row = table.rows().get(i);
        HeadedColumns<Column> here = HeadedColumns.of(Column.class, Column::words, row);
        if (here.has(Column.COMPANY) && here.has(Column.COUNTRY)) {
          for (String unknown : here.unknown()) {
            reading.unknown(file, table.place(i), "column", unknown, words());
          }
          columns = here;
          headings = row;
        } else if (columns != null && row.size() == headings.size()) {
          String number = columns.cell(row, Column.NUMBER);
          if (!number.equals(String.valueOf(next))) {
            reading.broken(file, table.place(i), "has number " + number + " instead of " + next);
          }
          next = number.matches("\\d{1,6}") ? Integer.parseInt(number) + 1 : next;
          target(file, table.place(i), columns, headings, row, reading, targets);
        }
      }
    }
    if (columns == null) {
      throw new BadInput(
          file.source(),
          "",
          "no ruled table with the headings " + String.join(", ", words()) + " was found",
          "Get the list itself, not the notice about it");
    }
    return new ReadList(LIST, published(document.text()), targets);
  }

  private static List<String> words() {
    List<String> words = new ArrayList<>();
    for (Column column : Column.values()) {
      words.addAll(column.words());
    }
    return words;
  }

  private static void target(
      ListFile file,
      String place,
      HeadedColumns<Column> columns,
      List<String> headings,
      List<String> row,
      Reading reading,
      List<Target> targets) {
    TargetDraft draft =
        new TargetDraft(LIST, columns.cell(row, Column.NUMBER)).kind(TargetKind.ORGANIZATION);
    names(draft, columns.cell(row, Column.COMPANY), NameUse.PRIMARY);
    if (!draft.isNamed()) {
      reading.broken(file, place, "the row has no name or no number");
      return;
    }
    for (String alias : columns.cell(row, Column.ALIAS).split("・", -1)) {
      names(draft, alias.strip(), NameUse.ALIAS);
    }
    country(draft, columns.lines(row, Column.COUNTRY));
    String concern = columns.cell(row, Column.CONCERN);
    Matcher letters = CONCERN.matcher(concern);
    while (letters.find()) {
      draft.programme(letters.group());
    }
    String rest = letters.replaceAll("").replaceAll("[\\s,、，・/]+", "");
    if (!rest.isEmpty()) {
      reading.unknown(file, place, "懸念区分", rest, List.of("B", "C", "M", "N", "CW"));
    }
    draft.row(RawRows.of(file, place, headings, row));
    targets.add(draft.target());
  }

  /// What stands in brackets at the end is the name in its own script, unless it is Latin.
  private static void names(TargetDraft draft, String text, NameUse use) {
    Matcher brackets = BRACKETS.matcher(text);
    if (brackets.find()
        && Script.of(brackets.group(1)) != Script.of(text.substring(0, brackets.start()))) {
      draft.name(Name.whole(text.substring(0, brackets.start()).strip(), use, false, "企業名"));
      draft.name(Name.whole(brackets.group(1).strip(), NameUse.ORIGINAL_SCRIPT, false, "企業名"));
    } else {
      draft.name(Name.whole(text, use, false, "企業名"));
    }
  }

  /// The country in Japanese, in English, or in both.
  private static void country(TargetDraft draft, String lines) {
    for (String text : (lines.replace('\n', ' ') + "\n" + lines).split("\n", -1)) {
      Country country = Country.of(text);
      if (country.isKnown()) {
        draft.country(country);
        return;
      }
    }
    draft.country(Country.of(lines.replaceAll("\\s+", " ")));
  }

  private static @Nullable LocalDate published(String text) {
    try {
      Matcher era = ERA.matcher(text);
      if (era.find()) {
        int year = era.group(2).equals("元") ? 1 : Integer.parseInt(era.group(2));
        int before = era.group(1).equals("令和") ? 2018 : 1988;
        return day(before + year, era.group(3), era.group(4));
      }
      Matcher year = YEAR.matcher(text);
      return year.find()
          ? day(Integer.parseInt(year.group(1)), year.group(2), year.group(3))
          : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static LocalDate day(int year, String month, String day) {
    return LocalDate.of(year, Integer.parseInt(month), Integer.parseInt(day));
  }
}
