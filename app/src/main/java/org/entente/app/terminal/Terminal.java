package org.entente.app.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.entente.base.message.Message;
import org.entente.base.message.Messages;

/// Where a command speaks to: results on `out`, progress and errors on `err`. Always UTF-8, for
/// Korean and Japanese must come out whole under the POSIX locale too.
///
/// @param errIsScreen whether a person sees `err`, so that a line may be redrawn
public record Terminal(PrintStream out, PrintStream err, boolean errIsScreen, Messages messages) {
  /// The process's own streams. Java can't tell whether standard error is a screen; the launcher
  /// does, by the property `entente.screen`.
  public static Terminal ofProcess(Messages messages) {
    return new Terminal(
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        Boolean.getBoolean("entente.screen"),
        messages);
  }

  public String text(Message message, Object... arguments) {
    return messages.text(message, arguments);
  }

  /// One line of a result.
  public void say(Message message, Object... arguments) {
    out.println(text(message, arguments));
  }

  /// One line of news on standard error.
  public void note(Message message, Object... arguments) {
    err.println(text(message, arguments));
  }
}
