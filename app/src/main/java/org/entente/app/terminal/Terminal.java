package org.entente.app.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.entente.base.message.Message;
import org.entente.base.message.Messages;
import org.jspecify.annotations.Nullable;

/// Where a command speaks to: results on `out`, progress and errors on `err`. Always UTF-8, for
/// Korean and Japanese must come out whole under the POSIX locale too.
///
/// @param errIsScreen whether a person sees `err`, so that a line may be redrawn
/// @param meter where progress goes instead of `err`; null where people read it
public record Terminal(
    PrintStream out,
    PrintStream err,
    boolean errIsScreen,
    Messages messages,
    @Nullable Meter meter) {
  /// Takes progress in numbers; a total of 0 isn't known.
  public interface Meter {
    void at(long done, long total);
  }

  public Terminal(PrintStream out, PrintStream err, boolean errIsScreen, Messages messages) {
    this(out, err, errIsScreen, messages, null);
  }

  public Terminal metered(Meter other) {
    return new Terminal(out, err, errIsScreen, messages, other);
  }

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
