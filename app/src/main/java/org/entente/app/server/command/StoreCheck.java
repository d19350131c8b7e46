package org.entente.app.server.command;

import java.time.Duration;
import java.util.List;
import org.entente.app.server.LogLine;
import org.entente.app.server.Node;
import org.entente.exchange.store.Audit;
import org.entente.exchange.store.StorageFailure;

/// Reads the whole store a minute after the start and once a day, and tells what is damaged: in
/// the audit, in the figures, and by not being ready.
final class StoreCheck implements AutoCloseable {
  private static final Duration QUIET = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration AGAIN = Duration.ofHours(1);
  private static final int MOST = 20;

  private final Node node;
  private final Thread thread =
      Thread.ofPlatform().daemon().name("store-check").unstarted(this::watch);

  StoreCheck(Node node) {
    this.node = node;
  }

  void start() {
    thread.start();
  }

  private void watch() {
    try {
      Thread.sleep(QUIET);
      while (!node.isEnding()) {
        look(node);
        long end = System.nanoTime() + DAY.toNanos();
        long soon = System.nanoTime() + AGAIN.toNanos();
        // Where a reading found damage, all of it is looked through sooner.
        while (System.nanoTime() < end
            && !(node.storeState().isDamaged() && System.nanoTime() > soon)) {
          Thread.sleep(QUIET);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  static void look(Node node) {
    try {
      List<String> damages = node.store().damages(MOST);
      node.counts().setDamages(damages.size());
      if (damages.isEmpty()) {
        node.storeState().whole();
      } else {
        node.storeState().failed(StorageFailure.damaged());
        node.log().add(new LogLine.Damaged(damages.size()));
      }
      for (String one : damages) {
        node.audit().append(new Audit.Act("", "node", "", "check of the store", one, "damaged"));
      }
    } catch (StorageFailure e) {
      node.counts().storeFailures().increment();
      node.storeState().failed(e);
    }
  }

  /// A check that reads goes on until the process ends: it changes nothing.
  @Override
  public void close() {
    thread.interrupt();
  }
}
