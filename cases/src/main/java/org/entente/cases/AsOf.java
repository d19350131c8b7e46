package org.entente.cases;

import org.jspecify.annotations.Nullable;

/// From when a case is seen.
///
/// @param knownMicros what was recorded until then, inclusively, in microseconds since 1970
/// @param validMicros what held at that time; null for whatever held at any
public record AsOf(long knownMicros, @Nullable Long validMicros) {
  public static final AsOf NOW = new AsOf(Long.MAX_VALUE, null);
}
