package org.entente.app.watch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.WatchMessage;
import org.entente.watch.ais.AisCount;
import org.entente.watch.ais.AisReader;
import org.entente.watch.ais.AisSink;
import org.entente.watch.ais.Payload;
import org.entente.watch.ais.Reason;

/// Files of sentences, what could not be read of them, and how much there was. All of a file is
/// read; what it holds that is bad decides the exit code.
final class AisFiles implements AisSink {
  /// So many are listed; all are counted.
  private static final int MOST_LISTED = 100_000;

  interface Taken {
    /// True where the payload counts as a message of its own.
    boolean is(Payload payload, long timeMs);
  }

  record Rejected(String file, long line, Reason reason) {
    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("file", file);
      json.put("line", line);
      json.put("reason", reason.text());
      return json;
    }
  }

  private final Taken taken;
  private final AisCount count = new AisCount();
  private final List<Rejected> listed = new ArrayList<>();
  private String file = "";
  private long rejected;
  private long lines;
  private long sentences;

  AisFiles(Taken taken) {
    this.taken = taken;
  }

  void read(List<Path> files) throws IOException {
    for (Path path : files) {
      try (InputStream in = Files.newInputStream(path)) {
        read(path.toString(), in);
      } catch (NoSuchFileException e) {
        throw new BadInput(path.toString(), "", "no such file", "Check the path.", e);
      }
    }
  }

  /// To the end of a stream.
  void read(String name, InputStream in) throws IOException {
    file = name;
    AisReader reader = new AisReader(this);
    reader.read(in);
    lines += reader.lines();
    sentences += reader.sentences();
  }

  @Override
  public void message(Payload payload, long timeMs, long line) {
    if (taken.is(payload, timeMs)) {
      count.add(payload.type(), payload.mmsi());
    }
  }

  @Override
  public void rejected(long line, Reason reason) {
    rejected++;
    if (listed.size() < MOST_LISTED) {
      listed.add(new Rejected(file, line, reason));
    }
  }

  List<Rejected> listed() {
    return listed;
  }

  AisCount count() {
    return count;
  }

  Map<String, Object> stats() {
    Map<String, Object> types = new LinkedHashMap<>();
    for (int type = 1; type <= 27; type++) {
      if (count.ofType(type) > 0) {
        types.put(String.valueOf(type), count.ofType(type));
      }
    }
    Map<String, Object> stats = new LinkedHashMap<>();
    stats.put("lines", lines);
    stats.put("sentences", sentences);
    stats.put("messages", count.messages());
    stats.put("rejected", rejected);
    stats.put("types", types);
    stats.put("mmsi", count.stations());
    return stats;
  }

  void say(Terminal terminal) {
    terminal.say(
        WatchMessage.AIS_COUNTED, lines, sentences, count.messages(), count.stations(), rejected);
  }

  /// Tells a person what was not read. Without `isLenient` that is bad input.
  int exit(Terminal terminal, boolean isLenient, int otherwise) {
    if (rejected == 0) {
      return otherwise;
    }
    Rejected first = listed.getFirst();
    if (isLenient) {
      terminal.note(
          WatchMessage.AIS_REJECTED, rejected, first.file, first.line, first.reason.text());
      return ExitCode.FOUND;
    }
    String next =
        "Mend the line, or add --lenient to pass over it and " + (rejected - 1) + " more.";
    BadInput bad = new BadInput(first.file, "line " + first.line, first.reason.text(), next);
    terminal.note(CommandMessage.ERROR, String.valueOf(bad.getMessage()));
    return ExitCode.BAD_INPUT;
  }
}
