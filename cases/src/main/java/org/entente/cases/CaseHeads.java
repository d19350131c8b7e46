package org.entente.cases;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What lists tell of cases as they are now, kept beside the entries and in the same transaction,
/// so that an entry costs what it changes and a list what it shows. All of it follows from the
/// entries: [CaseView] says the same, and a test holds one against the other.
record CaseHeads(Connection connection) {
  private static final String KNOWN =
      " AND NOT EXISTS (SELECT 1 FROM case_entry r WHERE r.case_id = e.case_id"
          + " AND r.replaces = e.position AND r.replaces > 0)";

  private static final String CLOSED = "SELECT closed FROM case_head WHERE case_id = ?";

  boolean isClosed(String caseId) throws SQLException {
    return Row.number(connection, CLOSED, caseId) > 0;
  }

  /// The entry with this number, unless it was replaced.
  List<Entry> known(String caseId, int position) throws SQLException {
    return Row.entries(
        connection,
        Row.COLUMNS + "case_entry e WHERE e.case_id = ? AND e.position = ?" + KNOWN,
        caseId,
        position);
  }

  /// The number of the next case. Ids end with it, and cases stay.
  long nextCase() throws SQLException {
    String last =
        Row.text(
            connection,
            "SELECT case_id FROM case_entry WHERE kind = 'opened' ORDER BY number DESC LIMIT 1");
    return last == null ? 1 : Long.parseLong(last.substring(last.lastIndexOf('-') + 1)) + 1;
  }

  /// Of all cases, in the order of their opening.
  List<CaseHead> all() throws SQLException {
    List<CaseHead> heads = heads(" ORDER BY e.number");
    if (heads.size() != Row.number(connection, "SELECT count(*) FROM case_head")) {
      for (String one :
          Row.texts(
              connection,
              "SELECT case_id FROM case_head h WHERE NOT EXISTS (SELECT 1 FROM case_entry e"
                  + " WHERE e.case_id = h.case_id AND e.position = 1) LIMIT 1")) {
        throw new DamagedCase(one, 1, "is missing");
      }
    }
    return heads;
  }

  Optional<CaseHead> one(String caseId) throws SQLException {
    return heads(" WHERE h.case_id = ?", caseId).stream().findFirst();
  }

  private List<CaseHead> heads(String which, Object... values) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                Row.COLUMNS.substring(0, Row.COLUMNS.lastIndexOf(" FROM "))
                    + ", h.closed, h.last, h.evidence, h.tasks, h.proposed FROM case_head h"
                    + " JOIN case_entry e ON e.case_id = h.case_id AND e.position = 1"
                    + which);
        ResultSet rows = Row.set(statement, values).executeQuery()) {
      List<CaseHead> heads = new ArrayList<>();
      while (rows.next()) {
        int own = Row.COUNT;
        heads.add(
            new CaseHead(
                Row.entry(rows),
                rows.getBoolean(own + 1),
                rows.getLong(own + 2),
                rows.getInt(own + 3),
                rows.getInt(own + 4),
                rows.getInt(own + 5)));
      }
      return heads;
    }
  }

  /// The numbers of a case's entries that are to do.
  Set<Integer> todo(String caseId) throws SQLException {
    Set<Integer> positions = new HashSet<>();
    for (String one :
        Row.texts(connection, "SELECT position FROM case_todo WHERE case_id = ?", caseId)) {
      positions.add(Integer.valueOf(one));
    }
    return positions;
  }

  /// What is to be done in cases that are open, of a kind.
  ///
  /// @param word only those with it; null for all
  List<Entry> todo(EntryKind kind, @Nullable String word) throws SQLException {
    String sql =
        Row.COLUMNS
            + "case_todo t JOIN case_entry e ON e.case_id = t.case_id AND e.position = t.position"
            + " JOIN case_entry o ON o.case_id = t.case_id AND o.position = 1 WHERE t.kind = ?"
            + (word == null ? "" : " AND t.word = ?")
            + " ORDER BY o.number, e.position";
    return word == null
        ? Row.entries(connection, sql, kind.word())
        : Row.entries(connection, sql, kind.word(), word);
  }

  /// An entry was added: what follows from it.
  ///
  /// @param chain the hash of the case's entries with it
  void added(Entry entry, byte[] chain) throws SQLException {
    String caseId = entry.caseId();
    if (entry.kind() == EntryKind.OPENED) {
      Row.update(
          connection,
          "INSERT INTO case_head(case_id, closed, last, evidence, tasks, proposed, entries, chain)"
              + " VALUES (?,0,?,0,0,0,1,?)",
          caseId,
          entry.recordedMicros(),
          chain);
      return;
    }
    boolean isClosed = entry.kind() == EntryKind.CLOSED;
    Row.update(
        connection,
        "UPDATE case_head SET last = ?, evidence = evidence + ?, closed = closed + ?,"
            + " entries = ?, chain = ? WHERE case_id = ?",
        entry.recordedMicros(),
        evidence(entry),
        isClosed ? 1 : 0,
        entry.position(),
        chain,
        caseId);
    for (int position : touched(entry)) {
      for (Entry one : at(caseId, position)) {
        renew(one);
      }
    }
    if (isClosed) {
      Row.update(connection, "DELETE FROM case_todo WHERE case_id = ?", caseId);
    }
  }

  List<Entry> at(String caseId, int position) throws SQLException {
    return Row.entries(
        connection,
        Row.COLUMNS + "case_entry e WHERE e.case_id = ? AND e.position = ?",
        caseId,
        position);
  }

  /// By how many pieces of evidence a case has more.
  private int evidence(Entry entry) throws SQLException {
    if (!entry.kind().isEvidence()) {
      return 0;
    }
    boolean isInstead =
        entry.replaces() > 0
            && Row.number(
                    connection,
                    "SELECT count(*) FROM case_entry WHERE case_id = ? AND replaces = ?"
                        + " AND replaces > 0",
                    entry.caseId(),
                    entry.replaces())
                == 1;
    return isInstead ? 0 : 1;
  }

  /// The entries that may be to do, or no more, since this one is there: itself, what it is
  /// about, what it replaces, and what that was about.
  private Set<Integer> touched(Entry entry) throws SQLException {
    Set<Integer> touched = new HashSet<>(Set.of(entry.position()));
    touched.add(entry.about());
    if (entry.replaces() > 0) {
      touched.add(entry.replaces());
      at(entry.caseId(), entry.replaces()).forEach(one -> touched.add(one.about()));
    }
    return touched;
  }

  private void renew(Entry entry) throws SQLException {
    boolean isTask = entry.kind() == EntryKind.TASK;
    if (!isTask && entry.kind() != EntryKind.FINDING) {
      return;
    }
    String caseId = entry.caseId();
    boolean isOpen =
        !known(caseId, entry.position()).isEmpty()
            && Row.number(
                    connection,
                    "SELECT count(*) FROM case_entry e WHERE e.case_id = ? AND e.about = ?"
                        + " AND e.about > 0 AND e.kind IN ("
                        + (isTask ? "'done'" : "'approval', 'refusal'")
                        + ")"
                        + KNOWN,
                    caseId,
                    entry.position())
                == 0;
    int change =
        isOpen
            ? Row.update(
                connection,
                "INSERT INTO case_todo(case_id, position, kind, word) VALUES (?,?,?,?)"
                    + " ON CONFLICT DO NOTHING",
                caseId,
                entry.position(),
                entry.kind().word(),
                entry.word())
            : -Row.update(
                connection,
                "DELETE FROM case_todo WHERE case_id = ? AND position = ?",
                caseId,
                entry.position());
    if (change != 0) {
      String column = isTask ? "tasks" : "proposed";
      Row.update(
          connection,
          "UPDATE case_head SET " + column + " = " + column + " + ? WHERE case_id = ?",
          change,
          caseId);
    }
  }
}
