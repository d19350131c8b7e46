package org.entente.exchange.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.exchange.job.Job;
import org.entente.exchange.job.JobDraft;
import org.entente.exchange.job.JobState;
import org.entente.exchange.taxii.Refusal;
import org.jspecify.annotations.Nullable;

/// The jobs of a node. Each step is one transaction that asks for the state before it, so that
/// none is taken twice, and nothing that is over changes.
public final class Jobs {
  /// Which jobs are listed.
  ///
  /// @param seer only theirs, and those that belong to a case; null for everybody's
  /// @param person only theirs; null for anybody's
  /// @param before only those asked for before this number
  public record Filter(
      @Nullable String seer,
      @Nullable String person,
      @Nullable JobState state,
      @Nullable String kind,
      @Nullable String caseId,
      long before,
      int most) {}

  private static final String COLUMNS =
      "SELECT number, id, kind, bulk, person, case_id, request, upload, state, inputs, attempts,"
          + " asked, started, ended, done, total, unit, sha256, size, found, reason FROM job ";

  /// By the files that they need.
  static final String FILES =
      """
      CREATE INDEX job_sha256 ON job(sha256);
      CREATE INDEX job_upload ON job(upload);
      """;

  private final Database database;
  private final Surroundings surroundings;

  Jobs(Database database, Surroundings surroundings) {
    this.database = database;
    this.surroundings = surroundings;
  }

  public long nowMicros() {
    return surroundings.nowMicros();
  }

  /// Whether a file is the upload or the result of a job that isn't over, was over after `micros`,
  /// or belongs to a case.
  public boolean needs(String sha256, long micros) {
    return database.read(
        connection ->
            Row.number(
                    connection,
                    "SELECT count(*) FROM job WHERE (sha256 = ? OR upload = ?)"
                        + " AND (state IN ('queued', 'running') OR ended >= ? OR case_id <> '')",
                    sha256,
                    sha256,
                    micros)
                > 0);
  }

  /// Takes a job in; a key that comes again gets the same job. Throws [Refusal] with 429 when too
  /// many wait.
  ///
  /// @param key null where a repetition is another job
  public Job add(@Nullable String key, JobDraft draft, int mostOfAll, int mostOfPerson) {
    return database.write(
        connection -> {
          Answered before = Answered.find(connection, key);
          if (before != null) {
            return find(connection, before.body()).orElseThrow();
          }
          String waiting = "SELECT count(*) FROM job WHERE state IN ('queued', 'running')";
          if (Row.number(connection, waiting) >= mostOfAll) {
            throw full("The node has " + mostOfAll + " jobs to do");
          }
          if (Row.number(connection, waiting + " AND person = ?", draft.person()) >= mostOfPerson) {
            throw full("You have asked for " + mostOfPerson + " jobs that aren't over");
          }
          long now = surroundings.nowMicros();
          long number = Row.number(connection, "SELECT coalesce(max(number), 0) + 1 FROM job");
          String id = surroundings.uuid("job", number);
          Row.update(
              connection,
              "INSERT INTO job(id, kind, bulk, person, case_id, request, upload, state, asked)"
                  + " VALUES (?,?,?,?,?,?,?,'queued',?)",
              id,
              draft.kind(),
              draft.isBulk(),
              draft.person(),
              draft.caseId(),
              draft.request(),
              draft.upload(),
              now);
          Answered.keep(connection, key, now, new Answered(201, id));
          return find(connection, id).orElseThrow();
        });
  }

  private static Refusal full(String description) {
    return new Refusal(429, "Too many", description + "; wait until one is over, or cancel one");
  }

  public Optional<Job> named(String id) {
    return database.read(connection -> find(connection, id));
  }

  private static Optional<Job> find(Connection connection, String id) throws SQLException {
    return jobs(connection, COLUMNS + "WHERE id = ?", id).stream().findFirst();
  }

  /// One that waits, with what decides when it is its turn.
  public record Waiting(long number, String id, String person, boolean isBulk) {}

  /// The longest waiting first.
  public List<Waiting> waiting() {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
                  connection.prepareStatement(
                      "SELECT number, id, person, bulk FROM job WHERE state = 'queued'"
                          + " ORDER BY number");
              ResultSet rows = statement.executeQuery()) {
            List<Waiting> waiting = new ArrayList<>();
            while (rows.next()) {
              waiting.add(
                  new Waiting(
                      rows.getLong(1), rows.getString(2), rows.getString(3), rows.getBoolean(4)));
            }
            return waiting;
          }
        });
  }

  /// The newest first.
  public List<Job> list(Filter filter) {
    StringBuilder sql = new StringBuilder(COLUMNS).append("WHERE number < ?");
    List<Object> values = new ArrayList<>(List.of(filter.before()));
    add(sql, values, " AND (person = ? OR case_id <> '')", filter.seer());
    add(sql, values, " AND person = ?", filter.person());
    add(sql, values, " AND state = ?", filter.state() == null ? null : filter.state().word());
    add(sql, values, " AND kind = ?", filter.kind());
    add(sql, values, " AND case_id = ?", filter.caseId());
    sql.append(" ORDER BY number DESC LIMIT ?");
    values.add(filter.most());
    return database.read(connection -> jobs(connection, sql.toString(), values.toArray()));
  }

  private static void add(
      StringBuilder sql, List<Object> values, String condition, @Nullable String value) {
    if (value != null) {
      sql.append(condition);
      values.add(value);
    }
  }

  /// Takes a job that waits. Whether it did.
  public boolean begin(String id, String inputs) {
    return change(
        "UPDATE job SET state = 'running', attempts = attempts + 1, inputs = ?,"
            + " started = CASE WHEN started = 0 THEN ? ELSE started END"
            + " WHERE id = ? AND state = 'queued'",
        inputs,
        surroundings.nowMicros(),
        id);
  }

  /// Lets a job wait again that was begun.
  public boolean putBack(String id) {
    return change("UPDATE job SET state = 'queued' WHERE id = ? AND state = 'running'", id);
  }

  /// Lets all wait again that ran when the node stopped.
  public void recover() {
    change("UPDATE job SET state = 'queued' WHERE state = 'running'");
  }

  /// Notes how far a job is, with what is written next.
  public void note(String id, Job.Progress progress) {
    database.writeSoon(
        connection ->
            Row.update(
                connection,
                "UPDATE job SET done = ?, total = ?, unit = ? WHERE id = ? AND state = 'running'",
                progress.done(),
                progress.total(),
                progress.unit(),
                id));
  }

  public boolean finish(String id, Job.Outcome outcome) {
    return change(
        "UPDATE job SET state = 'done', ended = ?, sha256 = ?, size = ?, found = ?"
            + " WHERE id = ? AND state = 'running'",
        surroundings.nowMicros(),
        outcome.sha256(),
        outcome.lengthBytes(),
        outcome.found(),
        id);
  }

  public boolean fail(String id, String reason) {
    return change(
        "UPDATE job SET state = 'failed', ended = ?, reason = ? WHERE id = ?"
            + " AND state IN ('queued', 'running')",
        surroundings.nowMicros(),
        reason,
        id);
  }

  /// Whether it wasn't over.
  public boolean cancel(String id) {
    return change(
        "UPDATE job SET state = 'cancelled', ended = ? WHERE id = ?"
            + " AND state IN ('queued', 'running')",
        surroundings.nowMicros(),
        id);
  }

  private boolean change(String sql, Object... values) {
    return database.write(connection -> Row.update(connection, sql, values)) > 0;
  }

  private static List<Job> jobs(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = Row.set(statement, values).executeQuery()) {
      List<Job> jobs = new ArrayList<>();
      while (rows.next()) {
        jobs.add(job(rows));
      }
      return jobs;
    }
  }

  private static Job job(ResultSet row) throws SQLException {
    String sha256 = row.getString(18);
    return new Job(
        row.getLong(1),
        row.getString(2),
        new JobDraft(
            row.getString(3),
            row.getBoolean(4),
            row.getString(5),
            row.getString(6),
            row.getString(7),
            row.getString(8)),
        JobState.of(row.getString(9)).orElseThrow(),
        row.getString(10),
        row.getInt(11),
        new Job.Times(row.getLong(12), row.getLong(13), row.getLong(14)),
        new Job.Progress(row.getLong(15), row.getLong(16), row.getString(17)),
        sha256 == null ? null : new Job.Outcome(sha256, row.getLong(19), row.getBoolean(20)),
        row.getString(21));
  }
}
