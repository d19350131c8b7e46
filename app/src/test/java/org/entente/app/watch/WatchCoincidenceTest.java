package org.entente.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;
import org.entente.app.CommandLineRun;
import org.entente.app.terminal.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WatchCoincidenceTest {
  @TempDir private Path folder;

  private String made(String name, long seed, int count) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder("time\n");
    for (int i = 0; i < count; i++) {
      Instant time = Instant.parse("2020-01-01T00:00:00Z").plusSeconds(random.nextInt(150_000_000));
      text.append(time).append('\n');
    }
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static CommandLineRun ask(String a, String b, String... more) {
    String[] all = new String[6 + more.length];
    System.arraycopy(new String[] {"watch", "coincidence", "--a", a, "--b", b}, 0, all, 0, 6);
    System.arraycopy(more, 0, all, 6, more.length);
    return CommandLineRun.of((Object[]) all);
  }

  @Test
  void anAnswerHasItsNumbersAndSaysThatItIsNoCause() throws IOException {
    String a = made("a.csv", 1, 20);
    String b = made("b.csv", 2, 30);
    CommandLineRun run =
        ask(a, b, "--window", "7,30", "--rounds", "500", "--calibrate", "50", "--format", "json");
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.DONE);
    JsonNode json = new JsonMapper().readTree(run.out());
    assertThat(json.get("answers")).hasSize(2);
    JsonNode first = json.get("answers").get(0);
    assertThat(first.get("n_a").asInt()).isEqualTo(20);
    assertThat(first.get("effect_low").asDouble())
        .isLessThanOrEqualTo(first.get("effect").asDouble());
    assertThat(first.get("p_holm").asDouble()).isGreaterThanOrEqualTo(first.get("p").asDouble());
    assertThat(json.get("note").get("en").asString()).isEqualTo("Coincidence is not cause.");
    assertThat(json.get("note").get("ko").asString()).contains("원인은 아닙니다");
    assertThat(json.get("note").get("ja").asString()).contains("原因");
    assertThat(json.get("calibration").get("false_positive_rate").asDouble()).isLessThan(0.2);
    CommandLineRun table = ask(made("c.csv", 3, 3), b, "--rounds", "500");
    assertThat(table.out()).contains("Coincidence is not cause.").contains("Only 3 events");
  }

  @Test
  void aQuestionWithoutEventsOrBeyondTheTimeIsRefused() throws IOException {
    String a = made("a.csv", 1, 20);
    assertThat(ask(a, a, "--window", "900").exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(ask(a, a, "--from", "2030-01-01T00:00:00Z", "--to", "2031-01-01T00:00:00Z").err())
        .contains("no event in this time");
    assertThat(ask(a, folder.resolve("none").toString()).err()).contains("no such file");
  }
}
