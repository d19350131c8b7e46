package org.entente.app.server.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.entente.app.server.Answer;
import org.entente.app.server.Asked;
import org.entente.app.server.Caller;
import org.entente.app.server.HeldWarning;
import org.entente.app.server.Node;
import org.entente.app.server.WarningDesk;
import org.entente.exchange.taxii.Refusal;

/// `GET /x/warnings/stream`: warnings as they come, by server-sent events. Ids are numbers that
/// last, so that a subscriber goes on where it was, whatever happened to it or to the node, and
/// whoever saw an alert gets its cancel.
public final class WarningStream {
  private static final int MOST = 2_000;
  private static final String LAST = "Last-Event-ID";

  private final Node node;
  private final Duration heartbeat;
  private final Predicate<Caller> isStill;
  private final AtomicInteger open = new AtomicInteger();

  /// @param isStill whether a caller still has the right to listen; asked with each heartbeat
  public WarningStream(Node node, Predicate<Caller> isStill) {
    this.node = node;
    this.isStill = isStill;
    heartbeat = Duration.ofSeconds(node.home().settings().heartbeatSeconds());
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
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "text/event-stream");
    headers.put("X-Accel-Buffering", "no");
    return Answer.flowing(headers, out -> write(out, id, filter, caller));
  }

  private void write(OutputStream out, String id, WarningFilter filter, Caller caller)
      throws IOException {
    WarningDesk desk = node.warnings();
    try {
      long at = begin(out, id, filter);
      long checked = System.nanoTime();
      while (!node.isEnding()) {
        List<HeldWarning> news = desk.after(at, heartbeat);
        if (System.nanoTime() - checked > heartbeat.toNanos()) {
          if (!isStill.test(caller)) {
            return;
          }
          checked = System.nanoTime();
        }
        boolean isTold = false;
        for (HeldWarning one : news) {
          at = one.number();
          if (filter.takes(one)) {
            out.write(one.frame());
            isTold = true;
          }
        }
        if (!isTold && news.isEmpty()) {
          out.write(":\n\n".getBytes(UTF_8));
          isTold = true;
        }
        if (isTold) {
          out.flush();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      open.decrementAndGet();
    }
  }

  /// Where to go on. The filter hears of all that was before, to know what concerns this
  /// subscriber.
  private long begin(OutputStream out, String id, WarningFilter filter) throws IOException {
    List<HeldWarning> all = node.warnings().all();
    long last = all.size();
    long at = id.isEmpty() || Long.parseLong(id) > last ? last : Long.parseLong(id);
    all.subList(0, (int) at).forEach(filter::takes);
    if (at == last) {
      String type = id.isEmpty() || Long.parseLong(id) == last ? "ready" : "reset";
      out.write(("event: " + type + "\nid: " + at + "\ndata: {}\n\n").getBytes(UTF_8));
    } else {
      out.write(": goes on\n\n".getBytes(UTF_8));
    }
    out.flush();
    return at;
  }
}
