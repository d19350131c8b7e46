package org.entente.app.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import org.entente.app.terminal.Json;
import org.entente.exchange.taxii.TaxiiTime;
import org.jspecify.annotations.Nullable;

/// The log of a node that runs: a line of JSON for each [LogLine] of the asked level. A log that
/// can't be written stops nothing: the lines lost are counted, and told when it can again.
public final class NodeLog implements AutoCloseable {
  /// Where lines go, one at a time.
  public interface Sink extends AutoCloseable {
    void write(byte[] line) throws IOException;

    @Override
    default void close() throws IOException {}
  }

  /// The time, in microseconds since 1970.
  public interface Clock {
    long micros();
  }

  private static final int LONGEST_TEXT = 300;

  private final @Nullable Sink sink;
  private final LogLine.Level least;
  private final Clock clock;
  private final ReentrantLock turn = new ReentrantLock();
  private long lost;

  /// @param least the least grave level that is written
  public NodeLog(Sink sink, LogLine.Level least, Clock clock) {
    this.sink = sink;
    this.least = least;
    this.clock = clock;
  }

  private NodeLog() {
    sink = null;
    least = LogLine.Level.ERROR;
    clock = () -> 0;
  }

  /// A log that nobody wants.
  public static NodeLog none() {
    return new NodeLog();
  }

  public boolean isWanted() {
    return sink != null;
  }

  /// An id for a request. It counts nothing: a partner shall not see how much a node is asked.
  public static String nextRequest() {
    return "%016x".formatted(ThreadLocalRandom.current().nextLong());
  }

  public void add(LogLine line) {
    if (sink == null || line.level().compareTo(least) > 0) {
      return;
    }
    turn.lock();
    try {
      if (lost > 0) {
        sink.write(bytes(new LogLine.Lost(lost)));
        lost = 0;
      }
      sink.write(bytes(line));
    } catch (IOException _) {
      lost++;
    } finally {
      turn.unlock();
    }
  }

  private byte[] bytes(LogLine line) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("time", TaxiiTime.text(clock.micros()));
    all.put("level", line.level().word());
    all.put("event", line.event());
    line.fields()
        .forEach((name, value) -> all.put(name, value instanceof String s ? cut(s) : value));
    return (plain(Json.text(all)) + "\n").getBytes(UTF_8);
  }

  private static String cut(String text) {
    return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
  }

  /// With everything escaped that ends a line somewhere, moves a cursor or isn't seen, so that a
  /// line looks like one line to whatever reads it. In JSON such characters stand in texts only.
  private static String plain(String json) {
    StringBuilder plain = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      int whole = json.codePointAt(i);
      if (!isPlain(whole)) {
        plain.append("\\u%04x".formatted((int) c));
        if (Character.charCount(whole) == 2) {
          i++;
          plain.append("\\u%04x".formatted((int) json.charAt(i)));
        }
      } else {
        plain.appendCodePoint(whole);
        i += Character.charCount(whole) - 1;
      }
    }
    return plain.toString();
  }

  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          false;
      default -> true;
    };
  }

  @Override
  public void close() throws IOException {
    if (sink != null) {
      sink.close();
    }
  }
}
