package org.entente.app.server.door;

import java.util.Map;
import java.util.function.LongSupplier;
import org.entente.app.server.RecentKeys;

/// How much each may ask: so many requests a second, and two seconds' worth at once.
final class Buckets {
  private static final int KEPT = 20_000;
  private static final long SECOND = 1_000_000_000L;

  /// @param full when it will hold all again, which tells how much is in it now
  private record Bucket(long full) {}

  private final long each;
  private final long depth;
  private final LongSupplier nanos;
  private final Map<String, Bucket> buckets = new RecentKeys<>(KEPT);

  Buckets(int perSecond, LongSupplier nanos) {
    this.each = SECOND / perSecond;
    this.depth = 2 * SECOND;
    this.nanos = nanos;
  }

  /// Takes one out; the seconds to wait when there is none, else 0.
  synchronized long take(String key) {
    long now = nanos.getAsLong();
    Bucket before = buckets.get(key);
    long full = (before == null ? now : Math.max(now, before.full())) + each;
    if (full - now > depth) {
      return Math.max(1, (full - now - depth + SECOND - 1) / SECOND);
    }
    buckets.put(key, new Bucket(full));
    return 0;
  }
}
