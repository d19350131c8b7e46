package org.entente.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.entente.app.CommandLineRun;
import org.entente.app.question.Replay;
import org.entente.app.terminal.ExitCode;
import org.entente.screen.audit.AuditLog;
import org.entente.screen.list.ListStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What was decided can be shown, checked and decided again.
class DecisionRecordTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private Path home;
  private Path log;

  @BeforeEach
  void importLists() throws IOException {
    home = folder.resolve("home");
    log = home.resolve("audit").resolve("decisions.jsonl");
    SmallLists.importTo(folder.resolve("in"), home);
  }

  private CommandLineRun run(Object... arguments) {
    Object[] all = new Object[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--home";
    all[arguments.length + 1] = home;
    return CommandLineRun.of(all);
  }

  private JsonNode json(Object... arguments) {
    CommandLineRun run = run(arguments);
    assertThat(run.err()).doesNotContain("Exception");
    return JSON.readTree(run.out());
  }

  private void decideEverything() throws IOException {
    run("screen", "name", "박진혁", "Park Jin Hyok", "--birth-date", "1984", "--country", "KP");
    run("screen", "vessel", "Lucky Star", "--imo", "7937317", "--flag", "KP");
    run("screen", "address", SmallLists.WALLET, "nonsense");
    Path rows = folder.resolve("rows.csv");
    Files.writeString(rows, "id,type,name,passport\na,person,パク・ジンヒョク,\nb,,CHOSUN EXPO,X1\n");
    run("screen", "file", rows, "--threshold", "0.9");
  }

  @Test
  void everyDecisionIsRepeatedByteForByte() throws IOException {
    decideEverything();
    CommandLineRun replay = run("screen", "replay", "--format", "json");
    assertThat(replay.exit()).as(replay.out()).isEqualTo(ExitCode.DONE);
    assertThat(replay.out().lines()).hasSize(7).allMatch(line -> line.contains("\"same\":true"));
    assertThat(run("screen", "replay", "3").out()).contains("record 3: the same");
    assertThat(run("screen", "replay", log).exit()).isEqualTo(ExitCode.DONE);
    assertThat(run("screen", "replay", "8").exit()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void aListThatChangedSinceChangesNoOldDecision() throws IOException {
    decideEverything();
    SmallLists.importTo(
        folder.resolve("newer"), home, SmallLists.sdn().replace("Jin Hyok", "Jin Hyuk"));
    assertThat(
            json("screen", "name", "Park Jin Hyok", "--format", "json")
                .path("snapshots")
                .toString())
        .isNotEqualTo(JSON.readTree(firstBody()).path("snapshots").toString());
    assertThat(run("screen", "replay").exit()).isEqualTo(ExitCode.DONE);
  }

  private String firstBody() throws IOException {
    List<String> bodies = new ArrayList<>();
    AuditLog.read(log, entry -> bodies.add(entry.body()));
    return bodies.getFirst();
  }

  @Test
  void aListThatIsGoneIsNamed() throws IOException {
    decideEverything();
    try (Stream<Path> issues = Files.list(home.resolve("lists/issues/us-sdn"))) {
      for (Path issue : issues.toList()) {
        Files.delete(issue);
      }
    }
    CommandLineRun replay = run("screen", "replay", "1", "--format", "json");
    assertThat(replay.exit()).isEqualTo(ExitCode.FOUND);
    assertThat(replay.out()).contains("\"what\":\"list-missing\",\"was\":\"us-sdn ");
  }

  @Test
  void anotherVersionIsNamedButMayDecideTheSame() throws IOException {
    decideEverything();
    Replay replay = new Replay(ListStore.in(home.resolve("lists")), "log", "another");
    AuditLog.read(
        log,
        entry ->
            assertThat(replay.changes(entry))
                .singleElement()
                .matches(change -> change.kind() == Replay.Kind.VERSION && !change.isGrave()));
  }

  @Test
  void anAnswerThatWouldBeAnotherIsShown() throws IOException {
    decideEverything();
    List<String> bodies = new ArrayList<>();
    AuditLog.read(
        log, entry -> bodies.add(entry.body().replaceFirst("\"score\":[0-9.]+", "\"score\":0.1")));
    Path other = folder.resolve("other.jsonl");
    try (AuditLog copy = AuditLog.open(other)) {
      copy.append(bodies);
    }
    CommandLineRun replay = run("screen", "replay", other);
    assertThat(replay.exit()).isEqualTo(ExitCode.FOUND);
    assertThat(replay.out()).contains("record 1: not the same", "was: ", "0.1");
  }

  /// Records of form 1 had neither these fields nor the form.
  private CommandLineRun replayOfOlder(UnaryOperator<String> change) throws IOException {
    List<String> bodies = new ArrayList<>();
    AuditLog.read(
        log,
        entry ->
            bodies.add(
                change.apply(
                    entry.body().replace("\"form\":3,", "").replaceAll("\"sex\":[^,]*,", ""))));
    Path older = folder.resolve("older.jsonl");
    try (AuditLog copy = AuditLog.open(older)) {
      copy.append(bodies);
    }
    return run("screen", "replay", older);
  }

  @Test
  void aRecordOfAnOlderFormIsComparedByWhatWasDecided() throws IOException {
    decideEverything();
    CommandLineRun same = replayOfOlder(body -> body.replaceAll(",\"field\":\"[^\"]*\"", ""));
    assertThat(same.exit()).as(same.out()).isEqualTo(ExitCode.DONE);
    assertThat(same.out())
        .contains(
            "record 1: the same decision, in an older form",
            "made in form 1 of records; this is form 3")
        .doesNotContain("not the same");
  }

  @Test
  void aRecordOfAnOlderFormThatDecidedOtherwiseIsShown() throws IOException {
    decideEverything();
    CommandLineRun other =
        replayOfOlder(body -> body.replaceFirst("\"match\":true", "\"match\":false"));
    assertThat(other.exit()).isEqualTo(ExitCode.FOUND);
    assertThat(other.out())
        .contains("record 1: not the same", "made in form 1 of records", "was: ");
  }

  @Test
  void aRecordOfANewerFormIsRefused() throws IOException {
    decideEverything();
    Path newer = folder.resolve("newer.jsonl");
    try (AuditLog copy = AuditLog.open(newer)) {
      copy.append(List.of(firstBody().replace("\"form\":3", "\"form\":4")));
    }
    CommandLineRun replay = run("screen", "replay", newer);
    assertThat(replay.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(replay.err()).contains("its form 4 is none of 1 to 3", "newer Entente");
  }

  @Test
  void aRecordThatWasChangedStopsEverything() throws IOException {
    decideEverything();
    Files.writeString(log, Files.readString(log).replace("Lucky Star", "Lucky Ster"));
    CommandLineRun replay = run("screen", "replay");
    assertThat(replay.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(replay.err()).contains("line 3", "is not as it was written");
    assertThat(replay.out()).as("nothing of it is believed").isEmpty();
  }

  @Test
  void noAnswerIsGivenThatCannotBeRecorded() throws IOException {
    Files.createDirectories(home.resolve("audit"));
    Files.createDirectory(log);
    CommandLineRun run = run("screen", "name", "박진혁");
    assertThat(run.exit()).isEqualTo(ExitCode.CANNOT_OPEN);
    assertThat(run.out()).isEmpty();
  }

  /// Linux has a device on which every write finds a full disk.
  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskNamesTheFileAndTheNextStepAndAnswersNothing() throws IOException {
    Path rows = folder.resolve("rows.csv");
    Files.writeString(rows, "id,name\na,Park Jin Hyok\n");
    CommandLineRun run = run("screen", "file", rows, "--audit", "/dev/full");
    assertThat(run.exit()).isEqualTo(ExitCode.CANNOT_OPEN);
    assertThat(run.err())
        .contains("/dev/full: No space left on device. Free some of it and run the same command");
    assertThat(run.out()).isEmpty();
  }

  private JsonNode park() {
    return json("screen", "name", "Park Jin Hyok", "--customer", "C-7", "--format", "json")
        .path("results")
        .path(0);
  }

  @Test
  void aClearedHitIsShownAsClearedUntilTheListChanges() throws IOException {
    assertThat(park().path("match").asBoolean(false)).isTrue();
    assertThat(
            run(
                    "screen",
                    "clear",
                    "add",
                    "--customer",
                    "C-7",
                    "--target",
                    "us-sdn/25308",
                    "--reason",
                    "born 1950",
                    "--by",
                    "Lee")
                .exit())
        .isEqualTo(ExitCode.DONE);
    JsonNode cleared = park();
    assertThat(cleared.path("match").asBoolean(true)).isFalse();
    assertThat(cleared.at("/cleared/reason").asString("")).isEqualTo("born 1950");
    assertThat(run("screen", "name", "Park Jin Hyok", "--customer", "C-7").out())
        .contains("cleared by Lee");
    assertThat(run("screen", "name", "Park Jin Hyok", "--customer", "C-8").exit())
        .as("another customer")
        .isEqualTo(ExitCode.FOUND);
    assertThat(run("screen", "replay").exit()).isEqualTo(ExitCode.DONE);
    SmallLists.importTo(
        folder.resolve("newer"), home, SmallLists.sdn().replace("15 Aug 1984", "18 Oct 1984"));
    assertThat(park().path("match").asBoolean(false)).isTrue();
    assertThat(run("screen", "clear", "list").out()).contains("a list has changed");
    assertThat(run("screen", "replay").exit())
        .as("old decisions with the clearance they had")
        .isEqualTo(ExitCode.DONE);
  }

  @Test
  void aClearanceEndsWithItsLastDayOrIsTakenBack() {
    CommandLineRun late =
        run(
            "screen",
            "clear",
            "add",
            "--customer",
            "C-7",
            "--target",
            "kr/1",
            "--reason",
            "x",
            "--until",
            "2020-01-01");
    assertThat(late.exit()).isEqualTo(ExitCode.BAD_INPUT);
    run("screen", "clear", "add", "--customer", "C-7", "--target", "kr/1", "--reason", "other man");
    assertThat(run("screen", "clear", "list").out()).contains("C-7", "holds", "other man");
    assertThat(park().path("match").asBoolean(true)).isFalse();
    assertThat(run("screen", "clear", "remove", "--customer", "C-7", "--target", "kr/1").exit())
        .isEqualTo(ExitCode.DONE);
    assertThat(park().path("match").asBoolean(false)).isTrue();
    assertThat(run("screen", "clear", "remove", "--customer", "C-7", "--target", "kr/1").exit())
        .isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void rowsWithoutAnIdAreNeverCleared() throws IOException {
    run("screen", "clear", "add", "--customer", "2", "--target", "kr/1", "--reason", "x");
    Path rows = folder.resolve("rows.csv");
    Files.writeString(rows, "name\n박진혁\n");
    assertThat(run("screen", "file", rows).exit()).isEqualTo(ExitCode.FOUND);
    Files.writeString(rows, "id,name\n2,박진혁\n");
    assertThat(run("screen", "file", rows).exit()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void eachListAndTypeMayHaveABarOfItsOwn() throws IOException {
    Files.writeString(
        home.resolve("thresholds"), "# ours\ndefault = 0.70\nkr/person = 1\nus = 1\n");
    assertThat(run("screen", "name", "Park Jin Hyukk").exit()).isEqualTo(ExitCode.DONE);
    assertThat(run("screen", "name", "Park Jin Hyukk", "--threshold", "0.7").exit())
        .isEqualTo(ExitCode.FOUND);
    Files.writeString(home.resolve("thresholds"), "us-sdn/human = 0.7\n");
    CommandLineRun bad = run("screen", "name", "x");
    assertThat(bad.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(bad.err()).contains("line 1", "us-sdn/human");
  }

  @Test
  void onlyWhomAListChangeConcernsIsScreenedAgain() throws IOException {
    Path rows = folder.resolve("rows.csv");
    Files.writeString(rows, "id,name\na,박진혁\nb,CHOSUN EXPO\nc,Jon Chang Hyok\nd,Maria\n");
    assertThat(run("screen", "rescreen", "--customers", rows).exit())
        .as("no earlier issue")
        .isEqualTo(ExitCode.BAD_INPUT);
    String more =
        "30009,\"JON, Chang Hyok\",\"individual\",\"DPRK3\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0-"
            + " \n";
    SmallLists.importTo(folder.resolve("newer"), home, SmallLists.sdn() + more);
    CommandLineRun again = run("screen", "rescreen", "--customers", rows, "--format", "json");
    assertThat(again.exit()).as(again.out() + again.err()).isEqualTo(ExitCode.FOUND);
    assertThat(again.out().lines()).hasSize(1);
    JsonNode json = JSON.readTree(again.out());
    assertThat(json.path("id").asString("")).isEqualTo("c");
    assertThat(json.at("/changes/0/target").asString("")).isEqualTo("us-sdn/30009");
    assertThat(json.at("/changes/0/was").isNull()).isTrue();
    assertThat(again.err()).contains("4 customers, 1 entries changed, 1 customers concerned");
    assertThat(run("screen", "replay").exit()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void aFileGoesOnWhereItWasCutOff() throws IOException {
    StringBuilder text = new StringBuilder("id,name\n");
    for (int i = 0; i < 700; i++) {
      text.append("C-").append(i).append(i % 100 == 0 ? ",박진혁\n" : ",Maria Gonzalez\n");
    }
    Path rows = Files.writeString(folder.resolve("rows.csv"), text);
    Path whole = folder.resolve("whole.jsonl");
    assertThat(run("screen", "file", rows, "--output", whole).exit()).isEqualTo(ExitCode.FOUND);
    byte[] results = Files.readAllBytes(whole);
    assertThat(Files.readAllLines(whole)).hasSize(700);
    for (int cut : new int[] {0, 1, results.length / 2, results.length - 1, results.length}) {
      Files.write(whole, Arrays.copyOf(results, cut));
      assertThat(run("screen", "file", rows, "--output", whole).exit()).isEqualTo(ExitCode.FOUND);
      assertThat(Files.readAllBytes(whole)).as("cut at " + cut).isEqualTo(results);
    }
    CommandLineRun other = run("screen", "file", rows, "--output", whole, "--threshold", "0.9");
    assertThat(other.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(other.err()).contains("other settings");
    Path foreign = Files.writeString(folder.resolve("foreign"), "dear diary\n");
    assertThat(run("screen", "file", rows, "--output", foreign).exit())
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(foreign).hasContent("dear diary\n");
  }
}
