package org.entente.app.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.entente.app.server.OverlapFolder.Kind;
import org.entente.exchange.overlap.MalformedElement;
import org.entente.exchange.overlap.Mode;
import org.entente.exchange.overlap.Pledge;
import org.entente.exchange.overlap.Sheets;
import org.entente.exchange.store.Comparison;
import org.entente.exchange.store.Partner;
import org.entente.exchange.taxii.Refusal;

/// Where a partner's node gets the sheets of a comparison that both sides agreed to. It gets
/// nothing whose hash doesn't stand in both logs: no other question, no second one, nothing once
/// the time is over or the budget spent. A sheet that comes again gets the answer it got.
final class OverlapDoor {
  private static final int PREFIX = "/overlap/".length();

  private final Node node;

  /// Answering takes all cores: one sheet after the other.
  private final Lock computing = new ReentrantLock();

  OverlapDoor(Node node) {
    this.node = node;
  }

  private record At(Comparison comparison, int sheet) {}

  Answer answer(Route route, Asked asked) {
    At at = at(asked);
    try {
      return switch (route) {
        case OVERLAP_TAGS -> tags(at);
        case OVERLAP_ASK -> ask(at, asked);
        case OVERLAP_ANSWER -> answered(at);
        default -> throw Refusal.notFound();
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedElement e) {
      throw stopped(at.comparison(), String.valueOf(e.getMessage()));
    }
  }

  /// Whatever a partner has no right to is as if it weren't there.
  private At at(Asked asked) {
    if (!(asked.who() instanceof Who.PartnerNode asking)) {
      throw Refusal.notFound();
    }
    String[] parts = asked.path().substring(PREFIX).split("/", -1);
    if (node.partners().named(asking.partner()).filter(Partner::isActive).isEmpty()) {
      throw Refusal.notFound();
    }
    Comparison comparison =
        node.overlaps()
            .of(parts[0])
            .filter(one -> one.partner().equals(asking.partner()))
            .filter(one -> one.isServed(node.home().nowMicros()))
            .orElseThrow(Refusal::notFound);
    if (!parts[2].matches("0|[1-9][0-9]{0,5}")) {
      throw Refusal.notFound();
    }
    if (node.overlaps().spent(asking.partner()) > node.home().settings().overlapBudget()) {
      throw new Refusal(403, "Forbidden", "The budget is spent");
    }
    return new At(comparison, Integer.parseInt(parts[2]));
  }

  /// What no honest partner sends ends the comparison.
  private Refusal stopped(Comparison comparison, String reason) {
    OverlapRun.tell(node, node.overlaps().stop(comparison.id(), "a sheet was malformed", reason));
    return new Refusal(422, "Unprocessable", reason);
  }

  private static String hash(List<String> sheets, int sheet) {
    if (sheet >= sheets.size()) {
      throw Refusal.notFound();
    }
    return sheets.get(sheet);
  }

  private Answer tags(At at) throws IOException {
    List<String> sheets =
        at.comparison()
            .pledge()
            .flatMap(Pledge::answers)
            .map(Pledge.Answering::sheets)
            .orElseThrow(Refusal::notFound);
    String hash = hash(sheets, at.sheet());
    OverlapFolder folder = node.home().overlap(at.comparison().id());
    Optional<byte[]> sheet = folder.sheet(Kind.TAGS, at.sheet(), hash);
    if (sheet.isEmpty()) {
      computing.lock();
      try {
        // Damaged: it follows from the items.
        new OverlapSide(node, at.comparison()).prepare();
      } finally {
        computing.unlock();
      }
      sheet = folder.sheet(Kind.TAGS, at.sheet(), hash);
    }
    return Answer.bytes(
        sheet.orElseThrow(() -> new Refusal(503, "Unavailable", "The sheet is damaged")));
  }

  private static List<String> theirQuestion(At at) {
    return at.comparison()
        .theirs()
        .flatMap(Pledge::asks)
        .map(Pledge.Asking::sheets)
        .orElseThrow(Refusal::notFound);
  }

  private Answer ask(At at, Asked asked) throws IOException, MalformedElement {
    String hash = hash(theirQuestion(at), at.sheet());
    byte[] sheet = asked.body().read(Sheets.ITEMS * OverlapSide.ELEMENT);
    boolean isIt = Sheets.hash(sheet).equals(hash) && asked.one("sha256").orElse("").equals(hash);
    if (!isIt) {
      throw new Refusal(409, "Conflict", "This is not the sheet that was pledged");
    }
    OverlapFolder folder = node.home().overlap(at.comparison().id());
    if (at.comparison().terms().mode() != Mode.ITEMS) {
      folder.put(Kind.ASKED, at.sheet(), sheet);
      return Answer.bytes(new byte[0]);
    }
    computing.lock();
    try {
      Optional<byte[]> before = folder.sheet(Kind.ANSWERED, at.sheet());
      if (before.isPresent()) {
        return Answer.bytes(before.get());
      }
      byte[] answer = new OverlapSide(node, at.comparison()).answer(sheet);
      folder.put(Kind.ANSWERED, at.sheet(), answer);
      return Answer.bytes(answer);
    } finally {
      computing.unlock();
    }
  }

  private Answer answered(At at) throws IOException, MalformedElement {
    hash(theirQuestion(at), at.sheet());
    if (at.comparison().terms().mode() == Mode.ITEMS) {
      throw Refusal.notFound();
    }
    OverlapFolder folder = node.home().overlap(at.comparison().id());
    computing.lock();
    try {
      Optional<byte[]> before = folder.sheet(Kind.ANSWERED, at.sheet());
      if (before.isEmpty()) {
        List<byte[]> all =
            new OverlapSide(node, at.comparison())
                .answerAll()
                .orElseThrow(
                    () -> new Refusal(404, "Not found", "Some of the question is missing"));
        for (int i = all.size() - 1; i >= 0; i--) {
          folder.put(Kind.ANSWERED, i, all.get(i));
        }
        before = folder.sheet(Kind.ANSWERED, at.sheet());
      }
      return Answer.bytes(before.orElseThrow());
    } finally {
      computing.unlock();
    }
  }
}
