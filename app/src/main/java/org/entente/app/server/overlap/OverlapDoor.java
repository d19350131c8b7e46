package org.entente.app.server.overlap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.entente.app.server.Answer;
import org.entente.app.server.Asked;
import org.entente.app.server.Node;
import org.entente.app.server.Route;
import org.entente.app.server.Who;
import org.entente.app.server.home.OverlapFolder;
import org.entente.app.server.home.OverlapFolder.Kind;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.overlap.MalformedElement;
import org.entente.exchange.overlap.Mode;
import org.entente.exchange.overlap.Pledge;
import org.entente.exchange.overlap.Sheets;
import org.entente.exchange.overlap.SumKey;
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
    OverlapSide side = new OverlapSide(node, at.comparison());
    Optional<byte[]> sheet = side.tags(Kind.TAGS, at.sheet(), hash);
    if (sheet.isEmpty() && !at.comparison().terms().isContinued()) {
      computing.lock();
      try {
        // Damaged: it follows from the items.
        side.prepare();
      } finally {
        computing.unlock();
      }
      sheet = side.tags(Kind.TAGS, at.sheet(), hash);
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

  /// Takes a sheet whose hash is the signed one, and in the offer. Of a sum come more sheets behind
  /// those: of them the first that came counts.
  private Answer ask(At at, Asked asked) throws IOException, MalformedElement {
    byte[] sheet = asked.body().read(longest(at));
    OverlapFolder folder = node.home().overlap(at.comparison().id());
    String hash = Sheets.hash(sheet);
    Optional<String> expected = expected(at, folder);
    boolean isIt =
        expected.orElse(hash).equals(hash) && asked.one("sha256").orElse("").equals(hash);
    if (!isIt) {
      throw new Refusal(409, "Conflict", "This is not the sheet that was pledged");
    }
    if (at.comparison().terms().mode() != Mode.ITEMS) {
      if (folder.sheet(Kind.ASKED, at.sheet()).isEmpty()) {
        folder.put(Kind.ASKED, at.sheet(), sheet);
      }
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

  private static int longest(At at) {
    return switch (at.comparison().terms().mode()) {
      case ITEMS, COUNT -> Sheets.ITEMS * OverlapSide.ELEMENT;
      case SUM -> Sheets.TAGS * OverlapSide.ELEMENT;
    };
  }

  /// The hash that a sheet must have; empty where any may come.
  private static Optional<String> expected(At at, OverlapFolder folder) throws IOException {
    List<String> pledged = theirQuestion(at);
    if (at.sheet() < pledged.size() || at.comparison().terms().mode() != Mode.SUM) {
      return Optional.of(hash(pledged, at.sheet()));
    }
    long own = at.comparison().pledge().flatMap(Pledge::answers).orElseThrow().own();
    if (at.sheet() >= pledged.size() + Sheets.count(own, Sheets.TAGS)) {
      throw Refusal.notFound();
    }
    return folder.sheet(Kind.ASKED, at.sheet()).map(Sheets::hash);
  }

  /// Computes all answers once all sheets are here. Of a sum this side learns the number.
  private Optional<List<byte[]>> all(At at) throws IOException, MalformedElement {
    OverlapSide side = new OverlapSide(node, at.comparison());
    if (at.comparison().terms().mode() == Mode.COUNT) {
      return side.answerAll();
    }
    Optional<SumKey.Answer> sum = side.addUp();
    if (sum.isPresent()) {
      Map<String, JsonValue> result = new LinkedHashMap<>();
      result.put("count", JsonValue.of(sum.get().count()));
      node.overlaps().counted(at.comparison().id(), new JsonValue.Members(result));
    }
    return sum.map(one -> List.of(one.bytes()));
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
            all(at)
                .orElseThrow(
                    () -> new Refusal(404, "Not found", "Some of the question is missing"));
        for (int i = all.size() - 1; i >= 0; i--) {
          folder.put(Kind.ANSWERED, i, all.get(i));
        }
        before = folder.sheet(Kind.ANSWERED, at.sheet());
      }
      return Answer.bytes(before.orElseThrow(Refusal::notFound));
    } finally {
      computing.unlock();
    }
  }
}
