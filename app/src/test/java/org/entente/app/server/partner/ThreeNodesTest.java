package org.entente.app.server.partner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.app.server.MadeObjects.CREATED;
import static org.entente.app.server.MadeObjects.action;
import static org.entente.app.server.MadeObjects.indicator;
import static org.entente.app.server.NodeGroup.acknowledged;
import static org.entente.app.server.NodeGroup.await;
import static org.entente.app.server.NodeGroup.bundle;
import static org.entente.app.server.NodeGroup.id;
import static org.entente.app.server.NodeGroup.know;
import static org.entente.app.server.NodeGroup.marking;
import static org.entente.app.server.NodeGroup.received;
import static org.entente.app.server.NodeGroup.user;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entente.app.server.NodeGroup;
import org.entente.app.server.TestStore;
import org.entente.app.server.door.NodeActions;
import org.entente.app.server.home.BackupFolder;
import org.entente.app.server.home.NodeHome;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.LogFolder;
import org.entente.exchange.stix.Tlp;
import org.entente.exchange.store.Answered;
import org.entente.exchange.store.NodeStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Three nodes on one machine that release to each other.
@ParameterizedClass
@EnumSource(TestStore.class)
class ThreeNodesTest {
  /// Whatever stands in something withheld: it must be nowhere else.
  private static final String CANARY = "Canary-7f3a91-withheld";

  @Parameter private TestStore kept = TestStore.SQLITE;
  @TempDir private Path folder;
  private NodeGroup nodes;

  @BeforeEach
  void open() {
    nodes = new NodeGroup(folder, kept);
  }

  @AfterEach
  void stopAll() {
    nodes.close();
  }

  @Test
  void eachPartnerGetsWhatItMayHaveAndNothingOfTheRest() throws Exception {
    nodes.three(true);
    NodeGroup.Running us = nodes.running.get(0);
    NodeGroup.Running kr = nodes.running.get(1);
    NodeGroup.Running jp = nodes.running.get(2);
    String toJapan = marking(1, "JPN", "USA");
    String body =
        "{\"to\":[\"jp\",\"kr\"],\"bundle\":"
            + bundle(
                toJapan,
                indicator(1, "for both", Tlp.AMBER.id()),
                indicator(2, CANARY, id("marking-definition", 1)),
                indicator(3, CANARY + " unmarked", ""),
                indicator(4, "named people " + CANARY, Tlp.RED.id()))
            + "}";
    JsonValue.Members preview = nodes.ask(us, "/x/releases/preview", body);
    assertThat(preview.items("released")).hasSize(4);
    assertThat(us.node().outbox().standing("jp").sent()).isZero();
    JsonValue.Members answer = nodes.ask(us, "/x/releases", body);
    assertThat(answer).isEqualTo(preview.without("objects"));
    assertThat(preview.items("objects")).hasSize(4);
    assertThat(answer.items("withheld")).hasSize(6);

    await(() -> received(jp, "us") == 3 && received(kr, "us") == 1);
    await(() -> acknowledged(us, "jp") == 3 && acknowledged(us, "kr") == 1);
    JsonValue.Members got = nodes.ask(jp, "/x/received?from=us", "");
    assertThat(got.items("items"))
        .extracting(one -> ((JsonValue.Members) one).text("id"))
        .containsExactly(id("indicator", 1), id("marking-definition", 1), id("indicator", 2));
    JsonValue.Members first = (JsonValue.Members) got.items("items").getFirst();
    assertThat(first.members("object").text("name")).isEqualTo("for both");
    assertThat(nodes.holds(folder.resolve("jp"), CANARY)).isTrue();
    assertThat(nodes.holds(folder.resolve("jp"), CANARY + " unmarked")).isFalse();
    assertThat(nodes.holds(folder.resolve("kr"), CANARY)).isFalse();
    assertThat(nodes.holds(folder.resolve("kr"), "marking-definition--00000001")).isFalse();
  }

  @Test
  void whatNamesSomethingWithheldStays() throws Exception {
    nodes.three(true);
    NodeGroup.Running us = nodes.running.get(0);
    String relationship =
        """
        {"type":"relationship","spec_version":"2.1","id":"%s","created":"%s","modified":"%s",
        "relationship_type":"related-to","source_ref":"%s","target_ref":"%s",
        "object_marking_refs":["%s"]}\
        """
            .formatted(
                id("relationship", 9),
                CREATED,
                CREATED,
                id("indicator", 1),
                id("indicator", 2),
                Tlp.GREEN.id());
    nodes.ask(us, "/x/items", bundle(indicator(2, "kept", "")));
    String note = indicator(5, "see " + id("indicator", 2), Tlp.GREEN.id());
    JsonValue.Members answer =
        nodes.ask(
            us,
            "/x/releases",
            "{\"to\":[\"jp\"],\"bundle\":"
                + bundle(indicator(1, "one end", Tlp.GREEN.id()), relationship, note)
                + "}");
    assertThat(answer.items("released"))
        .extracting(one -> ((JsonValue.Members) one).text("id"))
        .containsExactly(id("indicator", 1));
    assertThat(answer.items("withheld"))
        .extracting(one -> ((JsonValue.Members) one).text("reason"))
        .allMatch(reason -> reason.contains(id("indicator", 2)));
  }

  @Test
  void aRevocationReachesThePartnerAndIsAcknowledged() throws Exception {
    nodes.three(true);
    NodeGroup.Running us = nodes.running.get(0);
    NodeGroup.Running jp = nodes.running.get(2);
    user(us, "yuki", "jp");
    String key = "Basic " + Base64.getEncoder().encodeToString("yuki:secret".getBytes(UTF_8));
    nodes.ask(
        us,
        "/x/releases",
        "{\"to\":[\"jp\"],\"bundle\":"
            + bundle(indicator(1, "withdrawn later", Tlp.GREEN.id()))
            + "}");
    await(() -> acknowledged(us, "jp") == 1);
    String objects = "/api/collections/released/objects/";
    assertThat(nodes.send(us, objects, key, "").body()).contains("withdrawn later");
    assertThat(nodes.send(us, "/log/kr/checkpoint", key, "").statusCode()).isEqualTo(404);
    assertThat(nodes.send(us, "/x/status", key, "").statusCode()).isEqualTo(404);
    String checkpoint = nodes.send(us, "/log/jp/checkpoint", key, "").body();
    assertThat(checkpoint).startsWith("entente/us/released/jp\n1\n").contains("— entente/jp ");

    JsonValue.Members answer =
        nodes.ask(
            us, "/x/revocations", "{\"to\":[\"jp\"],\"ids\":[\"" + id("indicator", 1) + "\"]}");
    assertThat(answer.items("released")).hasSize(1);
    await(() -> acknowledged(us, "jp") == 2);
    List<JsonValue> items = nodes.ask(jp, "/x/received?from=us&after=-1", "").items("items");
    assertThat(items)
        .extracting(one -> ((JsonValue.Members) one).text("action"))
        .containsExactly("release", "revoke");
    assertThat(((JsonValue.Members) items.getFirst()).get("object"))
        .isInstanceOf(JsonValue.Null.class);
    assertThat(nodes.send(us, objects, key, "").body()).doesNotContain("withdrawn later");
    // What was acknowledged as taken back is in nobody's answers, and the log still verifies.
    for (NodeGroup.Running holder : List.of(us, jp)) {
      Path out = folder.resolve("out-" + holder.name());
      holder.store().logExport(holder.home().identity()).write("entente/us/released/jp", out);
      LogFolder.Verified verified = LogFolder.verify(out);
      assertThat(verified.checkpoint().size()).isEqualTo(2);
      assertThat(verified.withdrawn()).isEqualTo(1);
    }
    assertThat(LogFolder.verify(folder.resolve("out-us")).witnesses()).contains("entente/jp");
  }

  @Test
  void nothingLeavesForAPartnerThatIsSuspended() throws Exception {
    nodes.three(true);
    NodeGroup.Running us = nodes.running.get(0);
    NodeGroup.Running jp = nodes.running.get(2);
    NodeActions actions = new NodeActions(us.node());
    actions.perform("partner-state", action("name", "jp", "state", "suspended"));
    String body =
        "{\"to\":[\"jp\"],\"bundle\":" + bundle(indicator(1, CANARY, Tlp.GREEN.id())) + "}";
    assertThat(nodes.ask(us, "/x/releases", body).items("released")).isEmpty();
    assertThat(nodes.holds(folder.resolve("jp"), CANARY)).isFalse();
    actions.perform("partner-state", action("name", "jp", "state", "active"));
    assertThat(nodes.ask(us, "/x/releases", body).items("released")).hasSize(1);
    await(() -> received(jp, "us") == 1);
  }

  @Test
  void aNodeThatWasAwayCatchesUpOverTls() throws Exception {
    NodeGroup.Running us = nodes.start("us", "USA", false);
    NodeGroup.Running jp = nodes.start("jp", "JPN", false);
    know(us, jp);
    know(jp, us);
    List<String> objects = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      objects.add(indicator(i, "number " + i, Tlp.CLEAR.id()));
    }
    jp.close();
    nodes.running.remove(jp);
    Map<String, JsonValue> wish = new LinkedHashMap<>();
    wish.put("to", JsonValue.texts(List.of("jp")));
    wish.put("bundle", JsonReader.parse("bundle", bundle(objects.toArray(String[]::new))));
    assertThat(
            us.node()
                .outbox()
                .release(
                    "key",
                    List.of("jp"),
                    List.of(),
                    new JsonValue.Members(wish).members("bundle").items("objects"),
                    result -> new Answered(201, "" + result.released().size()))
                .body())
        .isEqualTo("300");
    NodeGroup.Running again = nodes.run("jp");
    await(() -> received(again, "us") == 300);
    await(() -> acknowledged(us, "jp") == 300);
    Path out = folder.resolve("out");
    again.store().logExport(again.home().identity()).write("entente/us/released/jp", out);
    assertThat(LogFolder.verify(out).checkpoint().size()).isEqualTo(300);
    Path entry = out.resolve("objects").toAbsolutePath();
    try (Stream<Path> files = Files.list(entry)) {
      Path one = files.findFirst().orElseThrow();
      Files.writeString(one, Files.readString(one).replace("number", "NUMBER"));
    }
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> LogFolder.verify(out))
        .hasMessageContaining("another hash");
  }

  @Test
  void aCopyOfARunningNodeIsTheSameToTheByteOrRefused() throws Exception {
    NodeGroup.Running us = nodes.start("us", "USA", true);
    nodes.ask(us, "/x/items", bundle(indicator(1, "kept", "")));
    Path copy = folder.resolve("copy");
    Map<String, String> saved = new BackupFolder(copy).write(folder.resolve("us"));
    assertThat(saved).containsKeys("node.db", "node.json", "secret");
    nodes.ask(us, "/x/items", bundle(indicator(2, "later", "")));
    Path home = folder.resolve("again");
    new BackupFolder(copy).restore(home);
    for (String name : saved.keySet()) {
      assertThat(Files.mismatch(copy.resolve(name), home.resolve(name))).isEqualTo(-1);
    }
    try (NodeStore store = NodeHome.open(home).store()) {
      assertThat(store.nationalCount()).isEqualTo(1);
    }
    byte[] bytes = Files.readAllBytes(copy.resolve("node.db"));
    bytes[bytes.length / 2] ^= 1;
    Files.write(copy.resolve("node.db"), bytes);
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> new BackupFolder(copy).restore(folder.resolve("third")))
        .hasMessageContaining("node.db");
    assertThat(folder.resolve("third")).doesNotExist();
  }
}
