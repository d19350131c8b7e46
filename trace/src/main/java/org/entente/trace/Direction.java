package org.entente.trace;

/// Which way a trace walks.
public enum Direction {
  /// Where did it go?
  TO_FUTURE,
  /// Where did it come from?
  TO_PAST
}
