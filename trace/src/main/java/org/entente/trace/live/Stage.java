package org.entente.trace.live;

import java.util.Locale;

/// How sure it is that a transaction happens.
public enum Stage {
  /// It waits to be mined.
  SEEN,
  MINED,
  /// It waited and is gone without having been mined: replaced, or given up.
  DROPPED,
  /// It was mined, and its block is off the chain now.
  UNDONE;

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
