package org.entente.screen.jp;

import java.io.IOException;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.base.BadInput;
import org.entente.base.csv.CsvRows;
import org.entente.screen.Country;
import org.entente.screen.Identifier;
import org.entente.screen.Identifier.Kind;
import org.entente.screen.ListId;
import org.entente.screen.Name;
import org.entente.screen.NameUse;
import org.entente.screen.PostalAddress;
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

/// Japan's Ministry of Finance: 資産凍結等の対象者一覧, 32 columns with Japanese and English side
/// by side, whose aliases are of different number and order and are never zipped. The last column
/// is the notice itself; where it says something else than the columns, both are kept and the
/// difference is told.
public final class MofCsv implements SingleFileReader {
  private static final ListId LIST = new ListId("jp-mof");

  static final List<String> COLUMNS =
      List.of(
          "区分",
          "番号",
          "告示日付",
          "告示番号",
          "個人・団体",
          "氏名（日本語）",
          "氏名（英語）",
          "別名・別称（日本語）",
          "別名・別称（英語）",
          "旧称（日本語）",
          "旧称（英語）",
          "確定に十分でない別名（日本語）",
          "確定に十分でない別名（英語）",
          "称号（日本語）",
          "称号（英語）",
          "役職（日本語）",
          "役職（英語）",
          "生年月日",
          "出生地（日本語）",
          "出生地（英語）",
          "国籍（日本語）",
          "国籍（英語）",
          "旅券番号",
          "身分証番号",
          "住所・所在地（国）（日本語）",
          "住所・所在地（都市その他の情報）（日本語）",
          "住所・所在地（国）（英語）",
          "住所・所在地（都市その他の情報）（英語）",
          "国連参照番号",
          "リスト掲載日",
          "その他の情報",
          "外務省告示情報");

  private static final Map<String, TargetKind> KINDS =
      Map.of("個人", TargetKind.PERSON, "団体", TargetKind.ORGANIZATION);

  private static final Pattern NUMBER = Pattern.compile("[A-Z]{0,3}[- ]?\\d{5,}[0-9A-Z-]*");
  private static final Pattern REGISTRATION = Pattern.compile("登録番号[:：]?\\s*(\\d{6,20})");
  private static final Pattern FILE_DATE = Pattern.compile(".*?(20\\d{6}).*");

  @Override
  public String form() {
    return "mof-csv";
  }

  @Override
  public boolean recognises(ListFile file) throws IOException {
    String head = file.headText();
    int end = head.indexOf('\n');
    String first = end < 0 ? head : head.substring(0, end);
    return first.contains("氏名（日本語）") && first.contains("番号") && first.contains(",");
  }

  @Override
  public ReadList read(ListFile file, Reading reading) throws IOException {
    Map<String, TargetDraft> drafts = new LinkedHashMap<>();
    try (CsvRows rows = file.rows()) {
      CsvRows.Row heading = rows.next();
      List<String> headings = heading == null ? List.of() : heading.cells();
      Map<String, Integer> columns = columns(file, headings, reading);
      for (CsvRows.Row row = rows.next(); row != null; row = rows.next()) {
        if (row.cells().size() != headings.size()) {
          reading.broken(
              file,
              row.line(),
              "has " + row.cells().size() + " columns instead of " + headings.size());
          continue;
        }
        Cells cells = new Cells(columns, row);
        TargetDraft draft = target(file, cells, reading);
        if (draft == null) {
          continue;
        }
        draft.row(RawRows.of(file, row.line(), headings, row.cells()));
        if (drafts.putIfAbsent(cells.get("番号"), draft) != null) {
          reading.broken(file, row.line(), "番号 " + cells.get("番号") + " stands twice");
        }
      }
    }
    return new ReadList(
        LIST, dateInName(file.name()), drafts.values().stream().map(TargetDraft::target).toList());
  }

  /// A row by the headings of its columns.
  record Cells(Map<String, Integer> columns, CsvRows.Row row) {
    String get(String column) {
      Integer index = columns.get(column);
      return index == null ? "" : row.cell(index).strip();
    }
  }

  private static Map<String, Integer> columns(
      ListFile file, List<String> headings, Reading reading) {
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < headings.size(); i++) {
      String heading = headings.get(i).strip();
      if (COLUMNS.contains(heading)) {
        columns.put(heading, i);
      } else {
        reading.unknown(file, 1, "column", heading, COLUMNS);
      }
    }
    for (String needed : COLUMNS) {
      if (!columns.containsKey(needed)) {
        String reason = "the column '" + needed + "' is missing";
        if (!reading.isLenient() || needed.equals("番号")) {
          throw new BadInput(
              file.source(), "line 1", reason, "Look at what has changed in the list");
        }
        reading.warn(file.source() + ": " + reason);
      }
    }
    return columns;
  }

  /// The ministry names the file after its day: `shisantouketsu20260828.csv`.
  private static @Nullable LocalDate dateInName(String name) {
    Matcher date = FILE_DATE.matcher(name);
    try {
      return date.matches()
          ? LocalDate.parse(date.group(1), DateTimeFormatter.BASIC_ISO_DATE)
          : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable TargetDraft target(ListFile file, Cells cells, Reading reading) {
    TargetKind kind = KINDS.get(cells.get("個人・団体"));
    if (kind == null) {
      reading.unknown(file, cells.row().line(), "個人・団体", cells.get("個人・団体"), KINDS.keySet());
      kind = TargetKind.OTHER;
    }
    TargetDraft draft = new TargetDraft(LIST, cells.get("番号")).kind(kind);
    names(draft, cells);
    if (!draft.isNamed()) {
      reading.broken(file, cells.row().line(), "the row has no 番号 or no 氏名");
      return null;
    }
    for (String date : FreeText.split(cells.get("生年月日"), ";；")) {
      DateText.birth(date).ifPresent(draft::birth);
    }
    draft.country(country(cells.get("国籍（英語）"), cells.get("国籍（日本語）")));
    numbers(draft, Kind.PASSPORT, cells.get("旅券番号"));
    numbers(draft, Kind.NATIONAL_ID, cells.get("身分証番号"));
    for (String language : List.of("（日本語）", "（英語）")) {
      draft.address(
          new PostalAddress(
              cells.get("住所・所在地（都市その他の情報）" + language),
              Country.of(cells.get("住所・所在地（国）" + language))));
    }
    draft.programme("区分 " + cells.get("区分"));
    draft.since(firstDate(cells.get("告示日付"), cells.get("リスト掲載日")));
    draft.identifier(Identifier.of(Kind.UN_REFERENCE, cells.get("国連参照番号")));
    for (String column : List.of("その他の情報", "外務省告示情報")) {
      FreeText.add(draft, cells.get(column));
    }
    registrations(draft, cells.get("その他の情報"));
    draft.remark(cells.get("役職（英語）"));
    draft.remark(cells.get("その他の情報"));
    MofNotice.compare(file, cells, draft, reading);
    return draft;
  }

  private static void names(TargetDraft draft, Cells cells) {
    name(draft, cells, "氏名（日本語）", NameUse.PRIMARY, false);
    name(draft, cells, "氏名（英語）", NameUse.PRIMARY, false);
    for (String language : List.of("（日本語）", "（英語）")) {
      for (String name : FreeText.split(cells.get("別名・別称" + language), ";；")) {
        draft.name(Name.whole(name, NameUse.ALIAS, false, "別名・別称" + language));
      }
      for (String name : FreeText.split(cells.get("旧称" + language), ";；")) {
        draft.name(Name.whole(name, NameUse.FORMER, false, "旧称" + language));
      }
      for (String name : FreeText.split(cells.get("確定に十分でない別名" + language), ";；")) {
        draft.name(Name.whole(name, NameUse.ALIAS, true, "確定に十分でない別名" + language));
      }
    }
  }

  private static void name(
      TargetDraft draft, Cells cells, String column, NameUse use, boolean weak) {
    draft.name(Name.whole(cells.get(column), use, weak, column));
  }

  private static Country country(String english, String japanese) {
    return english.isEmpty() ? Country.of(japanese) : Country.of(english);
  }

  /// `563110024（北朝鮮旅券）`, `アフガニスタン旅券 P04581926（…）`, `(tazkira)番号: 2132370 ; 812673`.
  private static void numbers(TargetDraft draft, Kind kind, String cell) {
    for (String part : FreeText.split(cell, ";；")) {
      String plain = Normalizer.normalize(part, Normalizer.Form.NFKC);
      Matcher number = NUMBER.matcher(plain.replaceAll("\\([^()]*\\)", " "));
      if (number.find()) {
        String rest = plain.replace(number.group(), " ").strip();
        draft.identifier(new Identifier(kind, number.group(), issuer(rest), rest));
      } else {
        draft.remark(part);
      }
    }
  }

  /// The country whose name the words around a number begin with: `(北朝鮮旅券)`.
  private static Country issuer(String rest) {
    for (String word : rest.split("[()、,; :]|旅券|国民|パスポート", -1)) {
      Country country = Country.of(word);
      if (country.isKnown()) {
        return country;
      }
    }
    return Country.UNSAID;
  }

  private static void registrations(TargetDraft draft, String text) {
    Matcher number = REGISTRATION.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
    while (number.find()) {
      draft.identifier(Identifier.of(Kind.REGISTRATION, number.group(1)));
    }
  }

  /// The day of the Japanese notice; the UN's day of listing only where there is none.
  private static @Nullable LocalDate firstDate(String notice, String listed) {
    LocalDate first = DateText.day(notice.strip().split("[ 　]", 2)[0]);
    return first != null ? first : DateText.day(listed.split("[（(]", 2)[0].replace(" ", ""));
  }
}
