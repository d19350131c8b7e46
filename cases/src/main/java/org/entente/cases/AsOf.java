package org.entente.cases;

import org.jspecify.annotations.Nullable;

/// From when a case is seen.
///
/// @param knownMicros what was recorded until then, inclusively, in microseconds since 1970
/// @param validMicros what held at that time; null for whatever held at any
/// @param isSaid whether what counts is when we knew it, as authors say, and not when it was
///     recorded: then what was recorded later shows, too, which proves nothing
public record AsOf(long knownMicros, @Nullable Long validMicros, boolean isSaid) {
  public static final AsOf NOW = new AsOf(Long.MAX_VALUE, null);

  public AsOf(long knownMicros, @Nullable Long validMicros) {
    this(knownMicros, validMicros, false);
  }

  /// Whether it stood here then, whenever it was known.
  boolean isRecorded(Entry entry) {
    return entry.recordedMicros() <= knownMicros;
  }

  boolean isKnown(Entry entry) {
    return (isSaid ? entry.learntMicros() : entry.recordedMicros()) <= knownMicros;
  }

  boolean isValid(Entry entry) {
    return validMicros == null
        || (entry.valid().fromMicros() <= validMicros && entry.valid().toMicros() > validMicros);
  }
}
