package org.entente.cases;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// One SQLite file and a clock that a test sets.
final class FileStorage implements CaseStorage, AutoCloseable {
  private static final String TABLES =
      CaseTables.FIRST
          + CaseTables.ORIGINS
          + CaseTables.LEARNT
          + CaseTables.HEADS
          + CaseTables.PUBLISHED
          + CaseTables.SEALS;

  final Connection connection;
  long clock = 1_000_000;

  FileStorage(Path file) throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (var statement = connection.createStatement()) {
      for (String one : TABLES.split(";\n", -1)) {
        if (!one.isBlank()) {
          statement.executeUpdate(one);
        }
      }
    }
    connection.setAutoCommit(false);
  }

  @Override
  public <T> T read(Work<T> work) {
    return write(work);
  }

  @Override
  public <T> T write(Work<T> work) {
    try {
      T result = work.in(connection);
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException e) {
      try {
        connection.rollback();
      } catch (SQLException again) {
        e.addSuppressed(again);
      }
      throw e instanceof RuntimeException own ? own : new IllegalStateException(e);
    }
  }

  @Override
  public CaseSearch search() {
    return CaseSearch.FTS5;
  }

  @Override
  public long nowMicros() {
    return clock;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
