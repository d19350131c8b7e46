package org.entente.app.screen;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entente.app.CommandLineRun;
import org.entente.app.terminal.ExitCode;
import org.entente.base.message.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// From files of lists to answers, as a user's program asks for them.
class ScreenCommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @BeforeEach
  void importLists() throws IOException {
    SmallLists.importTo(folder.resolve("in"), folder.resolve("home"));
  }

  private CommandLineRun run(Object... arguments) {
    Object[] all = new Object[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--home";
    all[arguments.length + 1] = folder.resolve("home");
    return CommandLineRun.of(all);
  }

  private CommandLineRun korean(String... arguments) {
    List<Object> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--home", folder.resolve("home")));
    return CommandLineRun.in(Language.KOREAN, all.toArray());
  }

  private List<JsonNode> file(String text, String... more) throws IOException {
    Path file = folder.resolve("rows");
    Files.writeString(file, text);
    Object[] arguments = new Object[more.length + 5];
    System.arraycopy(new Object[] {"screen", "file", file, "--format", "json"}, 0, arguments, 0, 5);
    System.arraycopy(more, 0, arguments, 5, more.length);
    CommandLineRun run = run(arguments);
    assertThat(run.err()).isEmpty();
    return run.out().lines().map(JSON::readTree).toList();
  }

  private static String first(JsonNode row, String field) {
    return row.path("results").path(0).path("entity").path(field).asString("");
  }

  @Test
  void rowsOfEveryKindAreAnsweredInTheirOrder() throws IOException {
    List<JsonNode> rows =
        file(
            """
            id,type,name,imo,address
            a,person,박진혁,,
            b,vessel,Lucky Star,7937317,
            c,,,,0x098b716b8aaf21512996dc57eb0615e2383e2f96
            d,person,Blackjack,,
            e,person,Maria Gonzalez,,
            """);
    assertThat(rows)
        .extracting(row -> row.path("id").asString(""))
        .containsExactly("a", "b", "c", "d", "e");
    assertThat(first(rows.get(0), "name")).isEqualTo("박진혁");
    assertThat(rows.get(0).path("results").path(0).path("lists"))
        .as("joined by birth date")
        .hasSize(2);
    assertThat(first(rows.get(1), "id")).isEqualTo("us-sdn/17069");
    assertThat(first(rows.get(2), "id")).isEqualTo("kr/1");
    assertThat(rows.get(3).path("results").path(0).path("match").asBoolean(true))
        .as("a weak alias")
        .isFalse();
    assertThat(rows.get(4).path("results")).isEmpty();
  }

  @Test
  void aBirthDateThatContradictsLowersTheScore() throws IOException {
    List<JsonNode> rows =
        file(
            """
            {"id":"1","type":"person","name":"Park Jin Hyok","birth_date":"1984-08-15"}
            {"id":"2","type":"person","name":"Park Jin Hyok","birth_date":"1950-01-01"}
            """);
    double same = rows.get(0).path("results").path(0).path("score").asDouble(0);
    double other = rows.get(1).path("results").path(0).path("score").asDouble(0);
    assertThat(same - other).isGreaterThan(0.2);
  }

  @Test
  void anotherSexLowersTheScoreAndSaysSo() throws IOException {
    SmallLists.importTo(
        folder.resolve("in"),
        folder.resolve("home"),
        SmallLists.sdn().replace("DOB", "Gender Male; DOB"));
    List<JsonNode> rows =
        file("name,sex\nPARK Jin Hyok,M\nPARK Jin Hyok,female\n", "--list", "us-sdn");
    JsonNode same = rows.get(0).path("results").path(0);
    JsonNode other = rows.get(1).path("results").path(0);
    assertThat(same.path("score").asDouble(0) - other.path("score").asDouble(0))
        .isEqualTo(0.15, within(0.0001));
    assertThat(other.path("because").toString())
        .contains("\"rule\":\"sex.different\",\"query\":\"female\",\"candidate\":\"male\"");
    CommandLineRun seen = korean("screen", "name", "PARK Jin Hyok", "--sex", "여", "--list", "us");
    assertThat(seen.out()).contains("다른 성별 (female / male)");
  }

  @Test
  void anAnswerNamesTheListsNameAndItsField() throws IOException {
    JsonNode alias = file("name\nBlackjack\n").getFirst().path("results").path(0);
    assertThat(alias.path("name").toString())
        .isEqualTo(
            "{\"text\":\"BLACKJACK\",\"field\":\"Remarks\",\"use\":\"alias\",\"weak\":true}");
    assertThat(alias.path("because").path(0).path("field").asString("")).isEqualTo("Remarks");
    JsonNode ship = file("type,name\nvessel,Chong Chon Gang\n").getFirst().path("results").path(0);
    assertThat(ship.path("because").path(0).path("field").asString("")).isEqualTo("SDN_Name");
    assertThat(run("screen", "name", "PARK Jin Hyok", "--list", "us").out())
        .contains("listed as PARK, Jin Hyok (SDN_Name, primary name)");
  }

  @Test
  void tablesCallATargetInTheReadersScript() {
    assertThat(run("screen", "name", "박진혁").out()).containsPattern("match +PAK Jin Hyok");
    assertThat(korean("screen", "name", "박진혁").out()).containsPattern("일치 +박진혁");
  }

  @Test
  void whoWasTakenOffAListIsNotFound() throws IOException {
    assertThat(file("id,name\n1,오충성\n").getFirst().path("results")).isEmpty();
  }

  @Test
  void aRunGoesOnWhereItStopped() throws IOException {
    List<JsonNode> rows = file("id,name\n1,박진혁\n2,박진혁\n3,박진혁\n", "--from-row", "3");
    assertThat(rows).extracting(row -> row.path("id").asString("")).containsExactly("3");
  }

  @Test
  void anUnknownColumnIsAnError() throws IOException {
    Path file = folder.resolve("rows");
    Files.writeString(file, "id,nome\n1,x\n");
    CommandLineRun run = run("screen", "file", file);
    assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("unknown column 'nome'");
  }

  @Test
  void whatANewcomerDoesWrongIsToldWithTheNextStep() throws IOException {
    told(run("screen", "name", " "), ExitCode.BAD_INPUT, "is empty, so nothing would be asked");
    told(run("screen", "vessel"), ExitCode.BAD_INPUT, "Give a name or number");
    told(run("screen", "address", ""), ExitCode.BAD_INPUT, "Give a name or number");
    told(run("screen", "replay"), ExitCode.BAD_INPUT, "nothing was decided yet");
    told(run("screen", "serve", "--port", "70000"), ExitCode.BAD_INPUT, "70000 is no port");
    told(run("screen", "file", folder), ExitCode.BAD_INPUT, "is a folder");
    told(CommandLineRun.of("screen", "pairs", folder), ExitCode.BAD_INPUT, "is a folder");
    told(imported(new byte[0]), ExitCode.BAD_INPUT, "is empty; get the file again");
    told(imported("<!DOCTYPE html><html>".getBytes(UTF_8)), ExitCode.BAD_INPUT, "is a web page");
    told(
        imported("구분,연번,성명".getBytes(Charset.forName("EUC-KR"))),
        ExitCode.BAD_INPUT,
        "save it as UTF-8");
    told(imported("구분,연번,성명".getBytes(UTF_16)), ExitCode.BAD_INPUT, "save it as UTF-8");
    told(
        imported("<CONSOLIDATED_LIST><INDIVIDUALS>".getBytes(UTF_8)),
        ExitCode.BAD_INPUT,
        "cut off");
  }

  private CommandLineRun imported(byte[] bytes) throws IOException {
    return run("lists", "import", Files.write(folder.resolve("list"), bytes));
  }

  private static void told(CommandLineRun run, int exit, String text) {
    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
    assertThat(run.err()).contains(text).doesNotContain("\tat ", "..");
  }

  @Test
  void aHitIsFoundAndNoneIsNot() {
    assertThat(run("screen", "vessel", "IMO 7937317").exit()).isEqualTo(ExitCode.FOUND);
    assertThat(run("screen", "address", "0x0000000000000000000000000000000000000001").exit())
        .isEqualTo(ExitCode.DONE);
  }

  @Test
  void withoutListsNothingIsScreened() {
    CommandLineRun run =
        CommandLineRun.of("screen", "address", "x", "--home", folder.resolve("none"));
    assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("holds no list");
  }

  @Test
  void theGapTableIsForProgramsToo() {
    CommandLineRun csv = run("lists", "gaps", "--format", "csv");
    assertThat(csv.out()).startsWith("id,type,name,name_ko,name_ja,countries,");
    assertThat(csv.out()).contains(",kr,kr_since,kr_references,", ",no,,,");
    CommandLineRun json = run("lists", "gaps", "--format", "json");
    assertThat(json.out()).contains("\"names\" : {", "\"ko\" : ", "\"listed\" : \"no\"");
  }

  @Test
  void theGapTableSaysWhoDoesNotList() {
    CommandLineRun run = run("lists", "gaps", "--missing", "kr");
    assertThat(run.out()).contains("CHONG CHON GANG");
    assertThat(run("lists", "gaps", "--listed", "kr", "--missing", "us").out())
        .doesNotContain("박진혁");
  }
}
