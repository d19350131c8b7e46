package org.entente.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.DemoMessage;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// What else moves: a satellite over declared sites, an exercise warning, ships, a supply chain, by
/// the commands of `watch`. All that goes in is made up, and each part says so where it is shown:
/// the chapter shows the monitors, not the world.
final class SituationChapter {
  private static final String SHIPS = "synthetic-ships.nmea";
  private static final String FROM = "2026-02-01T00:00:00Z";
  private static final String TO = "2026-02-03T00:00:00Z";

  /// Before and after the exercise is cancelled.
  private static final List<String> ASKED = List.of("2026-02-01T00:10:00Z", "2026-02-01T00:30:00Z");

  /// The satellite's number and, rounded, the height and inclination published of its orbit (The
  /// Space Review 4753: 512 by 493 km, 97.4 degrees); how the orbit lies and where on it the
  /// satellite is are made up.
  private static final String ELEMENTS =
      """
      MALLIGYONG-1 SYNTHETIC
      1 58400U 23179A   26032.00000000  .00000000  00000+0  00000+0 0  0003
      2 58400  97.4000 280.0000 0014000  90.0000 270.0000 15.20000000 10001
      """;

  private static final String SITES =
      """
      id,name,lat,lon,height_m,owner,declared
      made-up-1,Made-up site 1,37.0,127.0,0,KR,2026-01-01
      made-up-2,Made-up site 2,36.0,138.0,0,JP,2026-01-01
      """;

  private static final String ALERT =
      """
      <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>EX-1</identifier>\
      <sender>exercise@jp.example</sender><sent>2026-02-01T09:00:00+09:00</sent>\
      <status>Exercise</status><msgType>Alert</msgType><scope>Public</scope>\
      <note>EXERCISE EXERCISE EXERCISE: made up</note><info><language>en-US</language>\
      <category>Security</category><event>Exercise</event><urgency>Immediate</urgency>\
      <severity>Extreme</severity><certainty>Observed</certainty>\
      <expires>2026-02-01T11:00:00+09:00</expires><headline>EXERCISE</headline>\
      <area><areaDesc>Made-up area</areaDesc><polygon>35,139 35,140 36,140 35,139</polygon></area>\
      </info></alert>
      """;

  private static final String CANCEL =
      """
      <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>EX-2</identifier>\
      <sender>exercise@jp.example</sender><sent>2026-02-01T09:20:00+09:00</sent>\
      <status>Exercise</status><msgType>Cancel</msgType><scope>Public</scope>\
      <note>EXERCISE EXERCISE EXERCISE: made up</note>\
      <references>exercise@jp.example,EX-1,2026-02-01T09:00:00+09:00</references></alert>
      """;

  /// Three countries of one sector each: AAA buys 2 of CCC, and 20 of BBB, which buys 40 of CCC.
  private static final String WORLD =
      """
      # SYNTHETIC
      C	AAA,BBB,CCC
      Z	1	0	20
      Z	2	0	2
      Z	2	1	40
      F	0	0	100
      F	1	1	80
      F	2	2	58
      X	0	100
      X	1	100
      X	2	100
      """;

  private final Stage stage;
  private final Terminal terminal;

  SituationChapter(Stage stage) {
    this.stage = stage;
    this.terminal = stage.terminal();
  }

  void play(Path scratch) throws IOException {
    stage.heading(DemoMessage.DEMO_SITUATION);
    terminal.say(DemoMessage.DEMO_SITUATION_STORY);
    terminal.out().println();
    overflights(scratch);
    terminal.out().println();
    warning(scratch);
    terminal.out().println();
    ships(scratch);
    terminal.out().println();
    supply(scratch);
  }

  private void overflights(Path scratch) throws IOException {
    Path elements = write(scratch, "synthetic.tle", ELEMENTS);
    Path sites = write(scratch, "sites.csv", SITES);
    terminal.say(DemoMessage.DEMO_SITUATION_PASSES);
    show(
        "overflight",
        "passes",
        "--elements",
        elements,
        "--sites",
        sites,
        "--from",
        FROM,
        "--to",
        TO,
        "--known-at",
        FROM);
  }

  private void warning(Path scratch) throws IOException {
    Path store = scratch.resolve("warnings");
    Path alert = write(scratch, "ex-1.cap", ALERT);
    Path cancel = write(scratch, "ex-2.cap", CANCEL);
    run("warnings", "ingest", "--store", store, "--at", "2026-02-01T00:00:01Z", alert);
    run("warnings", "ingest", "--store", store, "--at", "2026-02-01T00:20:01Z", cancel);
    for (String at : ASKED) {
      terminal.say(DemoMessage.DEMO_SITUATION_WARNING, at);
      show("warnings", "state", "--store", store, "--at", at, "--as-known", at);
    }
    int published = 0;
    for (String at : ASKED) {
      JsonValue.Members state =
          json("warnings", "state", "--store", store, "--at", at, "--as-known", at, "--public");
      published += state.items("alerts").size() + state.items("missing").size();
    }
    terminal.say(DemoMessage.DEMO_SITUATION_PUBLIC, published);
    terminal.out().println();
    Path exercise = scratch.resolve("ex-3.cap");
    run(
        "warnings",
        "make",
        "--template",
        "missile-launch",
        "--sender",
        "us@USA",
        "--fill",
        "place=JP-01,JP-02",
        "--fill",
        "time=09:00",
        "--circle",
        "42,141 200",
        "--out",
        exercise);
    terminal.say(DemoMessage.DEMO_SITUATION_NODES);
    new WarnedNodes(terminal).play(exercise, scratch);
  }

  private void ships(Path scratch) throws IOException {
    Path replay = scratch.resolve(SHIPS);
    try (InputStream in =
        Objects.requireNonNull(SituationChapter.class.getResourceAsStream(SHIPS))) {
      Files.copy(in, replay);
    }
    JsonValue.Members found = json("ships", "events", "--synthetic", replay);
    terminal.say(
        DemoMessage.DEMO_SITUATION_SHIPS, numeral(found.members("stats").get("sentences")));
    show("ships", "events", "--synthetic", replay);
  }

  private void supply(Path scratch) throws IOException {
    Path world = write(scratch, "synthetic-world.tsv", WORLD);
    terminal.say(DemoMessage.DEMO_SITUATION_SUPPLY);
    show("supply", "exposure", "--table", world, "--of", "AAA", "--to", "CCC");
  }

  private static Path write(Path scratch, String name, String text) throws IOException {
    return Files.writeString(scratch.resolve(name), text, UTF_8);
  }

  private static String numeral(@Nullable JsonValue value) {
    return value instanceof JsonValue.Numeral number ? number.text() : "";
  }

  /// What a command of `watch` prints, as it prints it.
  private void show(Object... command) {
    terminal.out().print(run(command));
  }

  private JsonValue.Members json(Object... command) {
    String printed =
        run(Stream.concat(Stream.of(command), Stream.of("--format", "json")).toArray());
    return JsonReader.parse("answer", printed) instanceof JsonValue.Members answer
        ? answer
        : JsonValue.Members.NONE;
  }

  /// Throws [IllegalStateException] where the command doesn't do it.
  private String run(Object... command) {
    List<String> words =
        Stream.concat(Stream.of("watch"), Stream.of(command)).map(Object::toString).toList();
    Stage.Printed printed = stage.run(words);
    if (printed.exit() > ExitCode.FOUND) {
      throw new IllegalStateException(words + ": " + printed.err());
    }
    return printed.out();
  }
}
