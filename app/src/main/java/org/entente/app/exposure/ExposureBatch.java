package org.entente.app.exposure;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.JsonLines;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.message.AttributionMessage;
import org.jspecify.annotations.Nullable;

/// Screens a file of addresses, one a line, on all cores: one result a line, in the file's order.
/// No more than some thousand lines are held at a time, however many there are.
final class ExposureBatch {
  private static final int CHUNK = 64;
  private static final int WAITING_EACH = 4;
  private static final int MOST_CORES = 16;

  private final Terminal terminal;
  private final ExposureJson json;
  private final boolean lenient;
  private final int cores = Math.min(MOST_CORES, Runtime.getRuntime().availableProcessors());

  /// Each is one thread's at a time.
  private final BlockingQueue<Desk> idle = new ArrayBlockingQueue<>(MOST_CORES);

  private boolean raised;
  private long skipped;

  private record Line(long number, String text) {}

  /// What came of some lines. `end` is what nothing could be read behind, or null.
  private record Answer(
      String results, boolean raised, List<BadInput> skipped, @Nullable BadInput end) {}

  ExposureBatch(
      Terminal terminal, ExposureJson json, Supplier<? extends Desk> desks, boolean lenient) {
    this.terminal = terminal;
    this.json = json;
    this.lenient = lenient;
    for (int i = 0; i < cores; i++) {
      idle.add(desks.get());
    }
  }

  /// Whether a threshold was reached.
  boolean raised() {
    return raised;
  }

  /// Lines that could not be read.
  long skipped() {
    return skipped;
  }

  /// Begins with line `fromLine`, counted from 1.
  void run(String path, long fromLine) throws IOException {
    Deque<Future<Answer>> waiting = new ArrayDeque<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(cores);
        JsonLines lines = JsonLines.open(path)) {
      try {
        for (List<Line> some = next(lines, fromLine);
            !some.isEmpty();
            some = next(lines, fromLine)) {
          List<Line> chunk = some;
          waiting.add(workers.submit(() -> screen(lines.name(), chunk)));
          if (waiting.size() > WAITING_EACH * cores) {
            tell(waiting.remove());
          }
        }
        while (!waiting.isEmpty()) {
          tell(waiting.remove());
        }
      } finally {
        waiting.forEach(future -> future.cancel(true));
        terminal.out().flush();
      }
    }
  }

  private static List<Line> next(JsonLines lines, long fromLine) throws IOException {
    List<Line> some = new ArrayList<>(CHUNK);
    while (some.size() < CHUNK) {
      String line = lines.next();
      if (line == null) {
        break;
      }
      if (lines.number() >= fromLine) {
        some.add(new Line(lines.number(), line.strip()));
      }
    }
    return some;
  }

  private Answer screen(String name, List<Line> lines) throws InterruptedException {
    Desk desk = idle.take();
    try {
      StringBuilder results = new StringBuilder();
      List<BadInput> bad = new ArrayList<>();
      boolean any = false;
      for (Line line : lines) {
        List<Screened> screened;
        try {
          screened = desk.ask(line.text());
        } catch (BadInput wrong) {
          BadInput placed =
              new BadInput(
                  name,
                  "line " + line.number(),
                  String.valueOf(wrong.getMessage()),
                  "Mend the line, or leave out what is no address: --lenient.",
                  wrong);
          if (!lenient) {
            return new Answer(results.toString(), any, bad, placed);
          }
          bad.add(placed);
          continue;
        }
        results.append(Json.text(json.of(screened))).append('\n');
        any |= Screened.anyRaised(screened, json.alarms());
      }
      return new Answer(results.toString(), any, bad, null);
    } finally {
      idle.add(desk);
    }
  }

  private void tell(Future<Answer> future) throws IOException {
    Answer answer;
    try {
      answer = future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
    terminal.out().print(answer.results());
    raised |= answer.raised();
    for (BadInput bad : answer.skipped()) {
      skipped++;
      terminal.note(AttributionMessage.LINE_SKIPPED, String.valueOf(bad.getMessage()));
    }
    if (answer.end() != null) {
      throw answer.end();
    }
  }
}
