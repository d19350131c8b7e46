package org.entente.cases;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.base.BadInput;
import org.jspecify.annotations.Nullable;

/// Takes in what other nodes tell of cases, and remembers what they said. Nothing that is here is
/// changed: what comes again must say the same.
final class Origins {
  private static final String SELECT =
      "SELECT position, object_id, version, json, sha256 FROM case_origin WHERE case_id = ?";

  /// Puts an entry into the journal.
  interface Journal {
    Entry append(String caseId, int position, Draft draft) throws SQLException;
  }

  /// An object and the number of the entry it is; 0 for one that is none.
  record Kept(int position, Origin origin) {}

  private final Connection connection;

  Origins(Connection connection) {
    this.connection = connection;
  }

  List<Kept> of(String caseId) throws SQLException {
    List<Kept> kept = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(SELECT + " ORDER BY position, object_id, version")) {
      statement.setString(1, caseId);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          kept.add(
              new Kept(
                  rows.getInt(1),
                  new Origin(
                      rows.getString(2), rows.getString(3), rows.getString(4), rows.getString(5))));
        }
      }
    }
    return kept;
  }

  /// Where an object stands as an entry.
  Optional<CaseBook.Place> placeOf(String objectId) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT case_id, position FROM case_origin WHERE object_id = ? AND position > 0")) {
      statement.setString(1, objectId);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(new CaseBook.Place(rows.getString(1), rows.getInt(2)))
            : Optional.empty();
      }
    }
  }

  /// The object that a case's first entry came as.
  Optional<String> opening(String caseId) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT object_id FROM case_origin WHERE case_id = ? AND position = 1")) {
      statement.setString(1, caseId);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }

  /// Into the case with this id. Reads what it names, not what else the case holds.
  ForeignCase.Taken take(ForeignCase foreign, String caseId, Journal to) throws SQLException {
    CaseHeads heads = new CaseHeads(connection);
    boolean isClosed = heads.isClosed(caseId);
    int last =
        (int)
            Row.number(
                connection, "SELECT max(position) FROM case_entry WHERE case_id = ?", caseId);
    int added = 0;
    List<Integer> places = new ArrayList<>();
    for (ForeignEntry one : foreign.entries()) {
      Integer own = foreign.own().get(one.origin().objectId());
      Before before = before(caseId, one.origin());
      if (own != null || before != null) {
        check(one.origin(), before);
        places.add(own == null ? kept(before) : own);
        continue;
      }
      Draft draft = placed(one.draft(), places);
      if (draft.kind() == EntryKind.OPENED && last > 0) {
        throw bad(one.origin(), "its case begins with something else here");
      }
      Map<Integer, Entry> named = new HashMap<>();
      for (int position : draft.ties().all()) {
        heads.at(caseId, position).forEach(entry -> named.put(position, entry));
      }
      new Fitting(caseId, isClosed, position -> Optional.ofNullable(named.get(position)))
          .checkForeign(draft);
      Entry entry = to.append(caseId, ++last, draft);
      isClosed |= entry.kind() == EntryKind.CLOSED;
      insert(caseId, last, one.origin());
      places.add(last);
      added++;
    }
    for (Origin one : added == 0 ? List.<Origin>of() : foreign.rest()) {
      if (before(caseId, one) == null) {
        insert(caseId, 0, one);
      }
    }
    return new ForeignCase.Taken(caseId, added);
  }

  /// The number of the entry that an object became, and the hash of what it said.
  private record Before(int position, String sha256) {}

  private @Nullable Before before(String caseId, Origin origin) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT position, sha256 FROM case_origin WHERE case_id = ? AND object_id = ?"
                    + " AND version = ?");
        ResultSet rows =
            Row.set(statement, caseId, origin.objectId(), origin.version()).executeQuery()) {
      return rows.next() ? new Before(rows.getInt(1), rows.getString(2)) : null;
    }
  }

  private static int kept(@Nullable Before before) {
    return before == null ? 0 : before.position();
  }

  private static void check(Origin origin, @Nullable Before before) {
    if (before != null && !before.sha256().equals(origin.sha256())) {
      throw bad(origin, "it says something else than when it came before");
    }
  }

  private static BadInput bad(Origin origin, String reason) {
    return new BadInput(origin.objectId(), "", reason, "Ask whoever wrote it");
  }

  private static Draft placed(Draft draft, List<Integer> places) {
    return draft
        .about(place(draft.ties().about(), places), place(draft.ties().other(), places))
        .replacing(place(draft.ties().replaces(), places));
  }

  private static int place(int told, List<Integer> places) {
    return told == 0 ? 0 : places.get(told - 1);
  }

  private void insert(String caseId, int position, Origin origin) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO case_origin(case_id, position, object_id, version, json, sha256)"
                + " VALUES (?,?,?,?,?,?)")) {
      statement.setString(1, caseId);
      statement.setInt(2, position);
      statement.setString(3, origin.objectId());
      statement.setString(4, origin.version());
      statement.setString(5, origin.json());
      statement.setString(6, origin.sha256());
      statement.executeUpdate();
    }
  }
}
