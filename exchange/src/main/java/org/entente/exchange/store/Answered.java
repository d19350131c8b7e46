package org.entente.exchange.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// An answer that is given again when the same key comes again.
public record Answered(int status, String body) {
  static Answered keep(Connection connection, @Nullable String key, long now, Answered given)
      throws SQLException {
    if (key != null) {
      Row.update(
          connection,
          "INSERT INTO answered VALUES (?,?,?,?)",
          key,
          now,
          given.status(),
          given.body());
    }
    return given;
  }

  static @Nullable Answered find(Connection connection, @Nullable String key) throws SQLException {
    if (key == null) {
      return null;
    }
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT status, body FROM answered WHERE key = ?");
        ResultSet rows = Row.set(statement, key).executeQuery()) {
      return rows.next() ? new Answered(rows.getInt(1), rows.getString(2)) : null;
    }
  }
}
