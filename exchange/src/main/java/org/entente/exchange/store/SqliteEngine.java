package org.entente.exchange.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.entente.cases.CaseSearch;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;

/// One file beside its log of writes.
///
/// @param file where it is, or will be made
record SqliteEngine(Path file) implements Engine {
  private static final int BUSY_MILLIS = 30_000;

  @Override
  public String name() {
    return file.toString();
  }

  private String url() {
    return "jdbc:sqlite:" + file;
  }

  @Override
  public Connection connect(boolean readOnly) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setPragma(SQLiteConfig.Pragma.CACHE_SIZE, "-65536");
    config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, "1073741824");
    Connection connection = config.createConnection(url());
    if (readOnly) {
      Row.execute(connection, "PRAGMA query_only = 1");
    }
    return Prepared.over(connection);
  }

  @Override
  public List<String> own(String statement) {
    return List.of(statement);
  }

  @Override
  public int stepCount(Connection connection) throws SQLException {
    return (int) Row.number(connection, "PRAGMA user_version");
  }

  @Override
  public void setStepCount(Connection connection, int count) throws SQLException {
    Row.execute(connection, "PRAGMA user_version = " + count);
  }

  /// The file is the node's own: whoever runs it holds the lock of its folder.
  @Override
  public boolean claim(Connection connection) {
    return true;
  }

  @Override
  public boolean isLost(Connection connection) {
    return false;
  }

  @Override
  public void begin(Connection connection) throws SQLException {
    Row.execute(connection, "BEGIN IMMEDIATE");
  }

  @Override
  public void commit(Connection connection) throws SQLException {
    Row.execute(connection, "COMMIT");
  }

  @Override
  public void rollBack(Connection connection) throws SQLException {
    Row.execute(connection, "ROLLBACK");
  }

  @Override
  public void beginReading(Connection connection, boolean atOnce) throws SQLException {
    if (atOnce) {
      Row.execute(connection, "BEGIN");
    }
  }

  @Override
  public void endReading(Connection connection, boolean atOnce) throws SQLException {
    if (atOnce) {
      Row.execute(connection, "COMMIT");
    }
  }

  @Override
  public void forLong(Connection connection) {}

  @Override
  public void learn(Connection connection) {}

  @Override
  public long lastNumber(Connection connection, String table) throws SQLException {
    return Row.number(connection, "SELECT seq FROM sqlite_sequence WHERE name = ?", table);
  }

  @Override
  public void setLastNumber(Connection connection, String table, long number) throws SQLException {
    Row.update(connection, "DELETE FROM sqlite_sequence WHERE name = ?", table);
    if (number > 0) {
      Row.update(connection, "INSERT INTO sqlite_sequence(name, seq) VALUES (?,?)", table, number);
    }
  }

  /// Page by page.
  @Override
  public void copyTo(Path copy) throws IOException {
    try (Connection connection = new SQLiteConfig().createConnection(url())) {
      int result =
          connection
              .unwrap(SQLiteConnection.class)
              .getDatabase()
              .backup("main", copy.toString(), null);
      if (result != 0) {
        throw new IOException(copy + ": the copy failed, code " + result);
      }
    } catch (SQLException e) {
      throw new IOException(copy + ": " + e.getMessage(), e);
    }
  }

  /// Pages, and the order of indexes, which could hide an object from a page of answers. Over a
  /// connection of its own: one that has read before holds an index of texts against what was
  /// written since, and calls it damaged (SQLite 3.54.1).
  @Override
  public List<String> damages(Connection connection, int most) throws SQLException {
    try (Connection fresh = connect(true);
        PreparedStatement statement =
            fresh.prepareStatement("PRAGMA integrity_check(" + most + ")");
        ResultSet rows = statement.executeQuery()) {
      List<String> damages = new ArrayList<>();
      while (rows.next()) {
        if (!"ok".equals(rows.getString(1))) {
          damages.add(rows.getString(1));
        }
      }
      return damages;
    }
  }

  @Override
  public CaseSearch search() {
    return CaseSearch.FTS5;
  }

  @Override
  public IOException failed(SQLException error) {
    boolean isKnown = StorageFailure.isFull(error) || StorageFailure.isDamage(error);
    String why = isKnown ? new StorageFailure(error).advice() : error.getMessage();
    return new IOException(file + ": " + why, error);
  }
}
