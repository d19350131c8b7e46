package org.entente.app.server.overlap;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.entente.app.server.Beat;
import org.entente.app.server.Node;
import org.entente.app.server.Route;
import org.entente.app.server.home.OverlapFolder;
import org.entente.app.server.home.OverlapFolder.Kind;
import org.entente.app.server.partner.PartnerLink;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.overlap.MalformedElement;
import org.entente.exchange.overlap.Mode;
import org.entente.exchange.overlap.Pledge;
import org.entente.exchange.overlap.Sheets;
import org.entente.exchange.overlap.SumQuestion;
import org.entente.exchange.store.Audit;
import org.entente.exchange.store.Comparison;
import org.entente.exchange.store.Comparison.State;
import org.entente.exchange.store.Partner;
import org.entente.exchange.store.StorageFailure;
import org.entente.exchange.taxii.Refusal;
import org.jspecify.annotations.Nullable;

/// Brings comparisons forward, one thread a partner: makes our sheets, fetches the partner's, asks,
/// reads, ends what is over. After a stop each goes on with the sheet at which it was.
public final class OverlapRun implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(500);

  /// With the pauses between them about ten seconds: a bad wire is not mended in a second.
  private static final int MOST_ATTEMPTS = 7;

  private static final long SHORTEST_PAUSE = 200;
  private static final long LONGEST_PAUSE = 5_000;

  private final Node node;
  private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
  private final Map<String, Thread> running = new HashMap<>();
  private final Beat beat;

  /// What was open at the last look; null before the first.
  private @Nullable Set<String> before;

  public OverlapRun(Node node) {
    this.node = node;
    this.beat = new Beat(node, "overlaps", this::watch);
  }

  public void start() {
    beat.start();
  }

  private void watch() throws InterruptedException {
    long seen = node.bell().count();
    before =
        cleaned(
            before == null
                ? node.overlaps().all().stream().map(Comparison::id).collect(Collectors.toSet())
                : before);
    running.values().removeIf(thread -> !thread.isAlive());
    for (Comparison one : node.overlaps().open()) {
      if (isToDo(one)) {
        running.computeIfAbsent(
            one.partner(),
            partner -> Thread.ofVirtual().name("overlap " + partner).start(() -> partner(partner)));
      }
    }
    node.bell().await(seen, LOOK);
  }

  /// Takes away the sheets of what is over since the last look. Gives what is open now.
  private Set<String> cleaned(Set<String> earlier) {
    Set<String> open =
        node.overlaps().open().stream().map(Comparison::id).collect(Collectors.toSet());
    for (String id : earlier) {
      if (!open.contains(id)) {
        try {
          clean(id);
        } catch (IOException e) {
          String what = id + ": " + e.getMessage();
          node.audit()
              .append(new Audit.Act("", "node", "", "removal of a comparison", what, "failed"));
        }
      }
    }
    return open;
  }

  private boolean isToDo(Comparison one) {
    return one.state() == State.PREPARING
        || one.state() == State.AGREEING
        || one.isToLearn()
        || isOver(one);
  }

  private boolean isOver(Comparison one) {
    return node.home().nowMicros() >= one.terms().ends();
  }

  /// All that can be done with one partner now.
  private void partner(String name) {
    Partner partner = node.partners().named(name).orElseThrow();
    long pause = SHORTEST_PAUSE;
    try (PartnerLink link = PartnerLink.of(node, partner)) {
      boolean isThere = true;
      while (isThere && !node.isEnding() && !Thread.currentThread().isInterrupted()) {
        isThere = false;
        for (Comparison one : node.overlaps().open()) {
          if (one.partner().equals(name) && isToDo(one)) {
            isThere = true;
            pause = step(one, link) ? SHORTEST_PAUSE : Math.min(LONGEST_PAUSE, pause * 2);
          }
        }
        if (isThere && pause > SHORTEST_PAUSE) {
          Thread.sleep(pause);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (StorageFailure e) {
      node.storeState().failed(e);
    }
  }

  /// Gives whether it came forward; else it is tried again later.
  private boolean step(Comparison one, PartnerLink link) throws InterruptedException {
    try {
      if (isOver(one)) {
        stop(one, "its time is over");
      } else if (one.state() == State.PREPARING || one.state() == State.AGREEING) {
        tell(node.overlaps().pledge(one.id(), new OverlapSide(node, one).prepare()));
      } else {
        meet(link);
        learn(one, link);
      }
      return true;
    } catch (IOException e) {
      link.forget();
      return false;
    } catch (Refusal _) {
      // Nothing leaves for a partner that is suspended: its time comes when it is back.
      return false;
    } catch (MalformedElement e) {
      return again(one, String.valueOf(e.getMessage()));
    } catch (BadInput e) {
      stop(one, String.valueOf(e.getMessage()));
      return true;
    }
  }

  /// Whoever answers there may be another, or the wire bad: neither ends a comparison.
  private static void meet(PartnerLink link) throws IOException, InterruptedException {
    try {
      link.know();
    } catch (BadInput e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /// What was garbled on its way must accuse nobody: what the partner answered is asked for again,
  /// a few times.
  private boolean again(Comparison one, String reason) {
    if (attempts.merge(one.id(), 1, Integer::sum) >= MOST_ATTEMPTS) {
      stop(one, reason);
      return true;
    }
    try {
      node.home().overlap(one.id()).drop(Kind.ANSWER);
    } catch (IOException _) {
      // Tried again at the next attempt.
    }
    return false;
  }

  /// The partner hears that, not why: the reason may tell of our items.
  private void stop(Comparison one, String reason) {
    try {
      tell(node.overlaps().stop(one.id(), "ended by the node", reason));
      node.home().overlap(one.id()).clear(false);
    } catch (Refusal | IOException _) {
      // Over already, or looked after at the next beat.
    }
  }

  private void tell(Comparison one) {
    tell(node, one);
  }

  /// Tells whoever watches, and wakes what goes on with it.
  static void tell(Node node, Comparison one) {
    Map<String, JsonValue> news = new LinkedHashMap<>();
    news.put("id", JsonValue.of(one.id()));
    news.put("state", JsonValue.of(one.state().word()));
    node.events().publish("overlap", new JsonValue.Members(news), Route.OVERLAP_LIST);
    node.bell().ring();
  }

  private void learn(Comparison one, PartnerLink link)
      throws IOException, InterruptedException, MalformedElement {
    OverlapFolder folder = node.home().overlap(one.id());
    OverlapSide side = new OverlapSide(node, one);
    String base = "/overlap/" + one.id() + "/";
    Pledge.Answering theirs = one.theirs().flatMap(Pledge::answers).orElseThrow();
    for (int i = 0; i < theirs.sheets().size(); i++) {
      String hash = theirs.sheets().get(i);
      if (side.tags(Kind.THEIRS, i, hash).isEmpty()) {
        byte[] sheet = reply(link.get(base + "tags/" + i, Sheets.TAGS * OverlapSide.ELEMENT));
        if (!Sheets.hash(sheet).equals(hash)) {
          throw new MalformedElement("sheet " + i + " of its tags is not the one it pledged");
        }
        side.putTheirs(i, sheet);
      }
    }
    switch (one.terms().mode()) {
      case ITEMS, COUNT -> ask(one, link, folder, base);
      case SUM -> askSum(one, link, folder, base);
    }
    JsonValue.Members result = side.learn();
    tell(node.overlaps().learnt(one.id(), result, side.transcript()));
  }

  private void ask(Comparison one, PartnerLink link, OverlapFolder folder, String base)
      throws IOException, InterruptedException, MalformedElement {
    Pledge.Asking asked = one.pledge().flatMap(Pledge::asks).orElseThrow();
    boolean isTogether = one.terms().mode() != Mode.ITEMS;
    int longest = Sheets.ITEMS * OverlapSide.ELEMENT + OverlapSide.PROOF;
    for (int i = 0; i < asked.sheets().size(); i++) {
      if (folder.sheet(Kind.ANSWER, i).isEmpty()) {
        byte[] reply = post(link, base, i, question(one, folder, asked, i), longest);
        if (!isTogether) {
          keep(folder, asked, i, reply);
        }
      }
    }
    for (int i = 0; isTogether && i < asked.sheets().size(); i++) {
      if (folder.sheet(Kind.ANSWER, i).isEmpty()) {
        keep(folder, asked, i, reply(link.get(base + "answer/" + i, longest)));
      }
    }
  }

  /// All sheets of the question, the partner's own masked once more, then the one answer. What was
  /// sent already is sent again: it does nothing.
  private void askSum(Comparison one, PartnerLink link, OverlapFolder folder, String base)
      throws IOException, InterruptedException, MalformedElement {
    if (folder.sheet(Kind.ANSWER, 0).isPresent()) {
      return;
    }
    Pledge.Asking asked = one.pledge().flatMap(Pledge::asks).orElseThrow();
    int sheets = asked.sheets().size();
    for (int i = 0; i < sheets; i++) {
      post(link, base, i, question(one, folder, asked, i), 0);
    }
    List<byte[]> again = new OverlapSide(node, one).again();
    for (int i = 0; i < again.size(); i++) {
      post(link, base, sheets + i, again.get(i), 0);
    }
    folder.put(Kind.ANSWER, 0, reply(link.get(base + "answer/0", SumQuestion.ANSWER)));
  }

  private byte[] question(Comparison one, OverlapFolder folder, Pledge.Asking asked, int sheet)
      throws IOException, MalformedElement {
    String hash = asked.sheets().get(sheet);
    Optional<byte[]> bytes = folder.sheet(Kind.QUESTION, sheet, hash);
    if (bytes.isEmpty()) {
      // Damaged: it follows from the items.
      new OverlapSide(node, one).prepare();
      bytes = folder.sheet(Kind.QUESTION, sheet, hash);
    }
    return bytes.orElseThrow(() -> new MalformedElement("our items changed"));
  }

  private static byte[] post(PartnerLink link, String base, int sheet, byte[] bytes, int longest)
      throws IOException, InterruptedException, MalformedElement {
    String target = base + "ask/" + sheet + "?sha256=" + Sheets.hash(bytes);
    return reply(link.post(target, bytes, longest));
  }

  private static void keep(OverlapFolder folder, Pledge.Asking asked, int sheet, byte[] reply)
      throws IOException, MalformedElement {
    OverlapSide.read(reply, Sheets.width(asked.count(), Sheets.ITEMS, sheet));
    folder.put(Kind.ANSWER, sheet, reply);
  }

  /// What a partner says no to for good ends the comparison; what it can't yet do doesn't.
  private static byte[] reply(PartnerLink.Reply reply) throws IOException, MalformedElement {
    if (reply.isThere()) {
      return reply.body();
    }
    boolean isFinal = List.of(400, 403, 409, 413, 422).contains(reply.status());
    String reason = "the partner answers with status " + reply.status();
    if (isFinal) {
      throw new MalformedElement(reason);
    }
    throw new IOException(reason);
  }

  private void clean(String id) throws IOException {
    Optional<Comparison> now = node.overlaps().of(id);
    if (now.isPresent() && !now.get().state().isOpen()) {
      node.home().overlap(id).clear(now.get().state() == State.DONE);
    }
  }

  @Override
  public void close() {
    beat.close();
    Beat.end(running.values());
  }
}
