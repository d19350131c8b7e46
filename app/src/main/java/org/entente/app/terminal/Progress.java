package org.entente.app.terminal;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.Message;
import org.jspecify.annotations.Nullable;

/// Tells on standard error how far long work is: share, rate, time left. A person's screen gets
/// one line that is redrawn; a log gets a line every ten seconds, so that short work leaves none.
public final class Progress implements AutoCloseable {
  private static final Duration REDRAW = Duration.ofMillis(200);
  private static final Duration LOG = Duration.ofSeconds(10);

  private final Terminal terminal;
  private final String what;
  private final @Nullable LongFunction<String> unit;
  private final LongSupplier nanoClock;
  private final long started;
  private long nextNanos;
  private int drawn;
  private long before;

  /// `unit` writes an amount of work, such as [#megabytes]; null where only shares are known.
  public Progress(Terminal terminal, Message what, @Nullable LongFunction<String> unit) {
    this(terminal, what, unit, System::nanoTime);
  }

  Progress(
      Terminal terminal,
      Message what,
      @Nullable LongFunction<String> unit,
      LongSupplier nanoClock) {
    this.terminal = terminal;
    this.what = terminal.text(what);
    this.unit = unit;
    this.nanoClock = nanoClock;
    started = nanoClock.getAsLong();
    nextNanos = (terminal.errIsScreen() ? REDRAW : LOG).toNanos();
  }

  public static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// Work that goes on: so many units were done before.
  public synchronized void startAt(long done) {
    before = done;
  }

  /// `done` of `total` units of work are behind us. May be called as often as one likes, by any
  /// thread.
  public synchronized void at(long done, long total) {
    Terminal.Meter meter = terminal.meter();
    if (meter != null) {
      meter.at(done, total);
      return;
    }
    long nanos = nanoClock.getAsLong() - started;
    if (nanos < nextNanos || total <= 0) {
      return;
    }
    nextNanos = nanos + (terminal.errIsScreen() ? REDRAW : LOG).toNanos();
    String text = text(done, total, nanos / 1e9);
    if (terminal.errIsScreen()) {
      terminal.err().print("\r" + text + " ".repeat(Math.max(0, drawn - Table.width(text))));
      terminal.err().flush();
      drawn = Table.width(text);
    } else {
      terminal.err().println(text);
    }
  }

  private String text(long done, long total, double seconds) {
    double rate = (done - before) / seconds;
    String percent = String.format(Locale.ROOT, "%.1f %%", 100.0 * done / total);
    String left = rate == 0 ? "?" : time((long) ((total - done) / rate));
    return unit == null
        ? terminal.text(CommandMessage.PROGRESS_SHARE, what, percent, left)
        : terminal.text(
            CommandMessage.PROGRESS,
            what,
            percent,
            unit.apply(done),
            unit.apply((long) rate),
            left);
  }

  private static String time(long seconds) {
    return seconds < 60
        ? seconds + " s"
        : String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
  }

  /// Wipes the line, so that what comes next starts on a clean one.
  @Override
  public synchronized void close() {
    if (drawn > 0) {
      terminal.err().print("\r" + " ".repeat(drawn) + "\r");
      terminal.err().flush();
      drawn = 0;
    }
  }
}
