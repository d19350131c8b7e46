package org.entente.cases;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Looks through all that is kept of cases for what a reading would refuse, and for lists that say
/// something else than the entries.
public final class CaseCheck {
  private CaseCheck() {}

  /// The ids of all cases, also of those of which only a part is left.
  public static List<String> cases(Connection connection) throws SQLException {
    return Row.texts(
        connection,
        "SELECT case_id FROM case_head UNION SELECT case_id FROM case_entry"
            + " UNION SELECT case_id FROM case_seal ORDER BY case_id");
  }

  /// Seals what stands in a store that had no seals.
  public static void seal(Connection connection) throws SQLException {
    new CaseChain(connection).make();
  }

  /// What is damaged of one case, in words; empty when nothing is.
  public static List<String> damages(Connection connection, String caseId) throws SQLException {
    Set<String> damages = new LinkedHashSet<>(ofRows(connection, caseId));
    if (damages.isEmpty()) {
      try {
        damages.addAll(ofWhole(connection, caseId));
      } catch (DamagedCase e) {
        damages.add(e.getMessage());
      }
    }
    return List.copyOf(damages);
  }

  private static List<String> ofRows(Connection connection, String caseId) throws SQLException {
    List<String> damages = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(Row.JOURNAL);
        ResultSet rows = Row.set(statement, caseId).executeQuery()) {
      while (rows.next()) {
        try {
          Row.entry(rows);
        } catch (DamagedCase e) {
          damages.add(e.getMessage());
        }
      }
    }
    return damages;
  }

  private static List<String> ofWhole(Connection connection, String caseId) throws SQLException {
    List<String> damages = new ArrayList<>();
    List<Entry> journal = new CaseChain(connection).journal(caseId);
    for (Entry one : journal) {
      String sha256 = one.sha256();
      if (sha256 != null) {
        Optional<byte[]> bytes = CaseBook.bytes(connection, sha256);
        if (bytes.isEmpty() || !CaseBook.sha256(bytes.get()).equals(sha256)) {
          damages.add("case " + caseId + ", entry " + one.position() + ": its bytes aren't there");
        }
      }
    }
    if (journal.isEmpty()) {
      damages.add("case " + caseId + ": its entries are missing");
      return damages;
    }
    CaseView now = CaseView.of(caseId, journal, AsOf.NOW).orElseThrow();
    CaseHeads heads = new CaseHeads(connection);
    boolean isSame = heads.one(caseId).equals(Optional.of(CaseHead.of(now)));
    Set<Integer> todo = new LinkedHashSet<>();
    if (!now.isClosed()) {
      now.tasks().forEach(one -> todo.add(one.position()));
      now.proposed().forEach(one -> todo.add(one.position()));
    }
    if (!isSame || !todo.equals(heads.todo(caseId))) {
      damages.add("case " + caseId + ": the list of cases says something else than its entries");
    }
    return damages;
  }
}
