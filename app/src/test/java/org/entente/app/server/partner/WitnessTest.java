package org.entente.app.server.partner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entente.app.server.MadeObjects.indicator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.server.MadeObjects;
import org.entente.app.server.NodeGroup;
import org.entente.app.server.command.partner.LogProof;
import org.entente.app.server.home.BackupFolder;
import org.entente.base.BadInput;
import org.entente.exchange.log.Checkpoint;
import org.entente.exchange.log.Frontier;
import org.entente.exchange.log.InclusionProof;
import org.entente.exchange.log.LogFolder;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.log.SigningKey;
import org.entente.exchange.log.WitnessRequest;
import org.entente.exchange.stix.Tlp;
import org.entente.exchange.store.LogProofs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Partners watch each other's logs, also those that aren't for them.
class WitnessTest {
  private static final String ORIGIN = "entente/us/released/jp";

  @TempDir private Path folder;
  private NodeGroup nodes;
  private NodeGroup.Running us;
  private NodeGroup.Running kr;
  private NodeGroup.Running jp;

  @BeforeEach
  void open() throws Exception {
    nodes = new NodeGroup(folder);
    nodes.three(true);
    us = nodes.running.get(0);
    kr = nodes.running.get(1);
    jp = nodes.running.get(2);
  }

  @AfterEach
  void close() {
    nodes.close();
  }

  private void release(NodeGroup.Running by, int number, String name) throws Exception {
    String bundle = MadeObjects.bundle(List.of(indicator(number, name, Tlp.GREEN.id())));
    nodes.ask(by, "/x/releases", "{\"to\":[\"jp\"],\"bundle\":" + bundle + "}");
  }

  private List<LogProofs.Contradiction> contradictions(NodeGroup.Running at) {
    return at.store().proofs().contradictions();
  }

  @Test
  void theThirdCountryCosignsALogThatIsForTheSecond() throws Exception {
    release(us, 1, "Canary-between-two");
    NodeGroup.await(() -> NodeGroup.acknowledged(us, "jp") == 1);
    NodeGroup.await(() -> us.node().outbox().checkpoint("jp").contains("— entente/kr "));
    Path out = folder.resolve("out");
    us.store().logExport(us.home().identity()).write(ORIGIN, out);
    assertThat(LogFolder.verify(out).witnesses()).containsExactly("entente/jp", "entente/kr");
    assertThat(kr.node().witness().seen(ORIGIN).orElseThrow().size()).isEqualTo(1);
    assertThat(nodes.holds(folder.resolve("kr"), "Canary-between-two")).isFalse();
    release(us, 2, "more");
    NodeGroup.await(() -> kr.node().witness().seen(ORIGIN).orElseThrow().size() == 2);

    InclusionProof proof = us.store().proofs().inclusion(ORIGIN, 1);
    Path file = Files.writeString(folder.resolve("entry.proof"), proof.toString());
    Map<String, Object> told = new LinkedHashMap<>();
    LogProof.verify(file, List.of(us.vkey(), jp.vkey(), kr.vkey()), told);
    assertThat(told).containsEntry("proves", "entry").containsEntry("index", 1L);
    assertThatThrownBy(() -> LogProof.verify(file, List.of(kr.vkey()), new LinkedHashMap<>()))
        .isInstanceOf(BadInput.class);
  }

  /// As us would sign it, had it another history.
  private WitnessRequest forged(long old, int size) {
    Frontier frontier = Frontier.empty();
    for (int i = 0; i < size; i++) {
      frontier.append(Merkle.leaf(("other " + i).getBytes(UTF_8)), (_, _, _) -> {});
    }
    String text = Checkpoint.of(ORIGIN, frontier).text();
    SigningKey key = us.home().identity().key();
    String note = text + "\n" + key.named(ORIGIN).line(text);
    return new WitnessRequest(old, List.of(), SignedNote.parse("forged", note.getBytes(UTF_8)));
  }

  private PartnerLink.Reply show(WitnessRequest request) throws Exception {
    try (PartnerLink link =
        new PartnerLink(
            us.node().partners().named("kr").orElseThrow(), us.home().identity().key())) {
      return link.post("/witness/add-checkpoint", request.toString().getBytes(UTF_8));
    }
  }

  @Test
  void aLogThatShowsItsWitnessAnotherHistoryIsFoundOutAndAnybodyCanCheckIt() throws Exception {
    assertThat(show(forged(0, 1)).status()).isEqualTo(200);
    release(us, 1, "one");
    release(us, 2, "two");
    NodeGroup.await(() -> contradictions(jp).stream().anyMatch(one -> one.proof() != null));
    LogProofs.Contradiction found = contradictions(jp).getFirst();
    assertThat(found.reason()).contains("showed a witness another log at 1 entries");
    Path file = Files.writeString(folder.resolve("fork.json"), found.proof());
    Map<String, Object> told = new LinkedHashMap<>();
    LogProof.verify(file, List.of(us.vkey()), told);
    assertThat(told).containsEntry("proves", "fork").containsEntry("origin", ORIGIN);
    assertThatThrownBy(() -> LogProof.verify(file, List.of(kr.vkey()), new LinkedHashMap<>()))
        .isInstanceOf(BadInput.class);
    // From then on nothing more is taken from that log.
    release(us, 3, "three");
    Thread.sleep(300);
    assertThat(NodeGroup.received(jp, "us")).isLessThan(3);
  }

  @Test
  void aWitnessGoesForwardOnly() throws Exception {
    assertThat(show(forged(0, 2)).status()).isEqualTo(200);
    PartnerLink.Reply again = show(forged(0, 3));
    assertThat(again.status()).isEqualTo(409);
    assertThat(new String(again.body(), UTF_8)).isEqualTo("2\n");
    assertThat(show(forged(2, 3)).status()).isEqualTo(422);
    assertThat(show(forged(3, 2)).status()).isEqualTo(400);
    SigningKey stranger = new SigningKey(ORIGIN, new byte[32]);
    String text = forged(0, 2).checkpoint().text();
    SignedNote note = SignedNote.parse("note", (text + "\n" + stranger.line(text)).getBytes(UTF_8));
    assertThat(show(new WitnessRequest(2, List.of(), note)).status()).isEqualTo(403);
    assertThat(contradictions(kr)).hasSize(1);
  }

  @Test
  void aRewrittenHistoryIsProvenByItsTwoCheckpoints() throws Exception {
    release(us, 1, "one");
    NodeGroup.await(() -> NodeGroup.acknowledged(us, "jp") == 1);
    Path copy = folder.resolve("copy");
    new BackupFolder(copy).write(folder.resolve("us"));
    release(us, 2, "two");
    release(us, 3, "three");
    NodeGroup.await(() -> NodeGroup.received(jp, "us") == 3);
    us.close();
    nodes.running.remove(us);
    try (var files = Files.walk(folder.resolve("us"))) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
    new BackupFolder(copy).restore(folder.resolve("us"));
    us = nodes.run("us");
    release(us, 4, "instead of two");
    NodeGroup.await(() -> !contradictions(jp).isEmpty());
    assertThat(NodeGroup.received(jp, "us")).isEqualTo(3);
    LogProofs.Contradiction found = contradictions(jp).getLast();
    Path file = Files.writeString(folder.resolve("fork.json"), found.proof());
    Map<String, Object> told = new LinkedHashMap<>();
    LogProof.verify(file, List.of(us.vkey()), told);
    assertThat(told).containsEntry("proves", "fork");
  }
}
