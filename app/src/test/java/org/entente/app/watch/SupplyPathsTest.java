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

class SupplyPathsTest {
  @TempDir private Path folder;

  private String table(String name, int flow) throws IOException {
    String table = "V1,KOR_A,CHN_A,KOR_HFCE,OUT\nKOR_A,10,0,90,100\nCHN_A," + flow + ",10,20,50\n";
    return Files.writeString(folder.resolve(name), table).toString();
  }

  private static JsonNode json(Object... arguments) {
    CommandLineRun run = CommandLineRun.of(arguments);
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.DONE);
    return new JsonMapper().readTree(run.out());
  }

  @Test
  void theLargestWayIsTheDirectOneAndTheRestIsTold() throws IOException {
    JsonNode paths =
        json(
            "watch",
            "supply",
            "paths",
            "--table",
            table("a.csv", 20),
            "--of",
            "KOR",
            "--to",
            "CHN",
            "--top",
            "2",
            "--format",
            "json");
    assertThat(paths.get("paths").get(0).get("path").toString())
        .isEqualTo("[\"KOR c1\",\"CHN c1\"]");
    double sum = paths.get("remainder").asDouble();
    for (JsonNode way : paths.get("paths")) {
      sum += way.get("share").asDouble();
    }
    assertThat(sum).isCloseTo(paths.get("look_through").asDouble(), within(1e-9));
  }

  @Test
  void aTrendGoesByYearsInTheirOrder() throws IOException {
    JsonNode trend =
        json(
            "watch",
            "supply",
            "trend",
            "--tables",
            "2012=" + table("b.csv", 30) + ",2011=" + table("a.csv", 20),
            "--of",
            "KOR",
            "--to",
            "CHN",
            "--format",
            "json");
    assertThat(trend.get("years").get(0).get("year").asInt()).isEqualTo(2011);
    assertThat(trend.get("change").asDouble()).isPositive();
    assertThat(
            CommandLineRun.of(
                    "watch", "supply", "trend", "--tables", "x=a", "--of", "KOR", "--to", "CHN")
                .exit())
        .isEqualTo(ExitCode.BAD_INPUT);
  }
}
