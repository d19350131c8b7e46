package org.entente.app.terminal;

import java.util.Locale;
import java.util.Map;

/// How a result is printed.
public enum Format {
  TABLE,
  JSON;

  /// One document: as JSON, or a line for each of its names.
  public void print(Terminal terminal, Map<String, ?> answer) {
    switch (this) {
      case JSON -> Json.print(terminal, answer);
      case TABLE -> answer.forEach((name, value) -> terminal.out().println(name + "  " + value));
    }
  }

  /// As it is written on the command line.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
