package org.entente.app.chain;

import java.util.Map;
import org.entente.app.terminal.Terminal;

/// What `chain show` says of one thing.
interface Page {
  /// Field names are fixed: other programs read them.
  Map<String, Object> json();

  void print(Terminal terminal);
}
