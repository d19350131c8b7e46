package org.entente.app.server.request;

import java.time.Duration;
import org.entente.app.server.Beat;
import org.entente.app.server.Node;

/// Looks every second what of our requests is late, and says so to the partner: what nobody
/// acknowledged, decided or did in time is escalated, what nobody decided at all expires. Tells of
/// requests that partners changed.
public final class RequestWatch implements AutoCloseable {
  private static final Duration BEAT = Duration.ofSeconds(1);

  private final Node node;
  private final Beat beat;
  private long seen = -1;
  private long next;

  public RequestWatch(Node node) {
    this.node = node;
    this.beat = new Beat(node, "requests", this::look);
  }

  public void start() {
    beat.start();
  }

  private void look() throws InterruptedException {
    // Nothing came and no deadline passed: then nothing is late that wasn't.
    long count = node.bell().count();
    long now = node.home().nowMicros();
    if (count != seen || now > next) {
      if (node.requests().tick()) {
        node.bell().ring();
      }
      node.tellRequests("");
      next = node.requests().next(now);
      seen = count;
    }
    Thread.sleep(BEAT);
  }

  @Override
  public void close() {
    beat.close();
  }
}
