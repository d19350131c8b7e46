package org.entente.app.terminal;

import java.util.Locale;

/// How a result is printed.
public enum Format {
  TABLE,
  JSON;

  /// As it is written on the command line.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
