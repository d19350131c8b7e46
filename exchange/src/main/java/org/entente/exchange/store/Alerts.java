package org.entente.exchange.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What live traces raised, until somebody says that it is dealt with.
public final class Alerts {
  /// An alert as it stands.
  ///
  /// @param id the sender's, by which repeats are told
  /// @param json as it came
  /// @param done null while nobody has dealt with it
  public record Alert(long number, long atMicros, String id, String json, @Nullable Done done) {}

  /// Who dealt with it, and what they say.
  public record Done(String person, long atMicros, String text) {}

  /// Never changes; what comes later is a step of its own.
  static final String TABLES =
      """
      CREATE TABLE alert(number INTEGER PRIMARY KEY, at INTEGER NOT NULL,
        id TEXT NOT NULL UNIQUE, json TEXT NOT NULL, person TEXT, done INTEGER NOT NULL DEFAULT 0,
        words TEXT NOT NULL DEFAULT '');
      CREATE INDEX alert_done ON alert(done, number);
      """;

  private static final String COLUMNS =
      "SELECT number, at, id, json, person, done, words FROM alert ";

  private final Database database;
  private final Surroundings surroundings;

  Alerts(Database database, Surroundings surroundings) {
    this.database = database;
    this.surroundings = surroundings;
  }

  /// Takes an alert in; one that is here already is not taken again, and empty.
  public Optional<Alert> add(String id, String json) {
    return database.write(
        connection -> {
          if (!list(connection, COLUMNS + "WHERE id = ?", id).isEmpty()) {
            return Optional.empty();
          }
          long now = surroundings.nowMicros();
          long number = Row.number(connection, "SELECT coalesce(max(number), 0) + 1 FROM alert");
          Row.update(
              connection,
              "INSERT INTO alert(number, at, id, json) VALUES (?,?,?,?)",
              number,
              now,
              id,
              json);
          Followers.note(connection, number, json);
          return Optional.of(new Alert(number, now, id, json, null));
        });
  }

  /// Notes who dealt with an alert; the first who did stays. Empty for one that isn't there.
  public Optional<Alert> finish(long number, String person, String text) {
    return database.write(
        connection -> {
          Row.update(
              connection,
              "UPDATE alert SET person = ?, done = ?, words = ? WHERE number = ? AND done = 0",
              person,
              surroundings.nowMicros(),
              text,
              number);
          return list(connection, COLUMNS + "WHERE number = ?", number).stream().findFirst();
        });
  }

  /// The newest first.
  ///
  /// @param isDone null for all
  /// @param before only those with a lower number
  public List<Alert> list(@Nullable Boolean isDone, long before, int most) {
    String which = isDone == null ? "" : isDone ? " AND done > 0" : " AND done = 0";
    return database.read(
        connection ->
            list(
                connection,
                COLUMNS + "WHERE number < ?" + which + " ORDER BY number DESC LIMIT ?",
                before,
                most));
  }

  private static List<Alert> list(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = Row.set(statement, values).executeQuery()) {
      List<Alert> alerts = new ArrayList<>();
      while (rows.next()) {
        long done = rows.getLong(6);
        alerts.add(
            new Alert(
                rows.getLong(1),
                rows.getLong(2),
                rows.getString(3),
                rows.getString(4),
                done == 0 ? null : new Done(rows.getString(5), done, rows.getString(7))));
      }
      return alerts;
    }
  }
}
