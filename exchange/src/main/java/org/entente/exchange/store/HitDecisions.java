package org.entente.exchange.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What people decided of hits, each with its reason. A decision stays; another may follow it.
public final class HitDecisions {
  /// A decision as it is taken.
  ///
  /// @param entity id of the listed entity, or of one of its rows: `us-sdn/25308`
  /// @param query who or what was asked about
  /// @param isAccepted whether it is the listed one, or for certain not
  /// @param customer the desk's own id; empty without one
  /// @param job whose result showed the hit; empty without one
  /// @param caseId the case it belongs to; empty without one
  public record Decision(
      String person,
      String entity,
      String query,
      boolean isAccepted,
      String reason,
      String customer,
      String job,
      String caseId) {}

  /// A decision as it stands.
  public record Kept(long number, long atMicros, Decision decision) {}

  /// Never changes; what comes later is a step of its own.
  static final String TABLES =
      """
      CREATE TABLE hit_decision(number INTEGER PRIMARY KEY, at INTEGER NOT NULL,
        person TEXT NOT NULL, entity TEXT NOT NULL, query TEXT NOT NULL,
        accepted INTEGER NOT NULL, reason TEXT NOT NULL, customer TEXT NOT NULL,
        job TEXT NOT NULL, case_id TEXT NOT NULL);
      CREATE INDEX hit_decision_job ON hit_decision(job, number);
      CREATE INDEX hit_decision_case ON hit_decision(case_id, number);
      CREATE INDEX hit_decision_entity ON hit_decision(entity, number);
      CREATE TRIGGER hit_decision_stays BEFORE UPDATE ON hit_decision
        BEGIN SELECT RAISE(ABORT, 'what was written stays'); END;
      CREATE TRIGGER hit_decision_remains BEFORE DELETE ON hit_decision
        BEGIN SELECT RAISE(ABORT, 'what was written stays'); END;
      """;

  private final Database database;
  private final Surroundings surroundings;

  HitDecisions(Database database, Surroundings surroundings) {
    this.database = database;
    this.surroundings = surroundings;
  }

  /// On disk when it returns. Asked for again under its key it is the first one.
  public Kept add(@Nullable String key, Decision decision) {
    return database.write(
        connection -> {
          Answered before = Answered.find(connection, key);
          if (before != null) {
            long first = Long.parseLong(before.body());
            return list(connection, null, null, null, first + 1, 1).getFirst();
          }
          long now = surroundings.nowMicros();
          long number =
              Row.number(connection, "SELECT coalesce(max(number), 0) + 1 FROM hit_decision");
          Row.update(
              connection,
              "INSERT INTO hit_decision(number, at, person, entity, query, accepted, reason,"
                  + " customer, job, case_id) VALUES (?,?,?,?,?,?,?,?,?,?)",
              number,
              now,
              decision.person(),
              decision.entity(),
              decision.query(),
              decision.isAccepted(),
              decision.reason(),
              decision.customer(),
              decision.job(),
              decision.caseId());
          Answered.keep(connection, key, now, new Answered(201, Long.toString(number)));
          return new Kept(number, now, decision);
        });
  }

  /// The newest first.
  ///
  /// @param before only those with a lower number
  public List<Kept> list(
      @Nullable String job,
      @Nullable String caseId,
      @Nullable String entity,
      long before,
      int most) {
    return database.read(connection -> list(connection, job, caseId, entity, before, most));
  }

  private static List<Kept> list(
      Connection connection,
      @Nullable String job,
      @Nullable String caseId,
      @Nullable String entity,
      long before,
      int most)
      throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT number, at, person, entity, query, accepted, reason, customer, job,"
                    + " case_id FROM hit_decision WHERE number < ?"
                    + (job == null ? "" : " AND job = ?")
                    + (caseId == null ? "" : " AND case_id = ?")
                    + (entity == null ? "" : " AND entity = ?")
                    + " ORDER BY number DESC LIMIT ?");
        ResultSet rows =
            Row.set(statement, values(before, job, caseId, entity, most)).executeQuery()) {
      List<Kept> kept = new ArrayList<>();
      while (rows.next()) {
        kept.add(kept(rows));
      }
      return kept;
    }
  }

  private static Object[] values(
      long before,
      @Nullable String job,
      @Nullable String caseId,
      @Nullable String entity,
      int most) {
    List<Object> values = new ArrayList<>(List.of(before));
    for (@Nullable String one : new String[] {job, caseId, entity}) {
      if (one != null) {
        values.add(one);
      }
    }
    values.add(most);
    return values.toArray();
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        row.getLong(1),
        row.getLong(2),
        new Decision(
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getBoolean(6),
            row.getString(7),
            row.getString(8),
            row.getString(9),
            row.getString(10)));
  }
}
