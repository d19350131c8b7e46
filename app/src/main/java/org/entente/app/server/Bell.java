package org.entente.app.server;

import java.time.Duration;

/// Wakes whoever waits for something new to be released.
public final class Bell {
  private long rung;

  public synchronized void ring() {
    rung++;
    notifyAll();
  }

  public synchronized long count() {
    return rung;
  }

  /// Waits until it rings again after `seen`, but not longer than `patience`.
  public synchronized void await(long seen, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (rung == seen) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }
}
