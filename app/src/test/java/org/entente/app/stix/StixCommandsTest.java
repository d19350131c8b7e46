package org.entente.app.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entente.app.CommandLineRun;
import org.entente.app.terminal.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StixCommandsTest {
  private static final String IDENTITY =
      """
      {"type":"identity","spec_version":"2.1","id":"identity--23840dcb-8f74-483f-91d9-4a54f2f82d1c",
       "created":"2026-01-02T03:04:05.678Z","modified":"2026-01-03T03:04:05.678Z","name":"n"}""";

  private static final String OBSERVED =
      """
      [{"type":"observed-data","number_observed":1,"first_observed":"2026-01-01T00:00:00Z",
        "last_observed":"2026-01-01T00:00:00Z","objects":{"0":{"type":"url","value":"x:y"}}}]""";

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void checkSaysOfEachFileWhetherItIsValid() throws IOException {
    Path good = file("a.json", IDENTITY);
    assertThat(CommandLineRun.of("stix", "check", good).exit()).isEqualTo(ExitCode.DONE);
    file("b.json", IDENTITY.replace("\"name\":\"n\"", "\"severity\":1"));
    file("c.txt", "not looked at");
    CommandLineRun both = CommandLineRun.of("stix", "check", folder, "--format", "json");
    assertThat(both.exit()).isEqualTo(ExitCode.FOUND);
    assertThat(both.out())
        .contains("\"valid\" : true", "\"valid\" : false", "\"rule\" : \"required\"")
        .doesNotContain("c.txt");
    CommandLineRun table = CommandLineRun.of("stix", "check", folder, "--format", "table");
    assertThat(table.out()).contains("b.json: not valid", "severity is reserved");
    assertThat(CommandLineRun.of("stix", "check", folder.resolve("none.json")).exit())
        .isEqualTo(ExitCode.CANNOT_OPEN);
  }

  @Test
  void matchAnswersAndRefusesWhatIsNoPattern() throws IOException {
    Path observed = file("observed.json", OBSERVED);
    Path pattern = file("p.txt", "[url:value = 'x:y']\n");
    CommandLineRun run =
        CommandLineRun.of("stix", "match", "--pattern-file", pattern, "--observed", observed);
    assertThat(run.out()).isEqualTo("{\"match\":true}\n");
    assertThat(run.exit()).isEqualTo(ExitCode.DONE);
    Path bad = file("bad.txt", "[url:value = ]");
    CommandLineRun refused =
        CommandLineRun.of("stix", "match", "--pattern-file", bad, "--observed", observed);
    assertThat(refused.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(refused.err()).contains("bad.txt, line 1, column 14");
    assertThat(CommandLineRun.of("stix", "match").exit()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aBatchIsAnsweredLineByLine() throws IOException {
    String line = "{\"pattern\":\"%s\",\"observations\":" + OBSERVED.replace("\n", "") + "}\n";
    Path batch =
        file(
            "batch.jsonl",
            line.formatted("[url:value = 'x:y']")
                + line.formatted("[url:value = 'z']")
                + line.formatted("[url]"));
    CommandLineRun run = CommandLineRun.of("stix", "match", "--batch", batch);
    assertThat(run.exit()).isEqualTo(ExitCode.DONE);
    assertThat(run.out().lines())
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo("{\"valid\":true,\"match\":true}"),
            second -> assertThat(second).isEqualTo("{\"valid\":true,\"match\":false}"),
            third -> assertThat(third).startsWith("{\"valid\":false,\"match\":false"));
  }

  @Test
  void importGivesTheSameBundleEachTime() throws IOException {
    Path table = file("list.csv", "type,value\nip,198.51.100.3\nip,198.51.100.3\n");
    Path stix = file("a.json", IDENTITY);
    String time = "2026-01-02T03:04:05.678Z";
    CommandLineRun run = CommandLineRun.of("stix", "import", table, stix, "--time", time);
    assertThat(run.exit()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("[ipv4-addr:value = '198.51.100.3']").contains("23840dcb");
    assertThat(CommandLineRun.of("stix", "import", table, stix, "--time", time).out())
        .isEqualTo(run.out());
    Path bundle = file("bundle.json", run.out());
    assertThat(CommandLineRun.of("stix", "check", bundle).exit()).isEqualTo(ExitCode.DONE);
  }
}
