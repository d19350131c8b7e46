package org.entente.exchange.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// An engine and the connections to it. What is written together waits for one sync: a disk
/// does some 250 of them a second, whoever asks.
final class Database implements AutoCloseable {
  /// Something done within a transaction.
  @FunctionalInterface
  interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  private record Job<T>(Work<T> work, CompletableFuture<T> done) {}

  /// Of a job whose group is committed or not at all.
  private record Settled<T>(CompletableFuture<T> done, T result) {
    void tell() {
      done.complete(result);
    }
  }

  private static final int READERS = 4;
  private static final int GROUP = 256;
  private static final int WAITING = 10_000;

  private final Engine engine;
  private final Line writer;
  // Both in turn: else whoever comes is before those who wait, and some wait for seconds.
  private final BlockingQueue<Line> readers = new ArrayBlockingQueue<>(READERS, true);
  private final BlockingQueue<Job<?>> jobs = new ArrayBlockingQueue<>(WAITING, true);
  private final Job<?> last = new Job<>(_ -> "", new CompletableFuture<>());
  private final Thread thread;
  private long commits;

  Database(Engine engine) throws IOException {
    this.engine = engine;
    Line.Weather weather = new Line.Weather();
    try {
      writer = new Line(engine, false, weather);
      if (!Schema.isRaised(engine, writer.take())) {
        Schema.raise(engine, writer.claim());
      }
      for (int i = 0; i < READERS; i++) {
        readers.add(new Line(engine, true, weather));
      }
    } catch (SQLException e) {
      throw engine.failed(e);
    }
    thread = Thread.ofPlatform().name("writer").start(this::write);
  }

  Engine engine() {
    return engine;
  }

  <T> T read(Work<T> work) {
    return read(work, false);
  }

  /// Reads what stands at one instant, whatever is written meanwhile.
  <T> T readAtOnce(Work<T> work) {
    return read(work, true);
  }

  private <T> T read(Work<T> work, boolean atOnce) {
    Line line = null;
    try {
      line = readers.take();
      Connection connection = line.take();
      engine.beginReading(connection, atOnce);
      T result;
      try {
        result = work.in(connection);
      } finally {
        engine.endReading(connection, atOnce);
      }
      line.done();
      return result;
    } catch (SQLException e) {
      line = doubted(line);
      throw new StorageFailure(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageFailure(e);
    } finally {
      if (line != null) {
        readers.add(line);
      }
    }
  }

  private static @Nullable Line doubted(@Nullable Line line) {
    if (line != null) {
      line.doubt();
    }
    return line;
  }

  /// On disk when it returns. What `work` throws undoes what it did, and nothing else.
  <T> T write(Work<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    try {
      jobs.put(new Job<>(work, done));
      return done.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageFailure(e);
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new StorageFailure(e);
    }
  }

  /// On disk with the next group; nobody waits for it.
  <T> void writeSoon(Work<T> work) {
    try {
      jobs.put(new Job<>(work, new CompletableFuture<>()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageFailure(e);
    }
  }

  /// What `work` gives, without anything of it done.
  <T> T tried(Work<T> work) {
    List<T> result = new ArrayList<>();
    try {
      this.<T>write(
          connection -> {
            result.add(work.in(connection));
            throw new Undone();
          });
    } catch (Undone _) {
      // As it should.
    }
    return result.getFirst();
  }

  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1;

    Undone() {
      super(null, null, false, false);
    }
  }

  private void write() {
    try {
      boolean goesOn = true;
      while (goesOn) {
        List<Job<?>> group = new ArrayList<>();
        group.add(jobs.take());
        jobs.drainTo(group, GROUP - 1);
        goesOn = !group.remove(last);
        if (!group.isEmpty()) {
          commit(group);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void commit(List<Job<?>> group) {
    List<Settled<?>> settled = new ArrayList<>();
    boolean isAtCommit = false;
    try {
      Connection connection = writer.claim();
      engine.begin(connection);
      for (Job<?> job : group) {
        run(connection, job, settled);
      }
      isAtCommit = true;
      engine.commit(connection);
      writer.done();
    } catch (SQLException e) {
      rollBack();
      StorageFailure failure = isAtCommit ? StorageFailure.atCommit(e) : new StorageFailure(e);
      group.forEach(job -> job.done().completeExceptionally(failure));
      return;
    }
    settled.forEach(Settled::tell);
    if (Long.bitCount(++commits) == 1) {
      learn();
    }
  }

  private static <T> void run(Connection connection, Job<T> job, List<Settled<?>> settled)
      throws SQLException {
    Row.execute(connection, "SAVEPOINT one");
    try {
      settled.add(new Settled<>(job.done(), job.work().in(connection)));
    } catch (SQLException e) {
      undoOne(connection, e);
      job.done().completeExceptionally(new StorageFailure(e));
    } catch (RuntimeException e) {
      Row.execute(connection, "ROLLBACK TO one");
      job.done().completeExceptionally(e);
    }
    Row.execute(connection, "RELEASE one");
  }

  /// A full disk, a damaged page or a lost connection ends the whole transaction, and with it the
  /// savepoint: then all of the group fails, by the reason that began it.
  private static void undoOne(Connection connection, SQLException reason) throws SQLException {
    try {
      Row.execute(connection, "ROLLBACK TO one");
    } catch (SQLException e) {
      reason.addSuppressed(e);
      throw reason;
    }
  }

  /// Nobody waits for it, and nothing is lost when it fails.
  private void learn() {
    try {
      engine.learn(writer.take());
    } catch (SQLException _) {
      writer.doubt();
    }
  }

  private void rollBack() {
    try {
      engine.rollBack(writer.take());
    } catch (SQLException _) {
      // It has rolled back by itself, or is gone.
    }
    writer.doubt();
  }

  /// Ends what is waiting, then closes.
  @Override
  public void close() throws IOException {
    try {
      jobs.put(last);
      thread.join();
      for (Line reader : readers) {
        reader.close();
      }
      writer.close();
    } catch (SQLException e) {
      throw new IOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
