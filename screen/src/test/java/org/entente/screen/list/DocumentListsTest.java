package org.entente.screen.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.entente.base.BadInput;
import org.entente.screen.Country;
import org.entente.screen.Identifier.Kind;
import org.entente.screen.Name;
import org.entente.screen.NameUse;
import org.entente.screen.Target;
import org.entente.screen.TargetKind;
import org.entente.screen.document.MadeDocuments;
import org.entente.screen.document.MadeDocuments.Made;
import org.entente.screen.read.ListFile;
import org.junit.jupiter.api.Test;

/// Lists that are published as documents, written here by other people's libraries.
class DocumentListsTest {
  private static final int ROUNDS = Integer.getInteger("entente.fuzz", 90);

  private static LoadedList load(String form, byte[] bytes) throws IOException {
    return load(form, bytes, false);
  }

  private static LoadedList load(String form, byte[] bytes, boolean lenient) throws IOException {
    List<ListIntake.Issue> issues =
        ListIntake.find(List.of(ListFile.ofBytes("made", bytes))).issues();
    assertThat(issues).extracting(ListIntake.Issue::form).containsExactly(form);
    return issues.getFirst().read(lenient, Instant.EPOCH);
  }

  static Map<String, byte[]> korean(String title, List<List<Made>> tables) throws IOException {
    Map<String, byte[]> made = new LinkedHashMap<>();
    made.put("kr-hwpx", MadeDocuments.hwpx(title, tables));
    made.put("kr-hwp", MadeDocuments.hwp(title, tables));
    made.put("kr-xlsx", MadeDocuments.xlsx(tables));
    made.put("kr-pdf", MadeDocuments.pdf(title, tables));
    return made;
  }

  /// Two rows of headings, of which the upper one is merged over the names.
  private static List<Made> headings() {
    List<Made> cells = new ArrayList<>();
    List<String> whole =
        List.of(
            "구분", "연번", "유형", "", "", "이명", "생년월일", "국적", "여권번호", "소속·직책", "지정일", "해제일", "근거",
            "가상자산주소", "비고");
    for (int column = 0; column < whole.size(); column++) {
      if (column < 3 || column > 4) {
        cells.add(new Made(0, column, 2, 1, whole.get(column)));
      }
    }
    cells.add(new Made(0, 3, 1, 2, "성명"));
    cells.add(new Made(1, 3, 1, 1, "한글"));
    cells.add(new Made(1, 4, 1, 1, "영문"));
    return cells;
  }

  /// The rows of the template as a notice prints them: 20 on the first page, the rest on the next
  /// without headings; every long name broken over two lines.
  private static List<List<Made>> notice() throws IOException {
    String csv =
        Files.readString(RealLists.path("korea/kr_list_sample.csv"), StandardCharsets.UTF_8);
    List<List<String>> rows = new ArrayList<>();
    for (String line : csv.replace("\uFEFF", "").split("\r?\n", -1)) {
      if (!line.isBlank() && !line.startsWith("구분")) {
        rows.add(
            List.of(line.split(",", -1)).stream()
                .map(cell -> cell.matches("[A-Z]+ [A-Z].*") ? cell.replaceFirst(" ", "\n") : cell)
                .toList());
      }
    }
    List<Made> first = headings();
    first.addAll(MadeDocuments.plain(2, rows.subList(0, 20)));
    return List.of(first, MadeDocuments.plain(0, rows.subList(20, rows.size())));
  }

  @Test
  void aKoreanNoticeSaysTheSameInEveryForm() throws IOException {
    LoadedList csv = RealLists.load("korea/kr_list_sample.csv");
    for (Map.Entry<String, byte[]> made : korean("대상자 명단", notice()).entrySet()) {
      LoadedList list = load(made.getKey(), made.getValue());
      assertThat(list.list()).hasToString("kr");
      assertThat(list.findings()).as(made.getKey()).isEmpty();
      assertThat(list.targets()).as(made.getKey()).hasSameSizeAs(csv.targets()).hasSize(33);
      for (int i = 0; i < csv.targets().size(); i++) {
        Target read = list.targets().get(i);
        Target written = csv.targets().get(i);
        assertThat(read.id()).as(made.getKey()).isEqualTo(written.id());
        assertThat(read.names())
            .extracting(Name::text)
            .as(made.getKey())
            .isEqualTo(written.names().stream().map(Name::text).toList());
        assertThat(read.since()).isEqualTo(written.since());
        assertThat(read.kind()).isEqualTo(written.kind());
      }
    }
  }

  @Test
  void aNoticeSaysWhichListItIs() throws IOException {
    List<List<Made>> tables = notice();
    LoadedList fsc = load("kr-hwpx", MadeDocuments.hwpx("금융거래등제한대상자 지정 고시 2023. 2. 10.", tables));
    assertThat(fsc.list()).hasToString("kr-fsc");
    assertThat(fsc.snapshot().published()).isEqualTo(LocalDate.of(2023, 2, 10));
    assertThat(load("kr-hwp", MadeDocuments.hwp("금융제재 대상자 지정", tables)).list())
        .hasToString("kr-moef");
  }

  @Test
  void bothScriptsInOneCellAreTwoNames() throws IOException {
    List<Made> cells =
        MadeDocuments.plain(
            0,
            List.of(
                List.of("연번", "성명", "국적", "생년월일"),
                List.of("1", "박진혁\n(PAK Jin Hyok)", "북한", "1984. 8. 15."),
                List.of("2", "Korea Mining Development (조선광업개발무역회사)", "북한", "")));
    for (Map.Entry<String, byte[]> made : korean("제재", List.of(cells)).entrySet()) {
      List<Target> targets = load(made.getKey(), made.getValue()).targets();
      assertThat(targets.getFirst().names())
          .extracting(Name::text)
          .containsExactly("박진혁", "PAK Jin Hyok");
      assertThat(targets.getFirst().kind()).isEqualTo(TargetKind.PERSON);
      assertThat(targets.get(1).names())
          .extracting(Name::text)
          .containsExactly("Korea Mining Development", "조선광업개발무역회사");
    }
  }

  @Test
  void rowsOverTheWholeWidthAreSections() throws IOException {
    List<Made> cells = new ArrayList<>();
    cells.addAll(MadeDocuments.plain(0, List.of(List.of("연번", "성명", "국적"))));
    cells.add(new Made(1, 0, 1, 3, "1. 개인"));
    cells.addAll(MadeDocuments.plain(2, List.of(List.of("1", "박진혁", "북한"))));
    cells.add(new Made(3, 0, 1, 3, "2. 단체"));
    cells.addAll(MadeDocuments.plain(4, List.of(List.of("1", "조선엑스포합영회사", "북한"))));
    for (Map.Entry<String, byte[]> made : korean("제재", List.of(cells)).entrySet()) {
      assertThat(load(made.getKey(), made.getValue()).targets())
          .as(made.getKey())
          .extracting(Target::kind)
          .containsExactly(TargetKind.PERSON, TargetKind.ORGANIZATION);
    }
  }

  @Test
  void aTableThatCannotBeMappedStopsTheLoad() throws IOException {
    List<List<Made>> tables = new ArrayList<>(notice());
    tables.add(MadeDocuments.plain(0, List.of(List.of("가", "나", "다"), List.of("1", "2", "3"))));
    byte[] bytes = MadeDocuments.hwpx("제재", tables);
    assertThatThrownBy(() -> load("kr-hwpx", bytes))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("table 3")
        .hasMessageContaining("가 | 나 | 다");
    assertThat(load("kr-hwpx", bytes, true).targets()).hasSize(33);
  }

  @Test
  void metisListIsRead() throws IOException {
    List<String> headings =
        List.of(
            "No.",
            "国名・地域名\nCountry or Region",
            "企業名・組織名\nCompany or Organization",
            "別名\nAlso Known As",
            "懸念区分\nType of WMD");
    List<Made> first =
        MadeDocuments.plain(
            0,
            List.of(
                headings,
                List.of("1", "北朝鮮\nNorth Korea", "Alpha Trading\nCorporation", "", "N, M"),
                List.of("2", "中国\nChina", "Beta Institute (乙研究所)", "・Beta Lab\n・Beta", "C,CW")));
    List<Made> second =
        MadeDocuments.plain(
            0, List.of(headings, List.of("3", "イラン\nIran", "Gamma University", "", "B")));
    byte[] pdf = MadeDocuments.pdf("外国ユーザーリスト 令和7年10月9日適用", List.of(first, second));
    LoadedList list = load("meti-pdf", pdf);
    assertThat(list.list()).hasToString("jp-meti");
    assertThat(list.snapshot().published()).isEqualTo(LocalDate.of(2025, 10, 9));
    assertThat(list.targets()).extracting(Target::reference).containsExactly("1", "2", "3");
    assertThat(list.targets())
        .extracting(t -> t.countries().getFirst())
        .extracting(Country::code)
        .containsExactly("KP", "CN", "IR");
    Target beta = list.targets().get(1);
    assertThat(beta.names())
        .extracting(Name::text)
        .containsExactly("Beta Institute", "乙研究所", "Beta Lab", "Beta");
    assertThat(beta.names().get(1).use()).isEqualTo(NameUse.ORIGINAL_SCRIPT);
    assertThat(beta.programmes()).containsExactly("C", "CW");
    assertThat(list.targets().getFirst().primaryName().text())
        .isEqualTo("Alpha Trading Corporation");
  }

  @Test
  void aGapInMetisNumbersIsALostRow() {
    List<Made> cells =
        MadeDocuments.plain(
            0,
            List.of(
                List.of("No.", "国名", "企業名", "別名", "懸念区分"),
                List.of("1", "北朝鮮", "Alpha", "", "N"),
                List.of("3", "北朝鮮", "Gamma", "", "N")));
    assertThatThrownBy(() -> load("meti-pdf", MadeDocuments.pdf("外国ユーザーリスト", List.of(cells))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("page 1, row 3")
        .hasMessageContaining("number 3 instead of 2");
  }

  @Test
  void designatedVesselsAreRead() throws IOException {
    List<Made> cells =
        MadeDocuments.plain(
            0,
            List.of(
                List.of(
                    "Vessel Name",
                    "IMO Number",
                    "Asset freeze (OP 8(d) of 1718)",
                    "De-flag (OP 12(a) of 2321)",
                    "Port entry ban (OP 6 of 2371)"),
                List.of("CHONG CHON GANG (f.k.a. OLD GANG)", "7937317", "2014-07-28", "", "X"),
                List.of("PETREL 8", "9562233", "", "-", "X")));
    byte[] pdf =
        MadeDocuments.pdf(
            "1718 Designated Vessels List, last updated 2 June 2020, IMO", List.of(cells));
    LoadedList list = load("un-1718-pdf", pdf);
    assertThat(list.list()).hasToString("un-1718");
    assertThat(list.snapshot().published()).isEqualTo(LocalDate.of(2020, 6, 2));
    assertThat(list.targets()).extracting(Target::reference).containsExactly("7937317", "9562233");
    Target ship = list.targets().getFirst();
    assertThat(ship.identifiers(Kind.IMO_SHIP).getFirst().value()).isEqualTo("7937317");
    assertThat(ship.names()).extracting(Name::use).containsExactly(NameUse.PRIMARY, NameUse.FORMER);
    assertThat(ship.names().get(1).text()).isEqualTo("OLD GANG");
    assertThat(ship.since()).isEqualTo(LocalDate.of(2014, 7, 28));
    assertThat(ship.programmes())
        .containsExactly("Asset freeze (OP 8(d) of 1718)", "Port entry ban (OP 6 of 2371)");
    assertThat(list.targets().get(1).programmes()).containsExactly("Port entry ban (OP 6 of 2371)");
  }

  /// Tables whose cells are changed, swapped and emptied: each is read or refused with a BadInput.
  @Test
  void tablesOfAnySortAreReadOrRefused() throws IOException {
    List<List<List<String>>> seeds =
        List.of(
            List.of(
                List.of("연번", "성명", "영문", "생년월일", "국적", "지정일", "비고"),
                List.of(
                    "1",
                    "박진혁 (PAK Jin Hyok)",
                    "PAK",
                    "1984. 8. 15.",
                    "북한",
                    "2023-02-10",
                    "IMO 7937317"),
                List.of("2", "조명래", "", "1950~1955", "북한", "2023년 2월", "가상자산 주소: 0x0")),
            List.of(
                List.of("No.", "国名", "企業名", "別名", "懸念区分"),
                List.of("1", "北朝鮮", "Alpha (甲)", "・A・B", "N"),
                List.of("2", "中国", "Beta", "", "C, CW")),
            List.of(
                List.of("Vessel Name 1718", "IMO", "Flag State", "OP 12(a)", "Remarks"),
                List.of("CHONG CHON GANG (f.k.a. X)", "7937317", "DPRK", "2014-07-28", "x"),
                List.of("PETREL 8; a.k.a. Y", "IMO 9562233", "", "-", "")));
    List<String> odd =
        List.of("", "No", "성명", "7937317", "(", ")", "・", "2023-13-45", "a.k.a.", "|", "懸念区分");
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int read = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<List<String>> table = new ArrayList<>();
      seeds.get(round % 3).forEach(row -> table.add(new ArrayList<>(row)));
      for (int i = random.nextInt(4); i > 0; i--) {
        List<String> row = table.get(random.nextInt(table.size()));
        row.set(random.nextInt(row.size()), odd.get(random.nextInt(odd.size())));
      }
      String title = List.of("제재", "外国ユーザーリスト", "1718 vessel IMO").get(round % 3);
      List<List<Made>> tables = List.of(MadeDocuments.plain(0, table));
      byte[] bytes =
          round % 3 == 0 ? MadeDocuments.hwpx(title, tables) : MadeDocuments.pdf(title, tables);
      try {
        ListFile file = ListFile.ofBytes("fuzz", bytes);
        for (ListIntake.Issue issue : ListIntake.find(List.of(file)).issues()) {
          read += issue.read(random.nextBoolean(), Instant.EPOCH).targets().isEmpty() ? 0 : 1;
        }
      } catch (BadInput e) {
        // refused, as it should be
      } catch (RuntimeException e) {
        fail("seed " + seed + ", round " + round, e);
      }
    }
    assertThat(read).as("seed %s", seed).isGreaterThan(ROUNDS / 4);
  }

  /// As many rows as METI's list has, and a wide margin of time.
  @Test
  void aListOfFullSizeIsReadInSeconds() throws IOException {
    List<List<Made>> pages = new ArrayList<>();
    for (int page = 0; page < 42; page++) {
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of("No.", "国名", "企業名", "別名", "懸念区分"));
      for (int i = 1; i <= 20; i++) {
        String number = String.valueOf(page * 20 + i);
        rows.add(List.of(number, "イラン\nIran", "Company " + number, "・Alias A\n・Alias B", "N,M"));
      }
      pages.add(MadeDocuments.plain(0, rows));
    }
    byte[] pdf = MadeDocuments.pdf("外国ユーザーリスト", pages);
    long start = System.nanoTime();
    LoadedList list = load("meti-pdf", pdf);
    long millis = (System.nanoTime() - start) / 1_000_000;
    System.out.println("840 rows of PDF in " + millis + " ms");
    assertThat(list.targets()).hasSize(840);
    assertThat(list.doubts()).isEmpty();
    assertThat(millis).isLessThan(20_000);
  }
}
