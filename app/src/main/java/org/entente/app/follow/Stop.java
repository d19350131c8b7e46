package org.entente.app.follow;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.Message;

/// Ctrl-C for work that goes on for good: asks it to end, and lets the process live until it has,
/// so that the next start need not make up for a hard end. Also where that work waits for news.
public final class Stop implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread hook;
  private boolean asked;
  private boolean news;

  public Stop(Terminal terminal, Message message) {
    hook =
        new Thread(
            () -> {
              terminal.err().println();
              terminal.note(message);
              ask();
              awaitEnd();
            });
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void awaitEnd() {
    try {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return; // a store survives being cut off anywhere
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  public void ask() {
    signal(true);
  }

  /// There may be a new block: no need to wait for the next turn.
  public void wake() {
    signal(false);
  }

  private void signal(boolean end) {
    lock.lock();
    try {
      asked |= end;
      news = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  public boolean isAsked() {
    lock.lock();
    try {
      return asked;
    } finally {
      lock.unlock();
    }
  }

  /// Waits so long, or until there is news.
  void await(Duration time) throws InterruptedException {
    lock.lock();
    try {
      long left = time.toNanos();
      while (!asked && !news && left > 0) {
        left = changed.awaitNanos(left);
      }
      news = false;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The hook runs at this moment.
    }
  }
}
