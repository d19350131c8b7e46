package org.entente.app.server;

import java.time.Duration;
import org.entente.exchange.store.StorageFailure;

/// Does something over and over, in a thread of its own, until the node ends. A store that fails
/// makes the node unready, and the work is tried again: no thread ends by it.
public final class Beat implements AutoCloseable {
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /// What is done at each beat, and how long is waited behind it.
  @FunctionalInterface
  public interface Work {
    void once() throws InterruptedException;
  }

  private final Node node;
  private final Work work;
  private final Thread thread;

  public Beat(Node node, String name, Work work) {
    this.node = node;
    this.work = work;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!node.isEnding()) {
        try {
          work.once();
        } catch (StorageFailure e) {
          node.storeState().failed(e);
          Thread.sleep(AFTER_FAILURE);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    join(thread);
  }

  /// Ends the threads that the work started.
  public static void end(Iterable<Thread> threads) {
    threads.forEach(Thread::interrupt);
    threads.forEach(Beat::join);
  }

  private static void join(Thread thread) {
    if (thread.getState() == Thread.State.NEW) {
      return; // it was never started
    }
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
