package org.entente.app.terminal;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.entente.base.message.Message;

/// Ctrl-C during long work: says once what was kept and how to go on. Nothing else needs doing,
/// since a store survives being cut off anywhere.
public final class Interrupt implements AutoCloseable {
  private final AtomicBoolean done = new AtomicBoolean();
  private final Thread hook;

  public Interrupt(Terminal terminal, Message message) {
    this(terminal, () -> terminal.text(message));
  }

  /// `said` is asked when it happens.
  public Interrupt(Terminal terminal, Supplier<String> said) {
    hook =
        new Thread(
            () -> {
              if (!done.get()) {
                terminal.err().println();
                terminal.err().println(said.get());
              }
            });
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    done.set(true);
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The hook runs at this moment.
    }
  }
}
