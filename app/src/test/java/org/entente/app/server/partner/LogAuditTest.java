package org.entente.app.server.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.app.server.MadeObjects.bundle;
import static org.entente.app.server.MadeObjects.indicator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entente.app.CommandLineRun;
import org.entente.app.server.NodeGroup;
import org.entente.app.server.door.LocalNode;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.stix.Tlp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever of a partner's log is missing, extra or changed here is named by its place.
class LogAuditTest {
  private static final int MANY = 300;

  @TempDir private Path folder;
  private LocalNode us;

  @BeforeEach
  void given() throws Exception {
    us = LocalNode.start(folder.resolve("us"), "us", "USA", Map.of());
    try (LocalNode jp = LocalNode.start(folder.resolve("jp"), "jp", "JPN", Map.of())) {
      us.know(jp);
      jp.know(us);
      List<String> all = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        all.add(indicator(i, "number " + i, Tlp.GREEN.id()));
      }
      String body = "{\"to\":[\"jp\"],\"bundle\":" + bundle(all) + "}";
      us.post("/x/releases", (JsonValue.Members) JsonReader.parse("test", body));
      NodeGroup.await(() -> us.node().outbox().standing("jp").acknowledged() == MANY);
    }
  }

  @AfterEach
  void stop() {
    us.close();
  }

  private void damage(String sql) throws IOException, SQLException {
    try (Stream<Path> files = Files.list(folder.resolve("jp"))) {
      Path file =
          files
              .filter(one -> one.getFileName().toString().endsWith(".db"))
              .findFirst()
              .orElseThrow();
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
          Statement statement = connection.createStatement()) {
        assertThat(statement.executeUpdate(sql)).isPositive();
      }
    }
  }

  private List<String> findings(String node, int exit, String... more) {
    List<Object> words = new ArrayList<>(List.of("log", "audit", "--dir", folder.resolve(node)));
    words.addAll(List.of(more));
    CommandLineRun run = CommandLineRun.of(words.toArray());
    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
    JsonValue.Members told = (JsonValue.Members) JsonReader.parse("audit", run.out());
    return told.items("logs").stream()
        .flatMap(log -> ((JsonValue.Members) log).items("findings").stream())
        .map(one -> (JsonValue.Members) one)
        .map(one -> one.get("index") + " " + one.text("what"))
        .map(one -> one.replaceAll("^.*?(-?[0-9]+)[^ ]* ", "$1 "))
        .toList();
  }

  private static final String THEIRS =
      " log = (SELECT number FROM log WHERE sender = 'us') AND position ";

  @Test
  void whatIsWholeIsSoAndAFlippedOrMissingEntryIsNamed() throws Exception {
    assertThat(findings("us", 0)).isEmpty();
    us.close();
    // The partner need not be there while all is well.
    assertThat(findings("jp", 0)).isEmpty();
    us = LocalNode.open(folder.resolve("us"));
    damage(
        "UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), '\"version\":\"2026',"
            + " '\"version\":\"2025') AS BLOB), version = '2025' || substr(version, 5) WHERE"
            + THEIRS
            + "= 7");
    assertThat(findings("jp", 1)).containsExactly("7 the entry is not the one that was signed");
    damage("DELETE FROM entry WHERE" + THEIRS + "= 299");
    assertThat(findings("jp", 1))
        .contains("7 the entry is not the one that was signed", "299 the entry is missing");
  }

  @Test
  void objectsThatAreMissingChangedOrExtraAreNamed() throws Exception {
    String hash = "(SELECT sha256 FROM entry WHERE" + THEIRS + "= %d)";
    damage("DELETE FROM content WHERE sha256 = " + hash.formatted(3));
    damage("UPDATE content SET json = json || ' ' WHERE sha256 = " + hash.formatted(4));
    damage("INSERT INTO content VALUES ((SELECT number FROM log WHERE sender = 'us'), 'ab', '{}')");
    assertThat(findings("jp", 1))
        .containsExactlyInAnyOrder(
            "3 the object is missing",
            "4 the object is changed",
            "-1 the object is extra: no entry gives it");
    damage("UPDATE entry SET id = 'indicator--x' WHERE" + THEIRS + "= 5");
    assertThat(findings("jp", 1)).contains("5 the entry is not what is noted beside it");
  }

  @Test
  void theOwnersTreeCanComeFromAFolder() throws Exception {
    Path out = folder.resolve("out");
    us.node().store().logExport(us.node().home().identity()).write("entente/us/released/jp", out);
    us.close();
    damage(
        "UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), 'release', 'releasf') AS BLOB)"
            + " WHERE"
            + THEIRS
            + "= 256");
    String[] by = {"--log", "entente/us/released/jp", "--from", out.toString()};
    assertThat(findings("jp", 1, by)).contains("256 the entry is not the one that was signed");
    // Without it, and with nobody to ask, what is known is that something is wrong.
    assertThat(findings("jp", 1)).isNotEmpty();
    us = LocalNode.open(folder.resolve("us"));
  }
}
