package org.entente.app.server.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.entente.app.server.Node;
import org.entente.app.server.Route;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.Checkpoint;
import org.entente.exchange.log.EntryBundle;
import org.entente.exchange.log.LogEntry;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.log.TilePath;
import org.entente.exchange.log.TileTree;
import org.entente.exchange.store.Inbox;
import org.entente.exchange.store.Partner;
import org.jspecify.annotations.Nullable;

/// Brings our copy of a partner's log up to date and cosigns it. Everything is checked before it
/// is kept: the checkpoint's signature, each object's hash, and the root over all entries.
public final class PartnerFetch {
  private static final int WAIT_SECONDS = 20;
  private static final int AT_ONCE = 8;
  private static final int LONGEST_OBJECT = 128 << 20;
  private static final int LONGEST_BUNDLE = TilePath.FULL * (2 + EntryBundle.LONGEST);
  private static final long FAULT_PAUSE = 5_000;

  private final Node node;
  private final Partner partner;
  private final PartnerLink link;
  private final String base;
  private long cosigned = -1;
  private boolean isSuspect;

  /// The partner tells nothing by itself, or its way of telling broke off.
  private boolean isDeaf;

  PartnerFetch(Node node, Partner partner, PartnerLink link) {
    this.node = node;
    this.partner = partner;
    this.link = link;
    this.base = "/log/" + node.home().settings().name() + "/";
  }

  /// Catches up, then listens while the partner tells; where it doesn't, waits and asks.
  void once() throws IOException, InterruptedException {
    Inbox.Standing standing = node.inbox().standing(partner);
    if (standing.fault() != null) {
      Thread.sleep(FAULT_PAUSE);
      return;
    }
    boolean isUpToDate = cosigned == standing.size() && standing.held() == standing.size();
    if (isUpToDate && !isDeaf) {
      isDeaf = !new PartnerStream(this, link, base).listen(standing.size());
      return;
    }
    boolean waits = isUpToDate && isDeaf;
    isDeaf = false;
    fetch(standing, waits ? WAIT_SECONDS : 0);
  }

  private void fetch(Inbox.Standing standing, int seconds)
      throws IOException, InterruptedException {
    long after = cosigned < standing.size() ? -1 : standing.size();
    PartnerLink.Reply reply =
        link.get(base + "checkpoint?after=" + after + "&wait=" + seconds, SignedNote.LONGEST);
    if (!reply.isThere()) {
      throw new IOException("it does not give us its log: status " + reply.status());
    }
    SignedNote note = SignedNote.parse(partner.name(), reply.body());
    Checkpoint checkpoint = node.inbox().verified(partner, note);
    long held = standing.held();
    while (held < checkpoint.size()) {
      held = take(held, checkpoint.size());
    }
    settle(standing, note, checkpoint);
  }

  /// What the partner told by itself: entries behind what is held, with their objects. Gives
  /// whether there is more to hear.
  boolean told(PartnerStream.Told told) throws IOException, InterruptedException {
    node.setSkew(partner.name(), told.now() - node.home().nowMicros());
    SignedNote note = SignedNote.parse(partner.name(), told.checkpoint());
    Checkpoint checkpoint = node.inbox().verified(partner, note);
    Inbox.Standing standing = node.inbox().standing(partner);
    if (told.from() != standing.held() || standing.fault() != null) {
      return false;
    }
    List<Inbox.Arrived> arrived = new ArrayList<>();
    for (int i = 0; i < told.bodies().size(); i++) {
      String source = partner.name() + " entry " + (told.from() + i);
      byte[] object = told.objects().get(i).orElse(null);
      arrived.add(arrived(source, told.bodies().get(i), object));
    }
    long held = node.inbox().take(partner, told.from(), arrived);
    if (held >= checkpoint.size()) {
      settle(standing, note, checkpoint);
      return cosigned == held;
    }
    return true;
  }

  /// It answers, and may say nothing for long.
  void reached() {
    node.setTrouble(partner.name(), null);
  }

  void setSkew(long itsNow) {
    node.setSkew(partner.name(), itsNow - node.home().nowMicros());
  }

  private void settle(Inbox.Standing standing, SignedNote note, Checkpoint checkpoint)
      throws IOException, InterruptedException {
    conclude(note, checkpoint);
    long size = node.inbox().standing(partner).size();
    if (size > standing.size()) {
      Map<String, JsonValue> news = new LinkedHashMap<>();
      news.put("from", JsonValue.of(partner.name()));
      news.put("size", JsonValue.of(size));
      node.events().publish("received", new JsonValue.Members(news), Route.RECEIVED);
    }
  }

  private void conclude(SignedNote note, Checkpoint checkpoint)
      throws IOException, InterruptedException {
    Inbox.Standing now = node.inbox().standing(partner);
    boolean isKnown =
        checkpoint.size() == now.size()
            && node.inbox().note(partner).filter(one -> one.text().equals(note.text())).isPresent();
    if (!isKnown && !node.inbox().isProven(partner, checkpoint)) {
      // What was garbled on its way must accuse nobody: ask once more for what no checkpoint
      // covers.
      if (!isSuspect && node.inbox().dropUnproven(partner)) {
        isSuspect = true;
        return;
      }
    }
    if (!isKnown) {
      boolean isOdd = !node.inbox().isProven(partner, checkpoint);
      TileTree its = isOdd ? new TileTree(checkpoint.size(), path -> tile(path)) : null;
      now = node.inbox().conclude(partner, note, checkpoint, its);
      // A request was answered with a receipt, which somebody may wait for.
      node.bell().ring();
      isSuspect = false;
    }
    if (now.fault() == null && cosigned < checkpoint.size()) {
      cosign(checkpoint);
    }
  }

  /// Of the partner's own tree, which must explain what it signed.
  private byte[] tile(TilePath path) throws IOException {
    try {
      PartnerLink.Reply reply = link.get(base + path, TilePath.FULL * Merkle.HASH);
      if (!reply.isThere()) {
        throw new IOException("it does not give us " + path + ": status " + reply.status());
      }
      return reply.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private void cosign(Checkpoint checkpoint) throws IOException, InterruptedException {
    String text = checkpoint.text();
    String note = text + "\n" + node.home().identity().cosignature(text, node.home().nowMicros());
    if (checkpoint.size() > 0) {
      PartnerLink.Reply reply = link.post(base + "cosignature", note.getBytes(UTF_8));
      if (!reply.isThere()) {
        throw new IOException("it does not take our receipt: status " + reply.status());
      }
    }
    cosigned = checkpoint.size();
  }

  /// One tile's worth of entries with their objects.
  private long take(long held, long size) throws IOException, InterruptedException {
    long tile = held / TilePath.FULL;
    int width = TilePath.width(TilePath.ENTRIES, tile, size);
    String path = new TilePath(TilePath.ENTRIES, tile, width).toString();
    PartnerLink.Reply reply = link.get(base + path, LONGEST_BUNDLE);
    if (!reply.isThere()) {
      throw new IOException("it does not give us " + path + ": status " + reply.status());
    }
    List<byte[]> bodies = EntryBundle.parse(partner.name() + " " + path, reply.body(), width);
    List<byte[]> wanted = bodies.subList((int) (held % TilePath.FULL), bodies.size());
    return node.inbox().take(partner, held, arrived(held, wanted));
  }

  private List<Inbox.Arrived> arrived(long from, List<byte[]> bodies)
      throws IOException, InterruptedException {
    List<Future<Inbox.Arrived>> futures = new ArrayList<>();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      for (int i = 0; i < bodies.size(); i++) {
        byte[] body = bodies.get(i);
        String source = partner.name() + " entry " + (from + i);
        futures.add(threads.submit(() -> arrived(source, body, null)));
      }
      List<Inbox.Arrived> all = new ArrayList<>(bodies.size());
      for (Future<Inbox.Arrived> one : futures) {
        all.add(one.get());
      }
      return all;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BadInput bad) {
        throw bad;
      }
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
  }

  /// @param object its bytes where they came along; null to ask for them
  private Inbox.Arrived arrived(String source, byte[] body, byte @Nullable [] object)
      throws IOException, InterruptedException {
    LogEntry entry = LogEntry.parse(source, body);
    return switch (entry.action()) {
      case REVOKE -> new Inbox.Arrived(entry, body, null, null);
      case RELEASE -> {
        if (object != null) {
          yield ArrivedCheck.checked(source, entry, body, object);
        }
        PartnerLink.Reply reply =
            link.get(base + "objects/" + entry.sha256() + ".json", LONGEST_OBJECT);
        if (reply.status() == 404) {
          yield new Inbox.Arrived(entry, body, null, "it isn't given any more");
        }
        if (!reply.isThere()) {
          throw new IOException(source + ": status " + reply.status() + " for its object");
        }
        yield ArrivedCheck.checked(source, entry, body, reply.body());
      }
    };
  }
}
