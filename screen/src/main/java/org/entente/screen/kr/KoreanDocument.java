package org.entente.screen.kr;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.base.BadInput;
import org.entente.screen.ListId;
import org.entente.screen.document.DocumentForm;
import org.entente.screen.document.DocumentTable;
import org.entente.screen.document.ListDocument;
import org.entente.screen.read.DateText;
import org.entente.screen.read.ListFile;
import org.entente.screen.read.ReadList;
import org.entente.screen.read.Reading;
import org.entente.screen.read.SingleFileReader;
import org.jspecify.annotations.Nullable;

/// A notice of a Korean ministry with the table of those it names: HWP, HWPX, PDF, or a sheet.
/// Which list it belongs to follows from what the notice calls them.
public final class KoreanDocument implements SingleFileReader {
  private static final ListId FSC = new ListId("kr-fsc");
  private static final ListId MOEF = new ListId("kr-moef");

  /// Tables smaller than this frame a heading or a stamp.
  private static final int LEAST_COLUMNS = 3;

  private static final Pattern DATE =
      Pattern.compile(
          "(?:시행|고시|공고|지정|개정|발표)[^\\n]{0,40}?(\\d{4}\\s*[.년]\\s*\\d{1,2}\\s*[.월]\\s*\\d{1,2}\\s*[.일]?)");

  private static final Pattern NOTICE = Pattern.compile("제재|제한대상자|금융거래|이명|별칭|성명");

  private final DocumentForm form;

  public KoreanDocument(DocumentForm form) {
    this.form = form;
  }

  @Override
  public String form() {
    return "kr-" + form.name().toLowerCase(Locale.ROOT);
  }

  /// Only Hancom's forms are Korean for sure; in the others something must say so.
  @Override
  public boolean recognises(ListFile file) throws IOException {
    if (DocumentForm.of(file) != form) {
      return false;
    }
    return switch (form) {
      case HWP, HWPX -> true;
      case PDF -> NOTICE.matcher(form.beginning(file)).find();
      case XLSX -> {
        KoreanTable any = new KoreanTable(file, KoreanCsv.LIST, new Reading(true));
        yield form.read(file).tables().stream().anyMatch(table -> any.understands(rows(table)));
      }
    };
  }

  @Override
  public ReadList read(ListFile file, Reading reading) throws IOException {
    ListDocument document = form.read(file);
    ListId list = list(document.text());
    KoreanTable table = new KoreanTable(file, list, reading);
    List<DocumentTable> others = new ArrayList<>();
    boolean understood = false;
    for (DocumentTable one : document.tables()) {
      List<KoreanTable.Row> rows = rows(one);
      if (table.understands(rows)) {
        table.add(rows);
        understood = true;
      } else if (one.columns() >= LEAST_COLUMNS && one.rows().size() > 1) {
        others.add(one);
      }
    }
    if (!understood) {
      throw new BadInput(
          file.source(),
          others.isEmpty() ? "" : others.getFirst().place(),
          others.isEmpty()
              ? "holds no table of names"
              : "no headings that are understood: "
                  + String.join(" | ", others.getFirst().rows().getFirst()),
          "Rename the headings or copy the rows into the template (docs/reference/lists.md)");
    }
    for (DocumentTable other : others) {
      reading.broken(
          file,
          other.place(),
          "no headings that are understood: " + String.join(" | ", other.rows().getFirst()));
    }
    return new ReadList(list, published(document.text()), table.targets());
  }

  private static List<KoreanTable.Row> rows(DocumentTable table) {
    List<KoreanTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < table.rows().size(); i++) {
      rows.add(new KoreanTable.Row(table.place(i), table.rows().get(i)));
    }
    return rows;
  }

  private static ListId list(String text) {
    String plain = text.replaceAll("\\s+", "");
    if (plain.contains("금융거래등제한대상자")) {
      return FSC;
    }
    return plain.contains("금융제재대상자") ? MOEF : KoreanCsv.LIST;
  }

  private static @Nullable LocalDate published(String text) {
    Matcher date = DATE.matcher(text);
    return date.find() ? DateText.day(date.group(1).replaceAll("\\s+", "")) : null;
  }
}
