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
import java.util.concurrent.LinkedBlockingQueue;

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
  private final Connection writer;
  private final BlockingQueue<Connection> readers = new ArrayBlockingQueue<>(READERS);
  private final BlockingQueue<Job<?>> jobs = new LinkedBlockingQueue<>(WAITING);
  private final Job<?> last = new Job<>(_ -> "", new CompletableFuture<>());
  private final Thread thread;

  Database(Engine engine) throws IOException {
    this.engine = engine;
    try {
      writer = engine.connect(false);
      Schema.raise(engine, writer);
      for (int i = 0; i < READERS; i++) {
        readers.add(engine.connect(true));
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
    Connection connection = null;
    try {
      connection = readers.take();
      return work.in(connection);
    } catch (SQLException e) {
      throw new StorageFailure(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageFailure(e);
    } finally {
      if (connection != null) {
        readers.add(connection);
      }
    }
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

  /// Reads what stands at one instant, whatever is written meanwhile.
  <T> T readAtOnce(Work<T> work) {
    return read(
        connection -> {
          engine.beginReading(connection);
          try {
            return work.in(connection);
          } finally {
            engine.endReading(connection);
          }
        });
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
        commit(group);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void commit(List<Job<?>> group) {
    List<Settled<?>> settled = new ArrayList<>();
    try {
      engine.begin(writer);
      for (Job<?> job : group) {
        run(job, settled);
      }
      engine.commit(writer);
    } catch (SQLException e) {
      rollBack();
      group.forEach(job -> job.done().completeExceptionally(new StorageFailure(e)));
      return;
    }
    settled.forEach(Settled::tell);
  }

  private <T> void run(Job<T> job, List<Settled<?>> settled) throws SQLException {
    Row.execute(writer, "SAVEPOINT one");
    try {
      settled.add(new Settled<>(job.done(), job.work().in(writer)));
    } catch (SQLException e) {
      undoOne(e);
      job.done().completeExceptionally(new StorageFailure(e));
    } catch (RuntimeException e) {
      Row.execute(writer, "ROLLBACK TO one");
      job.done().completeExceptionally(e);
    }
    Row.execute(writer, "RELEASE one");
  }

  /// A full disk or a damaged page ends the whole transaction, and with it the savepoint: then
  /// all of the group fails, by the reason that began it.
  private void undoOne(SQLException reason) throws SQLException {
    try {
      Row.execute(writer, "ROLLBACK TO one");
    } catch (SQLException e) {
      reason.addSuppressed(e);
      throw reason;
    }
  }

  private void rollBack() {
    try {
      engine.rollBack(writer);
    } catch (SQLException _) {
      // It has rolled back by itself.
    }
  }

  /// Ends what is waiting, then closes.
  @Override
  public void close() throws IOException {
    try {
      jobs.put(last);
      thread.join();
      for (Connection reader : readers) {
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
