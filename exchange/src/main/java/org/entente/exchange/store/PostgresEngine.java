package org.entente.exchange.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.entente.base.BadInput;
import org.entente.cases.CaseSearch;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/// A database of a server of PostgreSQL, or one schema of it.
///
/// One node has it at a time: whoever writes holds a lock of the session that writes, so that
/// both end together. Readers see what stands at one instant.
///
/// Every statement has an index. The planner doesn't know it of a table that is filled faster than
/// it is analysed, so reading whole tables is what it must do last.
record PostgresEngine(PostgresPlace place) implements Engine {
  private static final int OLDEST = 14;
  private static final int FETCHED = 500;
  private static final String CONNECT_SECONDS = "10";
  private static final String SILENT_SECONDS = "90";
  private static final String SESSION =
      "-c statement_timeout=60s -c lock_timeout=30s -c timezone=UTC -c enable_seqscan=off"
          + " -c jit=off -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5"
          + " -c tcp_keepalives_count=3";
  private static final String GROWN =
      "SELECT relname FROM pg_stat_user_tables WHERE schemaname = current_schema()"
          + " AND n_mod_since_analyze > 500 AND n_mod_since_analyze > n_live_tup / 2";
  private static final String CLAIM =
      "SELECT pg_try_advisory_lock(7101, hashtext(current_schema()))::int";

  @Override
  public String name() {
    return place.toString();
  }

  @Override
  public Connection connect(boolean readOnly) throws SQLException {
    Properties how = new Properties();
    place.properties().forEach(how::setProperty);
    PGProperty.CONNECT_TIMEOUT.set(how, CONNECT_SECONDS);
    PGProperty.SOCKET_TIMEOUT.set(how, SILENT_SECONDS);
    PGProperty.TCP_KEEP_ALIVE.set(how, true);
    PGProperty.PREPARE_THRESHOLD.set(how, 1);
    PGProperty.REWRITE_BATCHED_INSERTS.set(how, true);
    PGProperty.DEFAULT_ROW_FETCH_SIZE.set(how, FETCHED);
    PGProperty.APPLICATION_NAME.set(how, "entente");
    // Within a group of writing, what one job couldn't do is undone by its savepoint.
    PGProperty.AUTOSAVE.set(how, "never");
    PGProperty.OPTIONS.set(how, SESSION);
    try {
      String password = place.password();
      if (password != null) {
        PGProperty.PASSWORD.set(how, password);
      }
    } catch (IOException e) {
      throw new SQLException("the password's file can't be read: " + e.getMessage(), "28000", e);
    }
    Connection connection = new Driver().connect(place.address(), how);
    if (connection == null) {
      throw new SQLException("it is no address of PostgreSQL");
    }
    try {
      check(connection);
      if (readOnly) {
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      }
      return Prepared.over(connection);
    } catch (SQLException | BadInput e) {
      connection.close();
      throw e;
    }
  }

  /// What is acknowledged must be on disk, and every letter must fit.
  private void check(Connection connection) throws SQLException {
    int version = connection.getMetaData().getDatabaseMajorVersion();
    if (version < OLDEST) {
      throw bad("it is PostgreSQL " + version, "Use version " + OLDEST + " or later");
    }
    String encoding = Row.text(connection, "SELECT current_setting('server_encoding')");
    if (!"UTF8".equals(encoding)) {
      throw bad("its encoding is " + encoding, "Create it with ENCODING 'UTF8' TEMPLATE template0");
    }
    if ("off".equals(Row.text(connection, "SELECT current_setting('fsync')"))) {
      throw bad("its server has fsync = off: a power cut would lose all", "Set fsync = on");
    }
    if (Row.text(connection, "SELECT current_schema()") == null) {
      throw bad("its schema isn't there, or not for this user", "Create it, or grant USAGE on it");
    }
    if (Row.number(connection, "SELECT pg_is_in_recovery()::int") == 1) {
      throw bad("it is a copy that only reads", "Give the address of the server that writes");
    }
    if (!List.of("on", "remote_apply").contains(synchronous(connection))) {
      Row.execute(connection, "SET synchronous_commit = on");
    }
  }

  private static String synchronous(Connection connection) throws SQLException {
    return String.valueOf(Row.text(connection, "SELECT current_setting('synchronous_commit')"));
  }

  private BadInput bad(String reason, String next) {
    return new BadInput(name(), "", reason, next);
  }

  @Override
  public List<String> own(String statement) {
    return PostgresWords.of(statement);
  }

  @Override
  public int stepCount(Connection connection) throws SQLException {
    return Row.text(connection, "SELECT to_regclass('schema_step')::text") == null
        ? 0
        : (int) Row.number(connection, "SELECT max(done) FROM schema_step");
  }

  @Override
  public void setStepCount(Connection connection, int count) throws SQLException {
    Row.execute(connection, "CREATE TABLE IF NOT EXISTS schema_step(done BIGINT PRIMARY KEY)");
    Row.update(connection, "INSERT INTO schema_step VALUES (?)", count);
  }

  @Override
  public boolean claim(Connection connection) throws SQLException {
    return Row.number(connection, CLAIM) == 1;
  }

  @Override
  public boolean isLost(Connection connection) {
    try {
      return !connection.isValid(2);
    } catch (SQLException _) {
      return true;
    }
  }

  @Override
  public void begin(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
  }

  /// Throws when the server rolled back instead.
  @Override
  public void commit(Connection connection) throws SQLException {
    connection.commit();
    connection.setAutoCommit(true);
  }

  @Override
  public void rollBack(Connection connection) throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
  }

  /// Only within a transaction does the driver take rows as they are asked for.
  @Override
  public void beginReading(Connection connection, boolean atOnce) throws SQLException {
    connection.setAutoCommit(false);
  }

  @Override
  public void endReading(Connection connection, boolean atOnce) throws SQLException {
    connection.commit();
    connection.setAutoCommit(true);
  }

  /// The server does it once a minute. Until then it takes a table for empty and reads all of it
  /// by whichever index.
  @Override
  public void learn(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (var statement = connection.prepareStatement(GROWN);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    for (String table : tables) {
      Row.execute(connection, "ANALYZE " + table);
    }
  }

  @Override
  public void forLong(Connection connection) throws SQLException {
    Row.execute(connection, "SET LOCAL statement_timeout = 0");
  }

  @Override
  public long lastNumber(Connection connection, String table) throws SQLException {
    String sequence = Row.text(connection, "SELECT pg_get_serial_sequence(?, 'number')", table);
    return Row.number(
        connection, "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM " + sequence);
  }

  @Override
  public void setLastNumber(Connection connection, String table, long number) throws SQLException {
    Row.number(
        connection,
        "SELECT setval(pg_get_serial_sequence(?, 'number'), ?, ? = 1)",
        table,
        Math.max(number, 1),
        number > 0);
  }

  @Override
  public void copyTo(Path file) throws IOException {
    Engine copy = new SqliteEngine(file);
    try (Connection from = connect(true);
        Connection to = copy.connect(false)) {
      Schema.raise(copy, to);
      new Transfer(this, from, copy, to).run();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /// Reads every row, and so every page of the tables, whose checksums the server compares.
  @Override
  public List<String> damages(Connection connection, int most) throws SQLException {
    List<String> damages = new ArrayList<>();
    for (Schema.Table table : Schema.tables()) {
      try {
        forLong(connection);
        Row.number(
            connection, "SELECT sum(length(all_of.*::text)) FROM " + table.name() + " AS all_of");
      } catch (SQLException e) {
        if (!StorageFailure.isDamage(e)) {
          throw e;
        }
        damages.add(table.name() + ": " + e.getMessage());
        connection.rollback();
      }
    }
    return damages.subList(0, Math.min(most, damages.size()));
  }

  @Override
  public CaseSearch search() {
    return CaseSearch.GRAMS;
  }

  @Override
  public IOException failed(SQLException error) {
    if (error.getCause() instanceof BadInput bad) {
      throw bad;
    }
    String state = error.getSQLState() == null ? "" : error.getSQLState();
    String next =
        switch (state) {
          case "28P01", "28000" -> "correct the user, or the password in its file or in ~/.pgpass";
          case "3D000" -> "create the database with ENCODING 'UTF8' TEMPLATE template0";
          case "42501", "3F000" -> "let the user own the schema, or grant CREATE and USAGE on it";
          case "42P07" -> "name a database or a schema that is empty";
          case "53300" -> "let the server take more connections: a node has five";
          default -> state.startsWith("08") ? "start the server, or correct the address" : "";
        };
    return new IOException(
        name() + ": " + error.getMessage() + (next.isEmpty() ? "" : ". Next: " + next), error);
  }
}
