package org.entente.app;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.Language;
import org.entente.base.message.Messages;

/// One command as a process would run it: exit code and what it printed.
public record CommandLineRun(int exit, String out, String err) {
  public static CommandLineRun of(Object... arguments) {
    return in(Language.ENGLISH, arguments);
  }

  /// The same as a reader of that language sees it.
  public static CommandLineRun in(Language language, Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            false,
            Messages.in(language));
    String[] texts = new String[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      texts[i] = arguments[i].toString();
    }
    int exit = Entente.run(terminal, texts);
    terminal.out().flush();
    terminal.err().flush();
    return new CommandLineRun(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
