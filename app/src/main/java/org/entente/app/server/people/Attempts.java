package org.entente.app.server.people;

import java.util.Map;
import java.util.function.LongSupplier;
import org.entente.app.server.RecentKeys;

/// Who failed to sign in how often. After some failures in a row each next one doubles the time
/// for which nothing is tried any more, to a quarter of an hour. A name that nobody has is
/// counted like any other, so that a delay doesn't tell who is here. Whatever is longer ago than
/// the longest delay is forgotten.
final class Attempts {
  private static final int KEPT = 20_000;
  private static final long FIRST = 1_000_000_000L;
  private static final long LONGEST = 900_000_000_000L;

  private record Failed(int count, long until) {}

  private final LongSupplier nanos;
  private final Map<String, Failed> failed = new RecentKeys<>(KEPT);

  Attempts(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// Seconds to wait before the next try; 0 for none.
  synchronized long wait(String key) {
    Failed before = failed.get(key);
    long left = before == null ? 0 : before.until() - nanos.getAsLong();
    return left <= 0 ? 0 : (left + FIRST - 1) / FIRST;
  }

  /// One more failure, of which `free` cost nothing.
  synchronized void fail(String key, int free) {
    Failed before = failed.get(key);
    boolean goesOn = before != null && before.until() + LONGEST >= nanos.getAsLong();
    int count = before != null && goesOn ? before.count() + 1 : 1;
    int doublings = Math.min(count - free - 1, 20);
    long delay = doublings < 0 ? 0 : Math.min(FIRST << doublings, LONGEST);
    failed.put(key, new Failed(count, nanos.getAsLong() + delay));
  }

  synchronized void succeed(String key) {
    failed.remove(key);
  }
}
