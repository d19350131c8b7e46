package org.entente.exchange.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.entente.exchange.log.LogEntry;
import org.entente.exchange.taxii.TaxiiTime;
import org.jspecify.annotations.Nullable;

/// What was given until a certain time, by us and to us: at its end the giver withdraws it, and
/// whoever holds it is reminded that it must go.
public final class Keeping {
  /// Something that is still there.
  ///
  /// @param isOurs whether we gave it
  /// @param partner to whom we gave it, or who gave it
  /// @param index in the log between the two
  /// @param purpose the word for what it was given for; null: unsaid
  /// @param until when it must be gone, as its giver wrote it
  /// @param due the same, microseconds since 1970; 0 for what is no time
  public record Kept(
      boolean isOurs,
      String partner,
      long index,
      String id,
      String version,
      @Nullable String purpose,
      String until,
      long due) {}

  /// Some of them, what ends first first.
  ///
  /// @param more whether anything is left behind the last one
  public record Page(List<Kept> kept, boolean more) {
    public Page {
      kept = List.copyOf(kept);
    }
  }

  /// What a later entry gave anew, on other terms, is left out.
  private static final String DUE =
      "SELECT l.sender, l.recipient, e.position, e.id, e.version, e.body, t.ends, t.due"
          + " FROM term t JOIN entry e ON e.log = t.log AND e.position = t.position"
          + " JOIN log l ON l.number = t.log"
          + " JOIN content c ON c.log = e.log AND c.sha256 = e.sha256"
          + " WHERE t.due <= ? AND e.action = 'release' AND e.refusal IS NULL"
          + " AND NOT EXISTS (SELECT 1 FROM entry x WHERE x.id = e.id AND x.log = e.log"
          + " AND x.sha256 = e.sha256 AND x.position > e.position)"
          + " ORDER BY t.due, t.log, t.position LIMIT ?";

  private static final int PROBE = 1 << 14;

  private final Database database;

  Keeping(Database database) {
    this.database = database;
  }

  /// Some pages of its own, so that a full disk shows.
  static int probe(Connection connection) throws SQLException {
    long times = Row.number(connection, "SELECT length(value) FROM setting WHERE key = 'probe'");
    return Row.update(
        connection,
        "INSERT INTO setting(key, value) VALUES ('probe', ?)"
            + " ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        "0".repeat(times == PROBE ? PROBE + 1 : PROBE));
  }

  static void note(Connection connection, long log, long position, String until)
      throws SQLException {
    Row.update(
        connection,
        "INSERT INTO term(log, position, ends, due) VALUES (?,?,?,?)",
        log,
        position,
        until,
        TaxiiTime.micros(until).orElse(0L));
  }

  /// What ends at `end` or before, microseconds since 1970.
  public Page until(long end, int limit) {
    return database.read(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(DUE);
              ResultSet rows = Row.set(statement, end, limit + 1).executeQuery()) {
            List<Kept> kept = new ArrayList<>();
            boolean isRow = rows.next();
            while (isRow && kept.size() < limit) {
              kept.add(kept(rows));
              isRow = rows.next();
            }
            return new Page(kept, isRow);
          }
        });
  }

  private static Kept kept(ResultSet row) throws SQLException {
    boolean isOurs = row.getString(1).isEmpty();
    return new Kept(
        isOurs,
        row.getString(isOurs ? 2 : 1),
        row.getLong(3),
        row.getString(4),
        row.getString(5),
        LogEntry.parse("the log", row.getBytes(6)).purpose(),
        row.getString(7),
        row.getLong(8));
  }
}
