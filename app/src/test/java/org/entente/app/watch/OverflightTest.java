package org.entente.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entente.app.CommandLineRun;
import org.entente.app.terminal.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OverflightTest {
  /// As printed in public write-ups of 2024.
  private static final String MALLIGYONG =
      """
      MALLIGYONG-1
      1 58400U 23179A   24164.24788005  .00007135  00000+0  32465-3 0  9998
      2 58400  97.4040  51.1823 0001996 152.6365 207.4976 15.21013721 30973
      """;

  private static final String SEOUL =
      """
      id,name,lat,lon,height_m,owner,declared
      kr-seoul,Seoul,37.5665,126.9780,38,KR,2024-01-01
      """;

  @TempDir private Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void aStateIsPrintedWithItsFrameAndItsPlaceOnTheGround() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "watch",
            "overflight",
            "propagate",
            "--elements",
            file("m.tle", MALLIGYONG),
            "--minutes",
            "0,10",
            "--format",
            "json");
    assertThat(run.exit()).isEqualTo(ExitCode.DONE);
    JsonNode states = new JsonMapper().readTree(run.out()).get("states");
    assertThat(states.size()).isEqualTo(2);
    JsonNode first = states.get(0);
    assertThat(first.get("object").asString()).isEqualTo("58400");
    assertThat(first.get("frame").asString()).isEqualTo("TEME");
    assertThat(first.get("epoch").asString()).isEqualTo(first.get("time").asString());
    assertThat(first.get("alt_km").asDouble()).isBetween(490.0, 520.0);
    assertThat(first.get("error").isNull()).isTrue();
  }

  @Test
  void aWrongChecksumIsRefusedOrListed() throws IOException {
    String broken = file("m.tle", MALLIGYONG.replace("9998\n", "9997\n"));
    CommandLineRun strict =
        CommandLineRun.of(
            "watch", "overflight", "propagate", "--elements", broken, "--minutes", "0");
    assertThat(strict.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(strict.err()).contains("line 2", "checksum");
    CommandLineRun lenient =
        CommandLineRun.of(
            "watch",
            "overflight",
            "propagate",
            "--elements",
            broken,
            "--minutes",
            "0",
            "--lenient",
            "--format",
            "json");
    assertThat(lenient.exit()).isEqualTo(ExitCode.FOUND);
    assertThat(new JsonMapper().readTree(lenient.out()).get("listed").size()).isEqualTo(1);
  }

  @Test
  void passesGoIntoACalendarToo() throws IOException {
    Path calendar = folder.resolve("passes.ics");
    CommandLineRun run =
        CommandLineRun.of(
            "watch",
            "overflight",
            "passes",
            "--elements",
            file("m.tle", MALLIGYONG),
            "--sites",
            file("sites.csv", SEOUL),
            "--from",
            "2024-06-13T00:00:00Z",
            "--to",
            "2024-06-14T00:00:00Z",
            "--calendar",
            calendar.toString(),
            "--format",
            "json");
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.DONE);
    JsonNode passes = new JsonMapper().readTree(run.out()).get("passes");
    assertThat(passes.size()).isEqualTo(2);
    assertThat(passes.get(0).get("closest").asString()).startsWith("2024-06-13T01:03:45.2");
    assertThat(passes.get(0).get("lit").asBoolean()).isTrue();
    assertThat(passes.get(1).get("lit").asBoolean()).isFalse();
    assertThat(Files.readString(calendar)).contains("BEGIN:VEVENT\r\n", "over Seoul");
  }

  @Test
  void aSiteWithoutAnOwnerIsRefused() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "watch",
            "overflight",
            "passes",
            "--elements",
            file("m.tle", MALLIGYONG),
            "--sites",
            file("sites.csv", SEOUL.replace(",KR,", ",,")),
            "--from",
            "2024-06-13T00:00:00Z",
            "--to",
            "2024-06-14T00:00:00Z");
    assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("owner");
  }
}
