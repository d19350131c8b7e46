package org.entente.app.demo;

import org.entente.app.terminal.Terminal;

/// Runs one command of ours and gives its exit code.
@FunctionalInterface
public interface Program {
  int run(Terminal terminal, String... arguments);
}
