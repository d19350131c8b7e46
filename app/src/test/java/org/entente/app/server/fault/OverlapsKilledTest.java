package org.entente.app.server.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.entente.app.CommandLineRun;
import org.entente.app.server.NodeProcess;
import org.entente.app.server.fault.FaultyWire.Weather;
import org.entente.app.server.overlap.OverlapsTest;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.people.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three real nodes; two of them compare over wires that are watched and go bad, and are killed in
/// the middle, over and over: both learn what is right, nothing else of the other's items is
/// anywhere, and the third hears nothing. More items and kills: `-Dentente.overlap.items=25000`,
/// `-Dentente.overlap.kills=30`.
class OverlapsKilledTest {
  private static final String CANARY = "canary4e1b";
  private static final int ITEMS = Integer.getInteger("entente.overlap.items", 600);
  private static final int KILLS = Integer.getInteger("entente.overlap.kills", 3);

  @TempDir private Path folder;
  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final List<NodeProcess> nodes = new ArrayList<>();
  private final List<FaultyWire> wires = new ArrayList<>();
  private final FaultyWire.Leaks leaks =
      new FaultyWire.Leaks(List.of(CANARY + "us", CANARY + "jp", "both-of-us"));

  private void open() throws Exception {
    for (String[] one : new String[][] {{"us", "USA"}, {"jp", "JPN"}, {"kr", "KOR"}}) {
      NodeProcess node = new NodeProcess(folder.resolve(one[0]), one[0], one[1], Map.of());
      nodes.add(node);
      CommandLineRun added =
          CommandLineRun.of(
              "node",
              "person",
              "add",
              "--dir",
              node.folder(),
              "--role",
              Role.APPROVER.word(),
              "bob-" + one[0]);
      assertThat(added.exit()).as(added.err()).isZero();
      node.start();
    }
    for (NodeProcess one : nodes) {
      for (NodeProcess other : nodes) {
        if (one != other) {
          FaultyWire wire = new FaultyWire(other.port(), leaks, leaks, random.nextLong());
          wires.add(wire);
          CommandLineRun added =
              CommandLineRun.of(
                  "partner",
                  "add",
                  "--dir",
                  one.folder(),
                  "--name",
                  other.name,
                  "--country",
                  other.country(),
                  "--url",
                  wire.url(),
                  "--vkey",
                  other.vkey());
          assertThat(added.exit()).as(added.err()).isZero();
        }
      }
    }
  }

  private static JsonValue items(String of) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      lines.add("domain:" + CANARY + of + i + ".example");
    }
    for (int i = 0; i < 5; i++) {
      lines.add("domain:both-of-us" + i + ".example");
    }
    return JsonValue.texts(lines);
  }

  /// Asks until it is answered so: the node may be down.
  private JsonValue.Members insist(NodeProcess node, String path, String body, String state)
      throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(120 + ITEMS / 50).toNanos();
    String last = "";
    while (System.nanoTime() < end) {
      try {
        HttpResponse<String> response = node.send(path, path, body);
        last = response.body();
        if (response.statusCode() / 100 == 2) {
          JsonValue.Members answer = (JsonValue.Members) JsonReader.parse(path, last);
          if (state.isEmpty() || answer.optional("state").orElse("").equals(state)) {
            return answer;
          }
        }
      } catch (IOException _) {
        // It is down.
      }
      Thread.sleep(50);
    }
    StringBuilder others = new StringBuilder();
    for (NodeProcess other : nodes) {
      if (other != node) {
        others.append(", ").append(other.name).append(": ");
        others.append(other.send(path, path, "").body());
      }
    }
    throw new AssertionError("seed " + seed + ": " + node.name + " " + path + ": " + last + others);
  }

  private void disturb() throws Exception {
    for (int i = 0; i < KILLS; i++) {
      Thread.sleep(random.nextInt(1_500));
      NodeProcess one = nodes.get(random.nextInt(2));
      Weather[] kinds = Weather.values();
      wires.forEach(wire -> wire.set(kinds[random.nextInt(kinds.length)]));
      one.kill();
      Thread.sleep(random.nextInt(300));
      one.start();
    }
    wires.forEach(wire -> wire.set(Weather.CALM));
  }

  @Test
  void killedInTheMiddleBothLearnWhatIsRightAndNothingElseIsAnywhere() throws Exception {
    try {
      open();
      compare();
    } finally {
      for (NodeProcess one : nodes) {
        one.close();
      }
      for (FaultyWire wire : wires) {
        wire.close();
      }
    }
  }

  private void compare() throws Exception {
    NodeProcess us = nodes.get(0);
    NodeProcess jp = nodes.get(1);
    JsonValue.Members with =
        OverlapsTest.json(
                """
                {"to":"jp","as":"bob-us","learns":"both","purpose":"p","legal_basis":"l"}\
                """)
            .with("items", items("us"));
    String body = org.entente.exchange.json.JsonWriter.text(with);
    String id = insist(us, "/x/overlaps", body, "").optional("id").orElseThrow();
    String path = "/x/overlaps/" + id;
    insist(jp, path, "", "waiting");
    JsonValue.Members agreeing =
        OverlapsTest.json("{\"as\":\"bob-jp\"}").with("items", items("jp"));
    insist(jp, path + "/agree", org.entente.exchange.json.JsonWriter.text(agreeing), "");
    disturb();
    for (NodeProcess one : List.of(us, jp)) {
      JsonValue.Members result = insist(one, path, "", "done").members("result");
      assertThat(result.texts("both"))
          .as("seed %d", seed)
          .hasSize(5)
          .allMatch(OverlapsKilledTest::isCommon);
    }
    for (NodeProcess one : nodes) {
      one.kill();
    }
    assertThat(leaks.found()).as("seed %d", seed).isEmpty();
    assertThat(Canaries.holds(us.folder(), CANARY + "jp")).isEmpty();
    assertThat(Canaries.holds(jp.folder(), CANARY + "us")).isEmpty();
    assertThat(Canaries.holds(nodes.get(2).folder(), CANARY, "both-of-us", id)).isEmpty();
  }

  private static boolean isCommon(String line) {
    return line.startsWith("domain:both-of-us");
  }
}
