package org.entente.cases.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.entente.cases.CaseBook;
import org.entente.cases.CaseView;
import org.entente.cases.Chain;
import org.entente.cases.Entry;
import org.entente.cases.EntryKind;
import org.entente.cases.ValidTime;
import org.junit.jupiter.api.Test;

class CaseExportTest {
  private static final String HOSTILE =
      "<script>alert(1)</script>\" onload='x' \u202Egpj.exe\u2066\u0000&\uD83D\uDE00 \uDB80\uDC00";
  private static final byte[] BYTES = HOSTILE.getBytes(UTF_8);

  private static Entry entry(int position, EntryKind kind, int about) {
    return new Entry(
        "us-1",
        position,
        kind,
        HOSTILE,
        HOSTILE,
        HOSTILE,
        about,
        2,
        0,
        1_700_000_000_000_000L + position,
        position % 2 == 0 ? ValidTime.ALWAYS : new ValidTime(position, position + 1),
        position == 9 ? "bob" : HOSTILE,
        kind == EntryKind.NOTE ? "red" : "green",
        HOSTILE,
        "echo " + HOSTILE + "\nrm -rf",
        kind.isEvidence() ? CaseBook.sha256(BYTES) : null);
  }

  private static Map<String, byte[]> files() {
    List<Entry> entries =
        List.of(
            entry(1, EntryKind.OPENED, 0),
            entry(2, EntryKind.NOTE, 0),
            entry(3, EntryKind.EVENT, 0),
            entry(4, EntryKind.HYPOTHESIS, 0),
            entry(5, EntryKind.SUPPORT, 4),
            entry(6, EntryKind.CONTRADICTION, 4),
            entry(7, EntryKind.FINDING, 0),
            entry(8, EntryKind.TASK, 0),
            entry(9, EntryKind.APPROVAL, 7),
            entry(10, EntryKind.LINK, 0));
    return CaseExport.files(
        new CaseView("us-1", entries), new Chain(List.of(), ""), _ -> BYTES, "1");
  }

  @Test
  void hostileTextIsNeitherMarkupNorTurnedAround() {
    for (String language : List.of("en", "ko", "ja")) {
      String report = new String(files().get("report." + language + ".html"), UTF_8);
      assertThat(report)
          .doesNotContain("<script", "onload='", "\u202E", "\u2066", "\u0000")
          .contains("&lt;script&gt;", "U+202E", "\uD83D\uDE00", "TLP:RED", "bob");
      assertThat(report.split("<p class=\"n\"", -1)).hasSizeGreaterThan(15);
    }
  }

  @Test
  void everyFileHasItsHashAndSameCasesGiveSameBytes() {
    Map<String, byte[]> files = files();
    String sums = new String(files.get("SHA256SUMS"), UTF_8);
    files.forEach(
        (name, bytes) -> {
          if (!name.equals("SHA256SUMS")) {
            assertThat(sums).contains(CaseBook.sha256(bytes) + "  " + name + "\n");
          }
          assertThat(bytes).isEqualTo(files().get(name));
        });
    assertThat(files.get("evidence/002-note")).isEqualTo(BYTES);
    assertThat(new String(files.get("recompute.txt"), UTF_8).lines()).noneMatch("rm -rf"::equals);
  }
}
