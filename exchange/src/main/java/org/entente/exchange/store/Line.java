package org.entente.exchange.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.entente.base.BadInput;
import org.jspecify.annotations.Nullable;

/// A connection that is made anew when it was lost: before it is used, if it has long been idle or
/// another one was lost since. For one thread at a time.
final class Line implements AutoCloseable {
  /// What all lines to one database know of it.
  static final class Weather {
    private volatile long lostNanos = System.nanoTime();
    private volatile long refusedNanos = lostNanos - REFUSED_NANOS;
    private volatile @Nullable SQLException refusal;
  }

  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /// So long nobody tries again to connect: whoever asks is told at once.
  private static final long REFUSED_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /// A node that was killed is waited for: its server needs a moment to see that it is gone.
  private static final long CLAIM_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final long CLAIM_PAUSE_MILLIS = 50;

  private final Engine engine;
  private final boolean isReadOnly;
  private final Weather weather;
  private @Nullable Connection connection;
  private boolean isClaimed;
  private long usedNanos;

  /// Connects when it is first taken.
  Line(Engine engine, boolean isReadOnly, Weather weather) {
    this.engine = engine;
    this.isReadOnly = isReadOnly;
    this.weather = weather;
  }

  /// The connection, which [#done] gives back.
  Connection take() throws SQLException {
    Connection held = connection;
    if (held != null) {
      boolean isDoubtful =
          System.nanoTime() - usedNanos > IDLE_NANOS || usedNanos - weather.lostNanos < 0;
      if (!isDoubtful || !engine.isLost(held)) {
        return held;
      }
      drop(held);
    }
    held = connected();
    connection = held;
    done();
    return held;
  }

  private Connection connected() throws SQLException {
    SQLException before = weather.refusal;
    if (before != null && System.nanoTime() - weather.refusedNanos < REFUSED_NANOS) {
      throw new SQLException(before.getMessage(), before.getSQLState(), before);
    }
    try {
      Connection made = engine.connect(isReadOnly);
      weather.refusal = null;
      return made;
    } catch (BadInput e) {
      throw refused(new SQLException(e.getMessage(), StorageFailure.UNREACHED, e));
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  private SQLException refused(SQLException reason) {
    weather.refusal = reason;
    weather.refusedNanos = System.nanoTime();
    return reason;
  }

  private void drop(Connection lost) {
    connection = null;
    isClaimed = false;
    weather.lostNanos = System.nanoTime();
    try {
      lost.close();
    } catch (SQLException _) {
      // It is lost already.
    }
  }

  /// The connection, with the database taken for this node.
  Connection claim() throws SQLException {
    Connection held = take();
    long end = System.nanoTime() + CLAIM_NANOS;
    while (!isClaimed) {
      isClaimed = engine.claim(held);
      if (!isClaimed && System.nanoTime() - end > 0) {
        throw new SQLException(engine.name(), StorageFailure.TAKEN);
      }
      if (!isClaimed) {
        pause();
      }
    }
    return held;
  }

  private static void pause() throws SQLException {
    try {
      Thread.sleep(CLAIM_PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException(e);
    }
  }

  void done() {
    usedNanos = System.nanoTime();
  }

  /// Something failed: the next who takes it looks whether it is lost, and so for all lines.
  void doubt() {
    usedNanos = System.nanoTime() - 2 * IDLE_NANOS;
  }

  @Override
  public void close() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }
}
