package org.entente.cases;

/// When what an entry says held in the world: from `fromMicros` until before `toMicros`, in
/// microseconds since 1970.
public record ValidTime(long fromMicros, long toMicros) {
  public static final ValidTime ALWAYS = new ValidTime(Long.MIN_VALUE, Long.MAX_VALUE);

  /// Throws [IllegalArgumentException] when it ends before it begins.
  public ValidTime {
    if (fromMicros >= toMicros) {
      throw new IllegalArgumentException("a valid time ends after it begins");
    }
  }

  public boolean holdsAt(long micros) {
    return fromMicros <= micros && micros < toMicros;
  }
}
