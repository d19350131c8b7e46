package org.entente.app.server.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.entente.app.server.Answer;
import org.entente.app.server.Asked;
import org.entente.app.server.Caller;
import org.entente.app.server.Node;
import org.entente.app.server.WarningDesk;
import org.entente.exchange.taxii.Refusal;

/// `GET /x/warnings/stream`: warnings as they come, by server-sent events. Ids are numbers that
/// last, so that a subscriber goes on where it was, whatever happened to it or to the node, and
/// whoever saw an alert gets its cancel.
///
/// A thousand subscribers hear of a warning within some hundredths of a second because nothing is
/// done a thousand times but the waking and the writing: a warning's bytes are made once, who hears
/// of it is found once for all who asked for the same, and there is no lock that all of them take.
public final class WarningStream {
  private static final int MOST = 2_000;
  private static final String LAST = "Last-Event-ID";
  private static final byte[] BEAT = ":\n\n".getBytes(UTF_8);

  /// In so many parts those who listen are woken for beats.
  private static final int TURNS = 16;

  private final Node node;
  private final WarningDesk desk;
  private final Duration heartbeat;
  private final Duration pulse;
  private final Predicate<Caller> isStill;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<WarningFilter, WarningAudience> audiences = new ConcurrentHashMap<>();
  private final AtomicBoolean isTicking = new AtomicBoolean();

  /// @param isStill whether a caller still has the right to listen; asked with each heartbeat
  public WarningStream(Node node, Predicate<Caller> isStill) {
    this.node = node;
    this.isStill = isStill;
    desk = node.warnings();
    heartbeat = Duration.ofSeconds(node.home().settings().heartbeatSeconds());
    pulse = node.home().settings().pulse();
    desk.listen(this::spread);
  }

  private void spread() {
    if (node.isEnding()) {
      audiences.values().forEach(WarningAudience::wake);
    } else {
      audiences.values().forEach(WarningAudience::spread);
    }
  }

  public Answer answer(Asked asked, Caller caller) {
    WarningFilter filter = WarningFilter.of(asked);
    String id = asked.headers().apply(LAST).or(() -> asked.one("after")).orElse("");
    if (!id.matches("[0-9]{0,18}")) {
      throw Refusal.badRequest(LAST + " must be the id of an event");
    }
    if (open.incrementAndGet() > MOST) {
      open.decrementAndGet();
      throw new Refusal(429, "Too many", "Close another stream of warnings first");
    }
    return Answer.events(out -> write(out, id, filter, caller));
  }

  private void write(OutputStream out, String id, WarningFilter filter, Caller caller)
      throws IOException {
    desk.refresh();
    WarningAudience audience =
        audiences.compute(
            filter,
            (key, known) -> {
              WarningAudience joined = known == null ? new WarningAudience(desk, key) : known;
              joined.join();
              return joined;
            });
    try {
      tick();
      follow(out, audience, begin(out, id, audience), caller);
    } finally {
      open.decrementAndGet();
      audiences.computeIfPresent(filter, (_, known) -> known.leave() ? null : known);
    }
  }

  /// @param first how many of those that are told to this audience this subscriber has
  private void follow(OutputStream out, WarningAudience audience, int first, Caller caller)
      throws IOException {
    int place = first;
    long asked = System.nanoTime();
    long sent = asked;
    while (!node.isEnding() && !Thread.currentThread().isInterrupted()) {
      boolean isTold = false;
      for (int known = audience.count(); place < known; place++) {
        out.write(audience.told(place).frame());
        isTold = true;
      }
      long now = System.nanoTime();
      if (now - asked >= heartbeat.toNanos()) {
        if (!isStill.test(caller)) {
          return;
        }
        asked = now;
      }
      if (!isTold && now - sent >= pulse.toNanos() / 2) {
        out.write(BEAT);
        isTold = true;
      }
      if (isTold) {
        out.flush();
        sent = now;
      }
      if (place == audience.count()) {
        // Whoever spreads news counts first and wakes then; a waking before this is kept.
        LockSupport.park(this);
      }
    }
  }

  /// Wakes everybody now and then, for beats: one clock is cheaper than one for each. A few at a
  /// time, so that a warning never waits for a thousand beats.
  private void tick() {
    if (isTicking.compareAndSet(false, true)) {
      Thread.ofVirtual().name("warnings beat").start(this::ticks);
    }
  }

  private void ticks() {
    try {
      for (int turn = 0; !node.isEnding() && !audiences.isEmpty(); turn = (turn + 1) % TURNS) {
        Thread.sleep(pulse.dividedBy(2L * TURNS));
        for (WarningAudience one : audiences.values()) {
          one.wake(turn, TURNS);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      isTicking.set(false);
      if (!node.isEnding() && !audiences.isEmpty()) {
        tick();
      }
    }
  }

  /// Where to go on: behind the event that was named, else behind the newest.
  private int begin(OutputStream out, String id, WarningAudience audience) throws IOException {
    long last = desk.last();
    long at = id.isEmpty() || Long.parseLong(id) > last ? last : Long.parseLong(id);
    if (at == last) {
      String type = id.isEmpty() || Long.parseLong(id) == last ? "ready" : "reset";
      out.write(("event: " + type + "\nid: " + at + "\ndata: {}\n\n").getBytes(UTF_8));
    } else {
      out.write(": goes on\n\n".getBytes(UTF_8));
    }
    out.flush();
    return audience.upTo(at);
  }
}
