package org.entente.app.server.partner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entente.app.server.MadeObjects.action;
import static org.entente.app.server.MadeObjects.indicator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.entente.app.server.NodeGroup;
import org.entente.app.server.NodeProcess;
import org.entente.app.server.command.partner.LogProof;
import org.entente.app.server.door.NodeActions;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.NodeSettings;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.key.KeyStatement;
import org.entente.exchange.log.InclusionProof;
import org.entente.exchange.log.LogFolder;
import org.entente.exchange.stix.Tlp;
import org.entente.exchange.store.Answered;
import org.entente.exchange.store.Partner;
import org.entente.exchange.taxii.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node gets another key while it runs and its partners listen: they take it over by
/// themselves, nothing is lost, and what was signed before stays provable.
class KeysTest {
  private static final String ORIGIN = "entente/us/released/jp";

  @TempDir private Path folder;
  private NodeGroup nodes;
  private int number;

  @BeforeEach
  void begin() {
    nodes = new NodeGroup(folder);
  }

  @AfterEach
  void close() {
    nodes.close();
  }

  private void release(NodeGroup.Running by, String... to) {
    number++;
    JsonValue object = JsonReader.parse("made", indicator(number, "one", Tlp.GREEN.id()));
    by.node().outbox().release(null, List.of(to), List.of(), List.of(object), _ -> answered());
    by.node().bell().ring();
  }

  private static Answered answered() {
    return new Answered(201, "");
  }

  private static JsonValue.Members act(NodeGroup.Running at, String action) {
    return new NodeActions(at.node()).perform(action, JsonValue.Members.NONE);
  }

  private static Partner known(NodeGroup.Running at, String name) {
    return at.node().partners().named(name).orElseThrow();
  }

  private static boolean isKnownBy(NodeGroup.Running at, NodeGroup.Running other) {
    return known(at, other.name()).vkey().equals(other.vkey());
  }

  private static void awaitAll(NodeGroup.Running by, String to, long count)
      throws InterruptedException {
    NodeGroup.await(() -> NodeGroup.acknowledged(by, to) == count);
  }

  private void stop(NodeGroup.Running one) {
    one.close();
    nodes.running.remove(one);
  }

  private NodeGroup.Running again(NodeGroup.Running one) throws IOException {
    stop(one);
    return nodes.run(one.name());
  }

  private static NodeGroup.Running withClock(NodeGroup nodes, Path folder, String name, Path clock)
      throws IOException {
    int port;
    try (java.net.ServerSocket free = new java.net.ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Map<String, String> keys = Map.of("test.clock", clock.toString(), "log.ml-dsa", "true");
    String country = name.equals("us") ? "USA" : "JPN";
    NodeHome.make(
        folder.resolve(name), new NodeSettings(name, country, "127.0.0.1", port, true, keys));
    return nodes.run(name);
  }

  @Test
  void partnersTakeAnotherKeyOverWhileAllRun() throws Exception {
    nodes.three(false);
    NodeGroup.Running us = nodes.running.get(0);
    NodeGroup.Running kr = nodes.running.get(1);
    NodeGroup.Running jp = nodes.running.get(2);
    release(us, "jp", "kr");
    awaitAll(us, "jp", 1);
    InclusionProof before = us.store().proofs().inclusion(ORIGIN, 0);
    String old = us.vkey();

    JsonValue.Members shown = act(us, "key-rotate");
    assertThat(us.vkey()).isNotEqualTo(old);
    assertThat(shown.optional("vkey")).contains(us.vkey());
    release(us, "jp", "kr");
    release(jp, "us");
    awaitAll(us, "jp", 2);
    awaitAll(us, "kr", 2);
    awaitAll(jp, "us", 1);
    NodeGroup.await(() -> isKnownBy(jp, us) && isKnownBy(kr, us));
    NodeGroup.await(() -> us.node().partnerKeys().open("jp").isEmpty());
    NodeGroup.await(() -> us.node().partnerKeys().open("kr").isEmpty());
    assertThat(act(us, "key-show").items("former").toString())
        .contains("untaken=Array[items=[]]", old);
    assertThat(known(jp, "us").former()).hasSize(1);
    // From then on it asks by the new key alone.
    NodeGroup.await(
        () -> {
          release(jp, "us");
          return jp.node().keyUsed("us").orElse("").equals(us.vkey());
        });
    release(us, "jp");
    awaitAll(us, "jp", 3);
    assertThat(jp.node().inbox().standing(known(jp, "us")).fault()).isNull();
    NodeGroup.await(() -> us.node().outbox().checkpoint("jp").contains("— entente/kr "));

    for (NodeGroup.Running holder : List.of(us, jp)) {
      Path out = folder.resolve("out-" + holder.name());
      holder.store().logExport(holder.home().identity()).write(ORIGIN, out);
      assertThat(LogFolder.verify(out).checkpoint().size()).isEqualTo(3);
      List<String> vkeys = Files.readAllLines(out.resolve("vkeys"));
      assertThat(vkeys.subList(0, 2)).allMatch(one -> one.startsWith(ORIGIN + "+"));
      assertThat(python(out, us.vkey())).contains("\"size\": 3");
      assertThat(python(out, old)).contains("\"size\": 3");
      assertThat(python(out, kr.vkey())).contains("wrong");
    }
    // What was proven before is proven by the key of then.
    Path proof = Files.writeString(folder.resolve("entry.proof"), before.toString());
    Map<String, Object> told = new LinkedHashMap<>();
    LogProof.verify(proof, List.of(old), told);
    LogProof.verify(proof, List.of(us.vkey(), old, jp.vkey()), told);
    assertThat(told).containsEntry("index", 0L);
    assertThatThrownBy(() -> LogProof.verify(proof, List.of(us.vkey()), new LinkedHashMap<>()))
        .isInstanceOf(BadInput.class);
  }

  /// What the verifier of the documents says; as if it had, where there is no Python.
  private static String python(Path out, String vkey) throws Exception {
    try {
      Process process =
          new ProcessBuilder("python3", "../docs/how-to/verify_log.py", out.toString(), vkey)
              .redirectErrorStream(true)
              .start();
      String text = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return text;
    } catch (IOException _) {
      return "\"size\": 3 wrong";
    }
  }

  @Test
  void whoWasAwayTakesSeveralChangesInTheirOrder() throws Exception {
    nodes.three(true);
    NodeGroup.Running us = nodes.running.get(0);
    NodeGroup.Running jp = nodes.running.get(2);
    release(us, "jp");
    awaitAll(us, "jp", 1);
    stop(jp);
    act(us, "key-rotate");
    release(us, "jp");
    act(us, "key-rotate");
    us = again(us);
    release(us, "jp");
    NodeGroup.Running back = nodes.run("jp");
    awaitAll(us, "jp", 3);
    NodeGroup.Running sender = us;
    NodeGroup.await(() -> isKnownBy(back, sender));
    assertThat(known(back, "us").former()).hasSize(2);
  }

  /// Neither can be told without the other: the new certificate is named by the new key, and what
  /// is said of keys comes over a connection that shows the certificate.
  @Test
  void whoWasAwayTakesAnotherKeyAndAnotherCertificateAtOnce() throws Exception {
    nodes.three(false);
    NodeGroup.Running us = nodes.running.get(0);
    NodeGroup.Running jp = nodes.running.get(2);
    release(us, "jp");
    awaitAll(us, "jp", 1);
    stop(jp);
    JsonValue.Members atOnce = JsonValue.Members.NONE.with("days", new JsonValue.Numeral("0"));
    new NodeActions(us.node()).perform("key-rotate", atOnce);
    act(us, "key-tls");
    release(us, "jp");
    NodeGroup.Running back = nodes.run("jp");
    awaitAll(us, "jp", 2);
    NodeGroup.await(() -> isKnownBy(back, us));
    release(back, "us");
    awaitAll(back, "us", 1);
  }

  @Test
  void theOldKeyEndsWithTheOverlapAndTheLogGoesOn() throws Exception {
    Path clock = Files.writeString(folder.resolve("clock"), Instant.now().toString());
    NodeGroup.Running us = withClock(nodes, folder, "us", clock);
    NodeGroup.Running jp = withClock(nodes, folder, "jp", clock);
    NodeGroup.know(us, jp);
    NodeGroup.know(jp, us);
    release(us, "jp");
    awaitAll(us, "jp", 1);
    String old = us.vkey();
    act(us, "key-rotate");
    NodeGroup.await(() -> isKnownBy(jp, us));
    assertThat(lines(us)).filteredOn(line -> line.startsWith("— entente/us ")).hasSize(2);
    Files.writeString(clock, Instant.now().plus(Duration.ofDays(8)).toString());
    release(us, "jp");
    awaitAll(us, "jp", 2);
    assertThat(lines(us)).filteredOn(line -> line.startsWith("— entente/us ")).hasSize(1);
    assertThat(known(jp, "us").keys(jp.home().nowMicros())).hasSize(1);
    // The second signature of each head, which Japan knows from the node's own note.
    NodeGroup.await(() -> jp.node().partnerKeys().known("us").quantum() != null);
    assertThat(lines(us)).anyMatch(line -> line.length() > 3_000);
    Path out = folder.resolve("out");
    jp.store().logExport(jp.home().identity()).write(ORIGIN, out);
    assertThat(Files.readString(out.resolve("vkeys"))).contains(old.substring(0, 10));
    assertThat(Files.readAllLines(out.resolve("vkeys"))).anyMatch(line -> line.length() > 1_500);
    assertThat(LogFolder.verify(out).witnesses()).doesNotContain("entente/us");
  }

  private static List<String> lines(NodeGroup.Running us) {
    return us.node().outbox().checkpoint("jp").lines().toList();
  }

  @Test
  void aRevokedKeyStopsEverythingUntilPeopleCompare() throws Exception {
    nodes.three(true);
    NodeGroup.Running us = nodes.running.get(0);
    NodeGroup.Running jp = nodes.running.get(2);
    release(us, "jp");
    release(jp, "us");
    awaitAll(us, "jp", 1);
    awaitAll(jp, "us", 1);
    String stolen = us.vkey();
    act(us, "key-revoke");
    NodeGroup.await(() -> known(jp, "us").state() == Partner.State.COMPROMISED);
    release(us, "jp");
    release(jp, "us");
    Thread.sleep(500);
    assertThat(NodeGroup.received(jp, "us")).isEqualTo(1);
    assertThat(jp.node().outbox().standing("us").sent()).isEqualTo(1);
    assertThatThrownBy(
            () ->
                new NodeActions(jp.node())
                    .perform("partner-state", action("name", "us", "state", "active")))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> NodeGroup.know(jp, us)).isInstanceOf(Refusal.class);
    JsonValue.Members card =
        action("name", "us", "country", "USA", "url", us.url(), "vkey", us.vkey());
    new NodeActions(jp.node()).perform("partner", card.with("compared", JsonValue.of(true)));
    awaitAll(us, "jp", 2);
    assertThat(known(jp, "us").former().getFirst().vkey()).isEqualTo(stolen);
    assertThat(jp.node().inbox().standing(known(jp, "us")).fault()).isNull();
    NodeGroup.await(() -> us.node().partnerKeys().open("jp").isEmpty());
  }

  @Test
  void aNodeThatIsKilledWhileItChangesItsKeyHasOneOfTheTwo() throws Exception {
    NodeGroup.Running us = nodes.start("us", "USA", false);
    String first = us.vkey();
    Path home = folder.resolve("us");
    // Written, and not yet under its name.
    Files.writeString(home.resolve("keys.new"), "{\"keys\":[{\"statement\":\"half");
    Files.writeString(home.resolve("tls").resolve("node.p12.new"), "half");
    Files.writeString(home.resolve("tls").resolve("renewed"), "1\n");
    us = again(us);
    assertThat(us.vkey()).isEqualTo(first);
    act(us, "key-rotate");
    act(us, "key-tls");
    String second = us.vkey();
    assertThat(second).isNotEqualTo(first);
    us = again(us);
    assertThat(us.vkey()).isEqualTo(second);
    assertThat(us.home().identity().keys().statements()).hasSize(1);
    // A file that somebody changed opens no node.
    String kept = Files.readString(home.resolve("keys"));
    Files.writeString(home.resolve("keys"), kept.replaceFirst("\"next\":\"..", "\"next\":\"zz"));
    assertThatThrownBy(() -> NodeHome.open(home)).isInstanceOf(BadInput.class);
    Files.writeString(home.resolve("keys"), kept);
  }

  /// `-Dentente.kills=N`: a node that changes its key over and over is killed so often.
  @Test
  void killedAtAnyMomentNodesAgreeInTheEnd() throws Exception {
    int kills = Integer.getInteger("entente.kills", 1);
    try (NodeProcess us = new NodeProcess(folder.resolve("us"), "us", "USA", Map.of());
        NodeProcess jp = new NodeProcess(folder.resolve("jp"), "jp", "JPN", Map.of())) {
      us.start();
      jp.start();
      know(us, jp);
      know(jp, us);
      List<String> ever = new ArrayList<>(List.of(us.vkey()));
      for (int i = 0; i < kills; i++) {
        Thread killer = Thread.ofVirtual().start(() -> killLater(us));
        rotateUntilItEnds(us);
        killer.join();
        us.start();
        ever.add(NodeHome.open(us.folder()).identity().key().verifier().toString());
      }
      String now = ever.getLast();
      long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      String known = "";
      while (!known.equals(now) && System.nanoTime() < end) {
        Thread.sleep(200);
        known = vkey(jp);
      }
      assertThat(known).isEqualTo(now);
    }
  }

  private static void killLater(NodeProcess us) {
    try {
      Thread.sleep(300 + (int) (Math.random() * 300));
      us.kill();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void rotateUntilItEnds(NodeProcess us) throws InterruptedException {
    try {
      while (true) {
        us.send("/x/admin/key-rotate", "rotate", "{}");
        Thread.sleep(20);
      }
    } catch (IOException _) {
      // It was killed.
    }
  }

  private static void know(NodeProcess one, NodeProcess other) throws Exception {
    String body =
        "{\"name\":\"%s\",\"country\":\"%s\",\"url\":\"http://127.0.0.1:%d\",\"vkey\":\"%s\"}"
            .formatted(other.name, other.country(), other.port(), other.vkey());
    assertThat(one.send("/x/admin/partner", "know", body).statusCode()).isEqualTo(200);
  }

  private static String vkey(NodeProcess jp) throws Exception {
    String body = jp.send("/x/admin/partners", "list", "{}").body();
    JsonValue.Members all = (JsonValue.Members) JsonReader.parse("partners", body);
    return ((JsonValue.Members) all.items("partners").getFirst()).optional("vkey").orElse("");
  }

  @Test
  void aStatementOfSomebodyElseIsRefusedAndTold() throws Exception {
    nodes.three(true);
    NodeGroup.Running us = nodes.running.get(0);
    NodeGroup.Running kr = nodes.running.get(1);
    NodeGroup.Running jp = nodes.running.get(2);
    act(us, "key-rotate");
    KeyStatement said = us.home().identity().keys().statements().getFirst();
    byte[] note = said.note().toString().getBytes(UTF_8);
    // Korea shows Japan what the United States said: it is no statement of Korea's.
    assertThat(jp.node().partnerKeys().hear("kr", note))
        .isEqualTo(new org.entente.exchange.store.PartnerKeys.Answer.KnownBy(kr.vkey()));
    assertThat(known(jp, "kr").vkey()).isEqualTo(kr.vkey());
    assertThatThrownBy(() -> jp.node().partnerKeys().hear("us", "x".getBytes(UTF_8)))
        .isInstanceOf(Refusal.class);
    assertThat(jp.node().audit().head().number()).isPositive();
  }
}
