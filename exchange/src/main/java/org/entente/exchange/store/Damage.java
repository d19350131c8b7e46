package org.entente.exchange.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
      for (String caseId : database.read(CaseCheck::cases)) {
        if (damages.size() < most) {
          damages.addAll(database.read(c -> ofCase(c, caseId)));
        }
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
          KeptShelf.item(rows, true);
        } catch (DamagedItem e) {
          damages.add(e.getMessage());
        }
      }
      return last;
    }
  }

  /// Of a case, and of what other nodes said of it.
  private static List<String> ofCase(Connection connection, String caseId) throws SQLException {
    List<String> damages = new ArrayList<>(CaseCheck.damages(connection, caseId));
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
    return damages;
  }
}
