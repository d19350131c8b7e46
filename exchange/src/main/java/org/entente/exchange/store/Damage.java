package org.entente.exchange.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Looks for what a disk changed in objects, which a reading would refuse.
final class Damage {
  static final long END = -1;
  private static final int STEP = 1_000;

  private Damage() {}

  /// Adds what is damaged of the next objects by number; gives where to go on.
  static long ofObjects(Connection connection, long after, List<String> damages)
      throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT added, number, id, version, media_type, json, hash, seal FROM object"
                    + " WHERE number > ? ORDER BY number LIMIT ?");
        ResultSet rows = Row.set(statement, after, STEP).executeQuery()) {
      long last = END;
      while (rows.next()) {
        last = rows.getLong(2);
        try {
          NodeStore.item(rows, true);
        } catch (DamagedItem e) {
          damages.add(e.getMessage());
        }
      }
      return last;
    }
  }
}
