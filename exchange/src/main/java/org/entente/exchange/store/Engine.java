package org.entente.exchange.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.entente.cases.CaseSearch;

/// What a database does in a way of its own. All other SQL is in what every engine speaks:
/// `ON CONFLICT` instead of `INSERT OR`, `RETURNING`, no functions but `count`, `max`, `coalesce`
/// and the like, truth as 0 and 1, JSON as text.
sealed interface Engine permits SqliteEngine, PostgresEngine {
  /// As people are told of it, without a secret.
  String name();

  Connection connect(boolean readOnly) throws SQLException;

  /// A statement of [Schema], which is in the words of SQLite, in the words of this engine.
  List<String> own(String statement);

  /// How many steps of the schema were taken.
  int stepCount(Connection connection) throws SQLException;

  void setStepCount(Connection connection, int count) throws SQLException;

  /// Takes the database for one node until the connection ends; false when another has it.
  boolean claim(Connection connection) throws SQLException;

  /// Whether nothing will come over this connection any more.
  boolean isLost(Connection connection);

  /// Begins to write; nobody else writes until it is committed or rolled back.
  void begin(Connection connection) throws SQLException;

  void commit(Connection connection) throws SQLException;

  void rollBack(Connection connection) throws SQLException;

  /// Begins to read, until [#endReading].
  ///
  /// @param atOnce whether all of it must be what stands at one instant
  void beginReading(Connection connection, boolean atOnce) throws SQLException;

  void endReading(Connection connection, boolean atOnce) throws SQLException;

  /// Within what was begun: it may take hours.
  void forLong(Connection connection) throws SQLException;

  /// The last number that was given out in a table, that of a removed row included.
  long lastNumber(Connection connection, String table) throws SQLException;

  void setLastNumber(Connection connection, String table, long number) throws SQLException;

  /// Lets the database learn how much it holds, where it doesn't by itself, or not soon enough.
  void learn(Connection connection) throws SQLException;

  /// Everything at one instant in a new file of SQLite, while others go on.
  void copyTo(Path file) throws IOException;

  /// What is damaged in the database's own structures, in words.
  ///
  /// @param most of the damages that are told
  List<String> damages(Connection connection, int most) throws SQLException;

  /// How the texts of cases are found.
  CaseSearch search();

  /// The error with its next step. Throws [org.entente.base.BadInput] where what was told is wrong.
  IOException failed(SQLException error);
}
