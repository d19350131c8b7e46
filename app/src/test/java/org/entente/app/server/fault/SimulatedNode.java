package org.entente.app.server.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.app.server.partner.ArrivedCheck;
import org.entente.exchange.log.Checkpoint;
import org.entente.exchange.log.LogEntry;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.log.SigningKey;
import org.entente.exchange.store.Identity;
import org.entente.exchange.store.Inbox;
import org.entente.exchange.store.NodeStore;
import org.entente.exchange.store.Outbox;
import org.entente.exchange.store.Partner;
import org.entente.exchange.store.Surroundings;
import org.entente.exchange.store.Witness;

/// A node of [AllianceSimulationTest]: the real store on a folder in memory, its clock and its
/// randomness from outside.
final class SimulatedNode implements Surroundings {
  final String name;
  final Identity identity;
  private final AllianceSimulationTest world;
  private final Path folder;
  private final long skewMicros;
  private NodeStore store;

  /// Which life of the node this is: what was under way in the one before is lost.
  int life;

  /// What only memory holds: by partner, what is sent, cosigned, suspected, cosigned by others.
  final Map<String, Long> sent = new HashMap<>();
  private final Map<String, Long> cosigned = new HashMap<>();
  private final Map<String, Boolean> suspect = new HashMap<>();
  final Map<String, Long> witnessed = new HashMap<>();

  SimulatedNode(
      AllianceSimulationTest world, Path folder, String name, String country, long skewMicros)
      throws IOException {
    this.world = world;
    this.name = name;
    this.skewMicros = skewMicros;
    this.folder = Files.createDirectories(folder);
    SigningKey key = new SigningKey("entente/" + name, Merkle.sha256(name.getBytes(UTF_8)));
    identity = new Identity(name, country, key);
    store = NodeStore.open(file(0), this);
  }

  private Path file(int number) {
    return folder.resolve("node-" + number + ".db");
  }

  @Override
  public long nowMicros() {
    return world.nowMicros() + skewMicros;
  }

  @Override
  public String uuid(String purpose, long number) {
    return UUID.nameUUIDFromBytes((name + purpose + number).getBytes(UTF_8)).toString();
  }

  void know(SimulatedNode other) {
    String vkey = other.identity.key().verifier().toString();
    store
        .partners(identity)
        .put(
            new Partner(
                other.name,
                other.identity.country(),
                "https://" + other.name,
                vkey,
                Partner.State.ACTIVE));
  }

  NodeStore store() {
    return store;
  }

  Outbox outbox() {
    return store.outbox(identity);
  }

  Inbox inbox() {
    return store.inbox(identity);
  }

  Witness witness() {
    return store.witness(identity);
  }

  Partner partner(String other) {
    return store.partners(identity).named(other).orElseThrow();
  }

  /// The node is killed: what lies in its files at this instant is all that the next life has.
  void crash() throws IOException {
    life++;
    for (String suffix : List.of("", "-wal")) {
      Path from = Path.of(file(life - 1) + suffix);
      if (Files.exists(from)) {
        Files.copy(from, Path.of(file(life) + suffix));
      }
    }
    store.close();
    Files.deleteIfExists(file(life - 1));
    store = NodeStore.open(file(life), this);
    cosigned.clear();
    suspect.clear();
    witnessed.clear();
    sent.replaceAll((other, _) -> outbox().standing(other).sent());
  }

  void close() throws IOException {
    store.close();
  }

  /// What came of a partner's log: taken and concluded as by [PartnerFetch]. Gives the note that
  /// acknowledges it; empty when there is nothing to acknowledge yet.
  Optional<byte[]> hear(String sender, long from, Outbox.Fresh fresh) throws IOException {
    Partner partner = partner(sender);
    Inbox inbox = inbox();
    SignedNote note = SignedNote.parse(sender, fresh.checkpoint().getBytes(UTF_8));
    Checkpoint checkpoint = Checkpoint.verified(sender, note, inbox.key(partner));
    if (inbox.standing(partner).held() != from) {
      return Optional.empty();
    }
    List<Inbox.Arrived> arrived = new ArrayList<>();
    for (int i = 0; i < fresh.bodies().size(); i++) {
      byte[] body = fresh.bodies().get(i);
      LogEntry entry = LogEntry.parse(sender, body);
      Optional<String> object = fresh.objects().get(i);
      if (entry.action() == LogEntry.Action.REVOKE) {
        arrived.add(new Inbox.Arrived(entry, body, null, null));
      } else if (object.isEmpty()) {
        arrived.add(new Inbox.Arrived(entry, body, null, "it isn't given any more"));
      } else {
        arrived.add(ArrivedCheck.checked(sender, entry, body, object.get().getBytes(UTF_8)));
      }
    }
    long held = inbox.take(partner, from, arrived);
    if (held < checkpoint.size()) {
      return Optional.empty();
    }
    if (!inbox.isProven(partner, checkpoint)
        && !suspect.getOrDefault(sender, false)
        && inbox.dropUnproven(partner)) {
      suspect.put(sender, true);
      return Optional.empty();
    }
    Inbox.Standing now = inbox.conclude(partner, note, checkpoint, null);
    if (now.fault() != null) {
      throw new AssertionError(name + " doesn't believe " + sender + ": " + now.fault());
    }
    String text = checkpoint.text();
    String line = identity.key().cosignatureLine(text, nowMicros() / 1_000_000);
    return Optional.of((text + "\n" + line).getBytes(UTF_8));
  }

  /// The sender says that it has our receipt; a receipt may be lost, and is then given again.
  void taken(String sender, long size) {
    cosigned.merge(sender, size, Math::max);
  }

  /// The size that a note of a checkpoint is about, its second line.
  static long size(byte[] note) {
    return Long.parseLong(new String(note, UTF_8).lines().skip(1).findFirst().orElseThrow());
  }

  boolean isAllCosigned(String sender) {
    return cosigned.getOrDefault(sender, -1L) == inbox().standing(partner(sender)).size();
  }
}
