package org.entente.app.server.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.entente.app.server.Answer;
import org.entente.app.server.Asked;
import org.entente.app.server.Caller;
import org.entente.app.server.Events;
import org.entente.app.server.Means;
import org.entente.app.server.Node;
import org.entente.app.server.Who;
import org.entente.app.server.home.Secrets;
import org.entente.app.server.people.Sessions;
import org.entente.app.server.people.SignIn;
import org.entente.exchange.people.Session;
import org.entente.exchange.taxii.Refusal;

/// `GET /x/events`: what happens in the node, as server-sent events (WHATWG HTML, section 9.2).
/// A client that is slow holds nothing but its place in [Events]; when that was forgotten it gets
/// `reset`. A stream ends with the right to it.
final class EventStream {
  private static final int MOST = 400;
  private static final int MOST_OF_PERSON = 16;
  private static final String LAST = "Last-Event-ID";
  private static final Set<String> TYPES =
      Set.of(
          "job",
          "case",
          "received",
          "released",
          "proposal",
          "acknowledged",
          "alert",
          "request",
          "overlap",
          "screening",
          "warning");

  private final Node node;
  private final Duration heartbeat;
  private final Duration pulse;
  private final Map<String, Integer> open = new ConcurrentHashMap<>();
  private final AtomicInteger all = new AtomicInteger();

  EventStream(Node node) {
    this.node = node;
    heartbeat = Duration.ofSeconds(node.home().settings().heartbeatSeconds());
    pulse = node.home().settings().pulse();
  }

  /// @param caller whose rights are looked at again with each heartbeat
  Answer answer(Asked asked, Caller caller) {
    List<String> types = asked.one("types").map(t -> Arrays.asList(t.split(",", -1))).orElse(null);
    Set<String> wanted = types == null ? TYPES : Set.copyOf(types);
    if (!TYPES.containsAll(wanted)) {
      throw Refusal.badRequest(
          "types are of " + String.join(", ", TYPES.stream().sorted().toList()));
    }
    String id = asked.headers().apply(LAST).or(() -> asked.one("after")).orElse("");
    take(caller.who().named());
    return Answer.events(out -> write(out, id, wanted, caller));
  }

  private void take(String name) {
    int theirs = open.merge(name, 1, Integer::sum);
    int everybodys = all.incrementAndGet();
    if (theirs > MOST_OF_PERSON || everybodys > MOST) {
      leave(name);
      throw new Refusal(429, "Too many", "Close another stream of events first");
    }
  }

  private void leave(String name) {
    open.computeIfPresent(name, (_, count) -> count <= 1 ? null : count - 1);
    all.decrementAndGet();
  }

  private void write(OutputStream out, String id, Set<String> wanted, Caller caller)
      throws IOException {
    Events events = node.events();
    try {
      long at = events.number(id).orElse(-1L);
      if (at < 0) {
        at = events.last();
        send(out, id.isEmpty() ? "ready" : "reset", events.id(at), "{}");
      } else {
        out.write(": goes on\n\n".getBytes(UTF_8));
        out.flush();
      }
      Events.News news = events.after(at, pulse);
      long checked = System.nanoTime() - heartbeat.toNanos();
      while (!events.isOver()) {
        if (!news.events().isEmpty() || System.nanoTime() - checked >= heartbeat.toNanos()) {
          if (!isStill(caller)) {
            return;
          }
          checked = System.nanoTime();
        }
        if (!news.isWhole()) {
          at = events.last();
          send(out, "reset", events.id(at), "{}");
        } else if (news.events().isEmpty()) {
          out.write(":\n\n".getBytes(UTF_8));
          out.flush();
        }
        for (Events.Event one : news.events()) {
          at = one.number();
          if (wanted.contains(one.type()) && one.audience().test(caller.who())) {
            send(out, one.type(), events.id(at), one.data());
          }
        }
        news = events.after(at, pulse);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      leave(caller.who().named());
    }
  }

  private static void send(OutputStream out, String type, String id, String data)
      throws IOException {
    out.write(("event: " + type + "\nid: " + id + "\ndata: " + data + "\n\n").getBytes(UTF_8));
    out.flush();
  }

  /// Whether they still are who they were, and what they showed is still good. A session doesn't
  /// live longer for being watched.
  boolean isStill(Caller caller) {
    if (caller.who() instanceof Who.Admin) {
      return true;
    }
    boolean isSame =
        node.people()
            .named(caller.who().user())
            .flatMap(SignIn::who)
            .equals(Optional.of(caller.who()));
    long now = node.home().nowMicros();
    return isSame
        && switch (caller.means()) {
          case Means.Cookie held ->
              node.people()
                  .session(Secrets.hash(held.secret()))
                  .filter(one -> isOpen(one, now))
                  .isPresent();
          case Means.Token token ->
              node.people().token(token.id()).filter(one -> one.ends() > now).isPresent();
          case Means.NodeToken _, Means.Password _, Means.Signature _ -> true;
        };
  }

  private static boolean isOpen(Session session, long now) {
    return session.ends() > now && session.seen() + Sessions.IDLE > now;
  }
}
