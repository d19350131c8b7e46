package org.entente.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entente.app.CommandLineRun;
import org.entente.app.terminal.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WatchPictureTest {
  private static final String SUPPLY =
      "{\"alerts\":[{\"month\":\"2021-09\",\"importer\":\"KOR\",\"product\":\"urea\","
          + "\"partner\":\"CHN\",\"level\":2,\"rules\":["
          + "{\"rule\":\"share\",\"value\":0.976,\"limit\":0.80}]}]}";

  @TempDir private Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static CommandLineRun picture(String format, String... arguments) {
    List<String> all = new ArrayList<>(List.of("watch", "picture", "--format", format));
    all.addAll(List.of(arguments));
    return CommandLineRun.of((Object[]) all.toArray(String[]::new));
  }

  private static JsonNode json(CommandLineRun run) {
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.DONE);
    return new JsonMapper().readTree(run.out());
  }

  /// Two ships that meet and fall silent: what `watch ships events` really prints.
  private String shipEvents() throws IOException {
    MadeNmea made = new MadeNmea();
    for (int i = 0; i < 40; i++) {
      made.place(273_123_456, 1_769_904_000L + i * 600L, 42.0, 131.0 + i * 0.01, 10);
    }
    for (int i = 0; i < 10; i++) {
      made.place(273_123_456, 1_769_904_000L + 86_400 + i * 600L, 42.7, 132.9 + i * 0.01, 10);
    }
    String nmea = file("sea.nmea", made.text());
    CommandLineRun run =
        CommandLineRun.of(
            "watch",
            "ships",
            "events",
            nmea,
            "--synthetic",
            "--max-knots",
            "12",
            "--format",
            "json");
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.FOUND);
    return file("events.json", run.out());
  }

  @Test
  void resultsOfOtherCommandsBecomeOneTimelineAndOneMap() throws IOException {
    String events = shipEvents();
    String supply = file("supply.json", SUPPLY);
    JsonNode picture = json(picture("json", events, supply, "--learnt", "2026-03-01T00:00:00Z"));
    assertThat(picture.get("lanes").get("ship").asInt()).isPositive();
    assertThat(picture.get("lanes").get("supply").asInt()).isEqualTo(1);
    JsonNode first = picture.get("observations").get(0);
    assertThat(first.get("from").asString()).isEqualTo("2021-09-01T00:00:00Z");
    assertThat(first.get("countries").get(1).asString()).isEqualTo("CHN");
    assertThat(first.get("geometry").isNull()).isTrue();
    JsonNode shapes = json(picture("geojson", events, supply));
    assertThat(shapes.get("unplaced").asInt()).isEqualTo(1);
    assertThat(shapes.get("features").toString()).contains("\"shape\":\"uncertain\"");
    assertThat(picture("table", events, supply).out()).contains("urea from CHN", "SYNTHETIC");
  }

  @Test
  void aPictureIsKeptByWritingItAndAddingToIt() throws IOException {
    String early =
        picture("json", file("s.json", SUPPLY), "--learnt", "2021-10-01T00:00:00Z").out();
    String both =
        picture("json", file("early.json", early), shipEvents(), "--learnt", "2026-03-01T00:00:00Z")
            .out();
    String kept = file("both.json", both);
    assertThat(json(picture("json", kept, "--as-known", "2021-12-01T00:00:00Z")).get("lanes"))
        .hasToString(
            "{\"theft\":0,\"laundering\":0,\"warning\":0,\"overflight\":0,\"ship\":0,\"supply\":1}");
    assertThat(json(picture("json", kept)).get("lanes").get("ship").asInt()).isPositive();
  }

  @Test
  void whatHasNoTimeIsNamed() throws IOException {
    CommandLineRun run = picture("json", file("note.txt", "hello"));
    assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("note.txt").contains("nothing that has a time");
    assertThat(picture("json").exit()).isEqualTo(ExitCode.BAD_INPUT);
  }
}
