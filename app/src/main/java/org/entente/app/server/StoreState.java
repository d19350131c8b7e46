package org.entente.app.server;

import java.util.Optional;
import org.entente.exchange.store.NodeStore;
import org.entente.exchange.store.StorageFailure;
import org.jspecify.annotations.Nullable;

/// Whether the node's store can be read and written. Whoever finds that it can't says so here; when
/// somebody asks, it is tried, but not more than once in two seconds, so that it is ready again as
/// soon as it works. A damaged store is not ready until a look through all of it finds nothing.
public final class StoreState {
  private static final long FRESH_NANOS = 2_000_000_000;

  private final NodeStore store;
  private @Nullable StorageFailure failure;
  private boolean isDamaged;
  private boolean isTried;
  private long triedNanos;

  StoreState(NodeStore store) {
    this.store = store;
  }

  /// Something that was asked of the store wasn't done.
  public synchronized void failed(StorageFailure reason) {
    failure = reason;
    isDamaged |= reason.isDamage();
    isTried = false;
  }

  /// All of it was looked through, and nothing is damaged.
  public synchronized void whole() {
    isDamaged = false;
    isTried = false;
  }

  public synchronized boolean isDamaged() {
    return isDamaged;
  }

  /// Why it isn't ready; empty when it is.
  public synchronized Optional<StorageFailure> failure() {
    boolean isFresh = isTried && System.nanoTime() - triedNanos < FRESH_NANOS;
    if (!isFresh && !isDamaged) {
      try {
        store.probe();
        failure = null;
      } catch (StorageFailure e) {
        failure = e;
        isDamaged = e.isDamage();
      }
      isTried = true;
      triedNanos = System.nanoTime();
    }
    return Optional.ofNullable(failure);
  }
}
