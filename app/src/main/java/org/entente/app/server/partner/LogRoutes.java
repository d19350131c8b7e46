package org.entente.app.server.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Optional;
import org.entente.app.server.Answer;
import org.entente.app.server.Asked;
import org.entente.app.server.Node;
import org.entente.app.server.Route;
import org.entente.app.server.Who;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.log.TilePath;
import org.entente.exchange.store.Partner;
import org.entente.exchange.taxii.Refusal;

/// Serves each partner its log, and nobody else's: `/log/RECIPIENT/checkpoint`, `tile/…`,
/// `objects/SHA256.json`; takes its cosignatures at `/log/RECIPIENT/cosignature`. To whoever may
/// not read a log it doesn't exist.
public final class LogRoutes {
  private static final int LONGEST_WAIT = 30;
  private static final String OBJECTS = "objects/";
  private static final String SUFFIX = ".json";

  private final Node node;
  private final LogStream stream;

  public LogRoutes(Node node) {
    this.node = node;
    stream = new LogStream(node);
  }

  public Answer answer(Asked asked) {
    String rest = asked.path().substring("/log/".length());
    int slash = rest.indexOf('/');
    if (slash < 0) {
      throw Refusal.notFound();
    }
    String recipient = rest.substring(0, slash);
    String path = rest.substring(slash + 1);
    check(asked.who(), recipient);
    return switch (asked.method()) {
      case "GET", "HEAD" -> get(asked, recipient, path);
      case "POST" -> post(asked, recipient, path);
      default -> throw new Refusal(405, "Method not allowed", "Use another method");
    };
  }

  private void check(Who who, String recipient) {
    boolean isFor =
        switch (who) {
          case Who.Admin _ -> true;
          case Who.Person _ -> false;
          case Who.PartnersPerson person -> person.partner().equals(recipient);
          case Who.PartnerNode partner -> partner.partner().equals(recipient);
        };
    boolean isShutOut =
        !(who instanceof Who.Admin)
            && node.partners().named(recipient).filter(one -> !one.isActive()).isPresent();
    if (!isFor || isShutOut) {
      throw Refusal.notFound();
    }
  }

  private Answer get(Asked asked, String recipient, String path) {
    if (path.equals("checkpoint")) {
      await(asked, recipient);
      return Answer.text("text/plain; charset=utf-8", node.outbox().checkpoint(recipient));
    }
    if (path.equals("stream")) {
      if (!(asked.who() instanceof Who.PartnerNode)) {
        throw Refusal.notFound();
      }
      return stream.answer(recipient, asked.number("after", 0, 0, Long.MAX_VALUE));
    }
    if (path.startsWith(OBJECTS) && path.endsWith(SUFFIX)) {
      String hash = path.substring(OBJECTS.length(), path.length() - SUFFIX.length());
      String json = node.outbox().object(recipient, hash).orElseThrow(Refusal::notFound);
      return Answer.json(200, json);
    }
    Optional<TilePath> tile = TilePath.parse(path);
    return Answer.bytes(
        tile.flatMap(one -> node.outbox().tile(recipient, one)).orElseThrow(Refusal::notFound));
  }

  /// Holds the answer back until the log is longer than `after`, at most `wait` seconds: a
  /// partner hears of a release at once and needn't ask in vain.
  private void await(Asked asked, String recipient) {
    long after = asked.number("after", -1, -1, Long.MAX_VALUE);
    long seconds = asked.number("wait", 0, 0, LONGEST_WAIT);
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    try {
      long left = Duration.ofSeconds(seconds).toNanos();
      while (after >= 0 && left > 0 && !node.isEnding()) {
        long seen = node.bell().count();
        if (node.outbox().standing(recipient).sent() > after) {
          break;
        }
        node.bell().await(seen, Duration.ofNanos(left));
        left = end - System.nanoTime();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    check(asked.who(), recipient);
  }

  private Answer post(Asked asked, String recipient, String path) {
    if (!path.equals("cosignature") || !(asked.who() instanceof Who.PartnerNode)) {
      throw Refusal.notFound();
    }
    Partner partner = node.partners().named(recipient).orElseThrow(Refusal::notFound);
    node.outbox().acknowledge(partner, asked.body().read(SignedNote.LONGEST));
    JsonValue.Members news = JsonValue.Members.NONE.with("by", JsonValue.of(recipient));
    node.events().publish("acknowledged", news, Route.LOGS);
    return new Answer(200, java.util.Map.of("Content-Type", "text/plain"), "ok\n".getBytes(UTF_8));
  }
}
