package org.entente.exchange.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.cases.CaseCheck;

/// Looks for what a disk or somebody changed in objects and cases, which a reading would refuse.
final class Damage {
  static final long END = -1;
  private static final int STEP = 1_000;

  private Damage() {}

  /// What is damaged, in words; empty when nothing is. Reads all of it.
  ///
  /// @param most of the damages that are told
  static List<String> all(Database database, int most) {
    List<String> damages = new ArrayList<>(database.read(c -> database.engine().damages(c, most)));
    if (damages.isEmpty()) {
      long at = 0;
      while (at != END && damages.size() < most) {
        long from = at;
        at = database.read(c -> ofObjects(c, from, damages));
      }
      String last = database.read(c -> ofCases(c, "", damages));
      while (!last.isEmpty() && damages.size() < most) {
        String from = last;
        last = database.read(c -> ofCases(c, from, damages));
      }
    }
    return damages;
  }

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

  /// Of the next case by its id; gives where to go on, empty at the end.
  static String ofCases(Connection connection, String after, List<String> damages)
      throws SQLException {
    Optional<String> next =
        CaseCheck.cases(connection).stream().filter(one -> one.compareTo(after) > 0).findFirst();
    if (next.isPresent()) {
      damages.addAll(CaseCheck.damages(connection, next.get()));
      ofOrigins(connection, next.get(), damages);
    }
    return next.orElse("");
  }

  private static void ofOrigins(Connection connection, String caseId, List<String> damages)
      throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT object_id, json, sha256 FROM case_origin WHERE case_id = ?"
                    + " ORDER BY object_id, version");
        ResultSet rows = Row.set(statement, caseId).executeQuery()) {
      while (rows.next()) {
        String id = rows.getString(1);
        if (!Seal.isOf(id, rows.getString(2), rows.getString(3))) {
          damages.add("case " + caseId + ": " + id + " isn't what another node said");
        }
      }
    }
  }
}
