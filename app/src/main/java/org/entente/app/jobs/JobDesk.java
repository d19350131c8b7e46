package org.entente.app.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.entente.app.terminal.ExitCode;
import org.entente.base.BadInput;
import org.entente.exchange.job.Job;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.store.Jobs;
import org.entente.exchange.store.StorageFailure;
import org.jspecify.annotations.Nullable;

/// Runs the jobs of a node, no more at once than there are places, by [Turns]. What it was doing
/// when it ended, however it ended, it does again: a file's screening from its last row on, all
/// else from the start.
public final class JobDesk implements AutoCloseable {
  /// What a node lets its jobs have.
  ///
  /// @param places how many run at once
  /// @param heapMegabytes what one of them may take
  /// @param kept how long one that was begun keeps its place
  /// @param results how long the files of a job that is over are kept
  /// @param version of this program
  public record Rules(
      int places, int heapMegabytes, Duration kept, Duration results, String version) {}

  private static final long TICK_MILLIS = 1_000;

  /// A file may be there before its job is.
  private static final Duration UNTOUCHED = Duration.ofHours(1);

  private static final long SWEEP_NANOS = Duration.ofHours(1).toNanos();

  /// Why a run ended that didn't end by itself.
  private enum Ended {
    YIELDED,
    CANCELLED,
    CLOSED
  }

  /// A place that is taken.
  private static final class Held {
    final Turns.Running turn;
    @Nullable JobRun run;
    @Nullable Ended ended;

    Held(Turns.Running turn) {
      this.turn = turn;
    }
  }

  private final Jobs jobs;
  private final JobFiles files;
  private final JobPlaces places;
  private final Rules rules;
  private final Consumer<String> news;
  private final Turns turns;
  private final Map<String, Held> held = new LinkedHashMap<>();
  private final Map<String, Job.Progress> progress = new ConcurrentHashMap<>();
  private @Nullable Thread thread;
  private boolean isEnding;

  /// @param news takes the id of a job that changed; must be quick
  public JobDesk(Jobs jobs, JobFiles files, JobPlaces places, Rules rules, Consumer<String> news) {
    this.jobs = jobs;
    this.files = files;
    this.places = places;
    this.rules = rules;
    this.news = news;
    turns = new Turns(rules.places(), rules.kept().toNanos());
  }

  public void start() {
    jobs.recover();
    thread = Thread.ofPlatform().name("jobs").start(this::work);
  }

  /// Looks at once what there is to do.
  public synchronized void wake() {
    notifyAll();
  }

  /// How far a job is at this moment; empty when it doesn't run.
  public Optional<Job.Progress> progress(String id) {
    return Optional.ofNullable(progress.get(id));
  }

  /// Cancels a job. Whether it wasn't over.
  public boolean cancel(String id) {
    boolean isCancelled = jobs.cancel(id);
    if (isCancelled) {
      end(id, Ended.CANCELLED);
      news.accept(id);
    }
    return isCancelled;
  }

  private synchronized void end(String id, Ended why) {
    Held one = held.get(id);
    if (one != null) {
      if (one.ended == null) {
        one.ended = why;
      }
      if (one.run != null) {
        one.run.end();
      }
    }
  }

  /// Ends all that runs; it waits for the next start.
  @Override
  public void close() throws IOException {
    synchronized (this) {
      isEnding = true;
      notifyAll();
    }
    Thread running = thread;
    if (running == null) {
      return;
    }
    try {
      running.join();
      synchronized (this) {
        List.copyOf(held.keySet()).forEach(id -> end(id, Ended.CLOSED));
        while (!held.isEmpty()) {
          wait();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private void work() {
    long swept = System.nanoTime() - SWEEP_NANOS;
    try {
      while (step()) {
        if (System.nanoTime() - swept >= SWEEP_NANOS) {
          swept = System.nanoTime();
          sweep();
        }
        synchronized (this) {
          if (!isEnding) {
            wait(TICK_MILLIS);
          }
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Removes files of jobs that have been over for longer than they are kept.
  void sweep() {
    try {
      long before = jobs.nowMicros() - rules.results().toMillis() * 1_000;
      files.sweep(Instant.now().minus(UNTOUCHED), sha256 -> jobs.needs(sha256, before));
    } catch (IOException | StorageFailure _) {
      // Tried again with the next sweep; nothing is lost by it.
    }
  }

  /// Does what is to do now. Whether there may be more later.
  private synchronized boolean step() {
    try {
      boolean goesOn = true;
      while (goesOn && !isEnding) {
        goesOn = move();
      }
    } catch (StorageFailure _) {
      // Tried again with the next tick; whoever asks for something hears of it.
    }
    return !isEnding;
  }

  /// Whether there may be another move at once.
  private boolean move() {
    List<Turns.Running> running = held.values().stream().map(one -> one.turn).toList();
    return switch (turns.next(jobs.waiting(), running, System.nanoTime()).orElse(null)) {
      case null -> false;
      case Turns.Move.Begin begin -> {
        begin(jobs.named(begin.id()).orElseThrow());
        yield true;
      }
      case Turns.Move.Yield one -> {
        end(one.id(), Ended.YIELDED);
        yield false;
      }
    };
  }

  private void begin(Job job) {
    String id = job.id();
    Held place =
        new Held(
            new Turns.Running(id, job.asked().person(), job.asked().isBulk(), System.nanoTime()));
    Prepared prepared;
    try {
      prepared = prepare(job);
    } catch (IOException | BadInput e) {
      fail(id, String.valueOf(e.getMessage()));
      news.accept(id);
      return;
    }
    if (jobs.begin(id, prepared.inputs())) {
      held.put(id, place);
      progress.put(id, new Job.Progress(0, 0, prepared.request().form().unit()));
      Thread.ofVirtual().name("job " + id).start(() -> run(job, prepared, place));
      news.accept(id);
    }
  }

  /// @param inputs what the result depends on, as JSON
  private record Prepared(JobRequest request, String inputs, List<String> arguments, Path out) {}

  private Prepared prepare(Job job) throws IOException {
    JobRequest request = JobRequest.read(job.asked().request());
    Map<String, JsonValue> told = new LinkedHashMap<>();
    told.put("version", JsonValue.of(rules.version()));
    told.putAll(places.inputs(request, LocalDate.now(ZoneOffset.UTC)));
    List<String> extra = new ArrayList<>();
    if (told.get("asKnown") instanceof JsonValue.Text day) {
      extra.add("--as-known=" + day.value());
    }
    Path result = files.result(job.id());
    Path upload = request.takesFile() ? files.at(job.asked().upload()) : result;
    List<String> shown =
        request.arguments((_, value) -> value, extra, request.takesFile() ? request.file() : "");
    told.put("command", JsonValue.of("entente " + String.join(" ", shown)));
    if (request.takesFile()) {
      told.put("file", JsonValue.of(job.asked().upload()));
    }
    String inputs = JsonWriter.text(new JsonValue.Members(told));
    if (request.form().isScreening()) {
      extra.add("--home=" + places.lists());
    }
    Path out = result;
    if (request.form().goesOn()) {
      if (!inputs.equals(job.inputs())) {
        files.clear(job.id()); // Other lists than before: not one row is kept.
        result = files.result(job.id());
      }
      extra.add("--output=" + result);
      out = result.resolveSibling("out");
    }
    return new Prepared(
        request, inputs, request.arguments(places::called, extra, upload.toString()), out);
  }

  private void run(Job job, Prepared prepared, Held place) {
    String id = job.id();
    try {
      JobRun run =
          JobRun.start(
              prepared.arguments(),
              prepared.out(),
              prepared.request().form(),
              rules.heapMegabytes());
      synchronized (this) {
        place.run = run;
        if (place.ended != null) {
          run.end();
        }
      }
      int exit = run.await((done, total) -> tell(id, done, total));
      settle(id, exit, run, place);
    } catch (IOException | StorageFailure e) {
      fail(id, String.valueOf(e.getMessage()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      progress.remove(id);
      synchronized (this) {
        held.remove(id);
        notifyAll();
      }
      news.accept(id);
    }
  }

  private void tell(String id, long done, long total) {
    Job.Progress before = progress.get(id);
    if (before != null) {
      Job.Progress now = new Job.Progress(done, total, before.unit());
      progress.put(id, now);
      jobs.note(id, now);
      news.accept(id);
    }
  }

  private void settle(String id, int exit, JobRun run, Held place) throws IOException {
    Ended ended;
    synchronized (this) {
      ended = place.ended;
    }
    if (exit == ExitCode.DONE || exit == ExitCode.FOUND) {
      jobs.finish(id, files.seal(id, exit == ExitCode.FOUND));
      files.clear(id);
    } else {
      switch (ended) {
        case YIELDED, CLOSED -> jobs.putBack(id);
        case CANCELLED -> files.clear(id);
        case null -> fail(id, run.said().isEmpty() ? "It ended with code " + exit : run.said());
      }
    }
  }

  private void fail(String id, String reason) {
    try {
      jobs.fail(id, reason);
      files.clear(id);
    } catch (IOException | StorageFailure _) {
      // The store says so itself; at the next start the job is tried again.
    }
  }
}
