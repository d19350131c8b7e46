package org.entente.app.server.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.app.server.MadeObjects.bundle;
import static org.entente.app.server.MadeObjects.indicator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.entente.app.CommandLineRun;
import org.entente.app.server.NodeGroup;
import org.entente.app.server.door.LocalNode;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.LogFolder;
import org.entente.exchange.stix.Tlp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A new version goes in place of an old one, which the partner drops and says so.
class ReplacingTest {
  private static final String ID = "indicator--00000001-0000-4000-8000-000000000000";

  @TempDir private Path folder;
  private LocalNode us;
  private LocalNode jp;

  @BeforeEach
  void twoNodes() throws IOException {
    us = LocalNode.start(folder.resolve("us"), "us", "USA", Map.of());
    jp = LocalNode.start(folder.resolve("jp"), "jp", "JPN", Map.of());
    us.know(jp);
    jp.know(us);
  }

  @AfterEach
  void stop() {
    us.close();
    jp.close();
  }

  private static String version(int second, String name, String marking) {
    return indicator(1, name, marking)
        .replace(
            "\"modified\":\"2026-01-02T03:04:05.678Z\"",
            "\"modified\":\"2026-01-02T03:05:%02d.000Z\"".formatted(second));
  }

  private JsonValue.Members release(String object, String more) throws IOException {
    String body = "{\"to\":[\"jp\"]%s,\"bundle\":%s}".formatted(more, bundle(List.of(object)));
    return us.post("/x/releases", (JsonValue.Members) JsonReader.parse("test", body));
  }

  /// The words for why what was replaced was, in order.
  private static List<String> whys(JsonValue.Members answer) {
    return answer.items("replaced").stream()
        .map(one -> ((JsonValue.Members) one).optional("why").orElse(""))
        .toList();
  }

  private List<JsonValue.Members> received(int count) throws Exception {
    NodeGroup.await(
        () ->
            jp.node().inbox().standing(jp.node().partners().named("us").orElseThrow()).size()
                >= count);
    return jp.get("/x/received?from=us").items("items").stream()
        .map(JsonValue.Members.class::cast)
        .toList();
  }

  private static boolean isHeld(JsonValue.Members item) {
    return item.get("object") instanceof JsonValue.Members;
  }

  @Test
  void aCorrectionAndADowngradeTakeTheOldVersionBackAndSayWhatTheyAre() throws Exception {
    release(version(1, "wrong", Tlp.AMBER.id()), "");
    JsonValue.Members corrected = release(version(2, "right", Tlp.AMBER.id()), ",\"replace\":true");
    assertThat(whys(corrected)).containsExactly("correction");
    JsonValue.Members freed = release(version(3, "right", Tlp.GREEN.id()), ",\"replace\":true");
    assertThat(whys(freed)).containsExactly("downgrade");
    JsonValue.Members closed = release(version(4, "right", Tlp.AMBER.id()), ",\"replace\":true");
    assertThat(whys(closed)).containsExactly("restriction");
    // What comes again changes nothing.
    assertThat(release(version(4, "right", Tlp.AMBER.id()), ",\"replace\":true").has("replaced"))
        .isFalse();
    List<JsonValue.Members> all = received(7);
    assertThat(all)
        .extracting(one -> one.optional("why").orElse("-"))
        .containsExactly("-", "correction", "-", "downgrade", "-", "restriction", "-");
    assertThat(all).filteredOn(ReplacingTest::isHeld).singleElement().isEqualTo(all.getLast());
    assertThat(all.get(1).optional("by").orElse("")).hasSize(64);
    NodeGroup.await(() -> us.node().outbox().standing("jp").acknowledged() == 7);
    assertThat(us.node().outbox().open("jp")).isEmpty();
    Path out = folder.resolve("out");
    us.node().store().logExport(us.node().home().identity()).write("entente/us/released/jp", out);
    assertThat(LogFolder.verify(out).withdrawn()).isEqualTo(3);
  }

  @Test
  void whatMayNotGoAnyMoreIsWithdrawnAndNothingShowsWhy() throws Exception {
    release(version(1, "first", Tlp.GREEN.id()), "");
    JsonValue.Members answer = release(version(2, "secret now", Tlp.RED.id()), ",\"replace\":true");
    assertThat(answer.items("released")).isEmpty();
    assertThat(answer.items("withheld")).hasSize(1);
    assertThat(whys(answer)).containsExactly("withdrawal");
    List<JsonValue.Members> all = received(2);
    assertThat(all.getLast().has("why")).isFalse();
    assertThat(all).noneMatch(ReplacingTest::isHeld);
    assertThat(all.toString()).doesNotContain("secret now").doesNotContain("03:05:02");
  }

  @Test
  void aReplacementIsOpenUntilItsReceiverHasIt() throws Exception {
    release(version(1, "wrong", Tlp.GREEN.id()), "");
    received(1);
    NodeGroup.await(() -> us.node().outbox().standing("jp").acknowledged() == 1);
    jp.close();
    release(version(2, "right", Tlp.GREEN.id()), ",\"replace\":true");
    CommandLineRun run = CommandLineRun.of("release", "open", "--dir", folder.resolve("us"));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("\"why\" : \"correction\"").contains(ID).contains("\"by\"");
    jp = LocalNode.open(folder.resolve("jp"));
    NodeGroup.await(() -> us.node().outbox().open("jp").isEmpty());
  }

  @Test
  void whatWentWholeAndNowGoesInPartIsReplacedByItsForm() throws Exception {
    release(version(1, "whole", Tlp.GREEN.id()), "");
    String part =
        version(2, "in part", Tlp.GREEN.id())
            .replace(
                "\"pattern_type\"",
                "\"description\":\"a source\",\"granular_markings\":[{\"marking_ref\":\"%s\",\"selectors\":[\"description\"]}],\"pattern_type\""
                    .formatted(Tlp.RED.id()));
    JsonValue.Members answer = release(part, ",\"redact\":true,\"replace\":true");
    assertThat(answer.items("released")).hasSize(1);
    assertThat(whys(answer)).containsExactly("correction");
    List<JsonValue.Members> all = received(3);
    assertThat(all).filteredOn(ReplacingTest::isHeld).hasSize(1);
    assertThat(all.getLast().optional("id").orElse("")).isNotEqualTo(ID);
    assertThat(all.toString()).doesNotContain("a source");
  }
}
