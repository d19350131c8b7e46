package org.entente.app.server;

import java.time.Duration;
import org.entente.exchange.store.StorageFailure;

/// Looks every second what of our requests is late, and says so to the partner: what nobody
/// acknowledged, decided or did in time is escalated, what nobody decided at all expires. Tells of
/// requests that partners changed.
final class RequestWatch implements AutoCloseable {
  private static final Duration BEAT = Duration.ofSeconds(1);

  private final Node node;
  private final Thread thread = Thread.ofVirtual().name("requests").unstarted(this::watch);

  RequestWatch(Node node) {
    this.node = node;
  }

  void start() {
    thread.start();
  }

  private void watch() {
    long seen = -1;
    long next = 0;
    try {
      while (!node.isEnding()) {
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
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (StorageFailure e) {
      node.setTrouble("", e.getMessage());
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(2));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
