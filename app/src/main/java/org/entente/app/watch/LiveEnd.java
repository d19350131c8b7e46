package org.entente.app.watch;

import java.time.Duration;

/// When a live stream ends: after a time, or after so many messages.
final class LiveEnd {
  private final long untilNanos;
  private long left;

  LiveEnd(Duration time, long messages) {
    untilNanos = System.nanoTime() + time.toNanos();
    left = messages;
  }

  void took() {
    left--;
  }

  boolean isReached() {
    return left <= 0 || System.nanoTime() - untilNanos >= 0;
  }

  /// No longer than to the end.
  void sleep(Duration time) {
    try {
      Thread.sleep(Math.clamp((untilNanos - System.nanoTime()) / 1_000_000, 0, time.toMillis()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      left = 0;
    }
  }
}
