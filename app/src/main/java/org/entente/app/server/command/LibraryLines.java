package org.entente.app.server.command;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.entente.app.server.LogLine;
import org.entente.app.server.NodeLog;
import org.jspecify.annotations.Nullable;

/// Puts what libraries tell Java's logging, and threads that end by an error, into the node's log
/// instead of onto standard error.
public final class LibraryLines extends Handler {
  /// Puts everything back as it was when it is closed.
  public interface Back extends AutoCloseable {
    @Override
    void close();
  }

  /// Kept, or Java would forget its handlers.
  private final Logger root = Logger.getLogger("");

  private final NodeLog log;
  private final List<Handler> silenced = new ArrayList<>();
  private final @Nullable UncaughtExceptionHandler before;

  private LibraryLines(NodeLog log) {
    this.log = log;
    before = Thread.getDefaultUncaughtExceptionHandler();
  }

  public static Back into(NodeLog log) {
    if (!log.isWanted()) {
      return () -> {};
    }
    LibraryLines lines = new LibraryLines(log);
    lines.install();
    return lines::back;
  }

  private void install() {
    for (Handler one : root.getHandlers()) {
      if (one instanceof ConsoleHandler) {
        silenced.add(one);
        root.removeHandler(one);
      }
    }
    root.addHandler(this);
    Thread.setDefaultUncaughtExceptionHandler(
        (_, e) -> log.add(new LogLine.Uncaught(LogLine.Fault.of(e))));
  }

  @Override
  public void publish(LogRecord told) {
    if (isLoggable(told)) {
      Throwable thrown = told.getThrown();
      log.add(
          new LogLine.Library(
              String.valueOf(told.getLoggerName()),
              level(told.getLevel().intValue()),
              thrown == null ? null : LogLine.Fault.of(thrown)));
    }
  }

  private static LogLine.Level level(int level) {
    if (level >= Level.SEVERE.intValue()) {
      return LogLine.Level.ERROR;
    }
    if (level >= Level.WARNING.intValue()) {
      return LogLine.Level.WARNING;
    }
    return level >= Level.INFO.intValue() ? LogLine.Level.INFO : LogLine.Level.DEBUG;
  }

  @Override
  public void flush() {
    // Each line is written as it comes.
  }

  /// Java calls this as soon as the process is told to end, while the node still works: what
  /// libraries say from then on must not come onto standard error either.
  @Override
  public void close() {}

  private void back() {
    root.removeHandler(this);
    silenced.forEach(root::addHandler);
    Thread.setDefaultUncaughtExceptionHandler(before);
  }
}
