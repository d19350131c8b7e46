package org.entente.app.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entente.app.CommandLineRun;
import org.entente.app.terminal.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SupplyTest {
  /// Two regions of one sector each: KOR buys 20 of CHN for an output of 100.
  private static final String TABLE =
      "C\tCHN,KOR\nZ\t0\t1\t20\nF\t0\t0\t80\nF\t1\t1\t100\nX\t0\t100\nX\t1\t100\n";

  @TempDir private Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static JsonNode json(CommandLineRun run) {
    return new JsonMapper().readTree(run.out());
  }

  @Test
  void exposureIsPrintedAsShares() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "watch",
            "supply",
            "exposure",
            "--table",
            file("t.tsv", TABLE),
            "--of",
            "KOR",
            "--to",
            "CHN",
            "--format",
            "json");
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.DONE);
    JsonNode json = json(run);
    assertThat(json.get("look_through").asDouble()).isCloseTo(0.2 / 1.2, within(1e-9));
    assertThat(json.get("hidden").asDouble()).isCloseTo(0, within(1e-9));
    assertThat(json.get("by_sector").get(0).get("sector").asString()).isEqualTo("c1");
    CommandLineRun unknown =
        CommandLineRun.of(
            "watch",
            "supply",
            "exposure",
            "--table",
            file("t.tsv", TABLE),
            "--of",
            "KOR",
            "--to",
            "XXX");
    assertThat(unknown.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(unknown.err()).contains("XXX", "CHN, KOR");
  }

  @Test
  void aCutTakesWhatWasDelivered() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "watch",
            "supply",
            "whatif",
            "--table",
            file("t.tsv", TABLE),
            "--cut",
            "CHN=0.5",
            "--buyer",
            "KOR",
            "--format",
            "json");
    JsonNode json = json(run);
    assertThat(json.get("supply").get("loss").get("KOR").asDouble()).isCloseTo(10, within(1e-6));
    assertThat(json.get("demand").get("loss").get("CHN").asDouble()).isCloseTo(10, within(1e-6));
    assertThat(json.get("note").asString()).contains("Not a forecast");
  }

  @Test
  void screenAsksForOneKindOfFile() throws IOException {
    assertThat(CommandLineRun.of("watch", "supply", "screen").exit()).isEqualTo(ExitCode.BAD_INPUT);
    String shares = "product,supplier,share_percent\nurea,CHN,97.6\nurea,Various countries,2.4\n";
    CommandLineRun run =
        CommandLineRun.of(
            "watch", "supply", "screen", "--shares", file("s.csv", shares), "--format", "json");
    JsonNode urea = json(run).get("products").get(0);
    assertThat(urea.get("suppliers").asInt()).isEqualTo(1);
    assertThat(urea.get("remainder").asDouble()).isEqualTo(2.4);
  }

  @Test
  void aPersonIsCalledByTwoSigns() throws IOException {
    StringBuilder series =
        new StringBuilder("month,importer,product,partner,value_usd,quantity_kg\n");
    for (int i = 0; i < 30; i++) {
      int year = 2019 + i / 12;
      String month = "%d-%02d".formatted(year, i % 12 + 1);
      int price = i < 28 ? 3 : 9;
      series.append(month).append(",KOR,urea,CHN,").append(1000 * price).append(",1000\n");
    }
    CommandLineRun run =
        CommandLineRun.of(
            "watch",
            "supply",
            "alerts",
            "--series",
            file("m.csv", series.toString()),
            "--format",
            "json");
    assertThat(run.exit()).isEqualTo(ExitCode.FOUND);
    JsonNode last = json(run).get("alerts").get(json(run).get("alerts").size() - 1);
    assertThat(last.get("month").asString()).isEqualTo("2021-06");
    assertThat(last.get("level").asInt()).isEqualTo(2);
  }
}
