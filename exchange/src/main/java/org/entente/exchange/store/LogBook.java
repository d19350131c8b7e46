package org.entente.exchange.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.exchange.log.Checkpoint;
import org.entente.exchange.log.EntryBundle;
import org.entente.exchange.log.Frontier;
import org.entente.exchange.log.LogEntry;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.log.TilePath;
import org.jspecify.annotations.Nullable;

/// One log's rows, within one transaction: entries, tree and head change together or not at all.
final class LogBook {
  /// A log's row.
  ///
  /// @param size what its checkpoint covers
  /// @param frontier of what is held
  /// @param note the checkpoint, signed; empty before the first
  /// @param acknowledged the size that the recipient has cosigned
  /// @param fault why its owner isn't believed any more
  record Head(
      long number,
      String sender,
      String recipient,
      String origin,
      long size,
      Frontier frontier,
      String note,
      long acknowledged,
      @Nullable String fault) {
    /// The same log when it was this long.
    Head covering(long then) {
      return new Head(number, sender, recipient, origin, then, frontier, note, acknowledged, fault);
    }
  }

  private static final String COLUMNS =
      "SELECT number, sender, recipient, origin, size, held, frontier, note, acknowledged, fault"
          + " FROM log";

  private LogBook() {}

  private static Head head(ResultSet row) throws SQLException {
    return new Head(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getLong(5),
        Frontier.of(row.getLong(6), row.getBytes(7)),
        row.getString(8),
        row.getLong(9),
        row.getString(10));
  }

  static List<Head> all(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(COLUMNS + " ORDER BY sender, recipient");
        ResultSet rows = statement.executeQuery()) {
      List<Head> heads = new ArrayList<>();
      while (rows.next()) {
        heads.add(head(rows));
      }
      return heads;
    }
  }

  static Optional<Head> find(Connection connection, String sender, String recipient)
      throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(COLUMNS + " WHERE sender = ? AND recipient = ?");
        ResultSet rows = Row.set(statement, sender, recipient).executeQuery()) {
      return rows.next() ? Optional.of(head(rows)) : Optional.empty();
    }
  }

  static void make(Connection connection, String sender, String recipient, String origin)
      throws SQLException {
    Row.update(
        connection,
        "INSERT INTO log(sender, recipient, origin, size, held, frontier, note, acknowledged)"
            + " VALUES (?,?,?,0,0,?,'',0) ON CONFLICT DO NOTHING",
        sender,
        recipient,
        origin,
        new byte[0]);
  }

  /// Appends an entry to the log whose frontier this is; gives its position.
  static long append(
      Connection connection,
      long log,
      Frontier frontier,
      LogEntry entry,
      byte[] body,
      @Nullable String refusal)
      throws SQLException {
    long position = frontier.size();
    Row.update(
        connection,
        "INSERT INTO entry VALUES (?,?,?,?,?,?,?,?)",
        log,
        position,
        body,
        entry.action().word(),
        entry.id(),
        entry.version(),
        entry.sha256(),
        refusal);
    if (entry.until() != null) {
      Keeping.note(connection, log, position, entry.until());
    }
    grow(connection, log, frontier, body);
    return position;
  }

  private static void grow(Connection connection, long log, Frontier frontier, byte[] body)
      throws SQLException {
    List<Object[]> full = new ArrayList<>();
    frontier.append(
        Merkle.leaf(body),
        (height, index, hash) -> {
          if (height > 0 && height % 8 == 0) {
            full.add(new Object[] {log, (long) (height / 8), index, hash});
          }
        });
    for (Object[] row : full) {
      Row.update(connection, "INSERT INTO subtree VALUES (?,?,?,?)", row);
    }
  }

  static void putContent(Connection connection, long log, String sha256, String json)
      throws SQLException {
    Row.update(
        connection, "INSERT INTO content VALUES (?,?,?) ON CONFLICT DO NOTHING", log, sha256, json);
  }

  /// A hash names one object in one version, so whoever revokes it takes the content away.
  static void dropContent(Connection connection, long log, String sha256) throws SQLException {
    Row.update(connection, "DELETE FROM content WHERE log = ? AND sha256 = ?", log, sha256);
  }

  /// Writes what is held, and the checkpoint over it when there is one.
  static void save(Connection connection, Head head, @Nullable String note) throws SQLException {
    Frontier frontier = head.frontier();
    hold(connection, head.number(), frontier);
    if (note != null) {
      Row.update(
          connection,
          "UPDATE log SET size = ?, note = ? WHERE number = ?",
          frontier.size(),
          note,
          head.number());
    }
  }

  static Checkpoint checkpoint(Head head) {
    return Checkpoint.of(head.origin(), head.frontier());
  }

  /// What was done with an object in this log, oldest first.
  ///
  /// @param position in the log
  record Past(long position, boolean isRelease, String version, String sha256) {}

  /// `log + 0`: else SQLite takes the table's key for it, whose beginning all entries share, and
  /// reads the whole log for each object.
  static List<Past> past(Connection connection, long log, String id) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT position, action, version, sha256 FROM entry WHERE id = ? AND log + 0 = ?"
                    + " AND refusal IS NULL ORDER BY position");
        ResultSet rows = Row.set(statement, id, log).executeQuery()) {
      List<Past> all = new ArrayList<>();
      while (rows.next()) {
        all.add(
            new Past(
                rows.getLong(1),
                rows.getString(2).equals(LogEntry.Action.RELEASE.word()),
                rows.getString(3),
                rows.getString(4)));
      }
      return all;
    }
  }

  /// The releases among `past` that no later entry revokes.
  static List<Past> live(List<Past> past) {
    List<Past> live = new ArrayList<>();
    for (Past one : past) {
      if (one.isRelease()) {
        live.add(one);
      } else {
        live.removeIf(before -> before.sha256().equals(one.sha256()));
      }
    }
    return live;
  }

  /// The bytes of a tile of a log of this size; empty when it has none at that path.
  static Optional<byte[]> tile(Connection connection, Head head, TilePath path)
      throws SQLException {
    if (path.width() > TilePath.width(path.level(), path.index(), head.size())) {
      return Optional.empty();
    }
    if (path.level() > 0) {
      return Optional.of(subtrees(connection, head.number(), path));
    }
    List<byte[]> bodies = bodies(connection, head.number(), path);
    if (path.level() == TilePath.ENTRIES) {
      return Optional.of(EntryBundle.bytes(bodies));
    }
    return Optional.of(Merkle.joined(bodies.stream().map(Merkle::leaf).toList()));
  }

  /// An entry with its object, which a revocation has none of.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Filed(byte[] body, @Nullable String json) {}

  /// The entries from a position to the end of its tile.
  static List<Filed> filed(Connection connection, Head head, long from) throws SQLException {
    long end = Math.min(head.size(), (from / TilePath.FULL + 1) * TilePath.FULL);
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT e.body, c.json, e.sha256 FROM entry e LEFT JOIN content c ON c.log = e.log"
                    + " AND c.sha256 = e.sha256 AND e.action = 'release'"
                    + " WHERE e.log = ? AND e.position >= ? AND e.position < ?"
                    + " ORDER BY e.position");
        ResultSet rows = Row.set(statement, head.number(), from, end).executeQuery()) {
      List<Filed> all = new ArrayList<>();
      while (rows.next()) {
        String json = rows.getString(2);
        all.add(
            new Filed(
                rows.getBytes(1), json == null ? null : Seal.checked(rows.getString(3), json)));
      }
      return all;
    }
  }

  /// A revocation.
  record Gone(long position, LogEntry entry) {}

  /// The revocations from a position on.
  static List<Gone> gone(Connection connection, long log, long from) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT position, body FROM entry WHERE log = ? AND position >= ?"
                    + " AND action = 'revoke' ORDER BY position");
        ResultSet rows = Row.set(statement, log, from).executeQuery()) {
      List<Gone> all = new ArrayList<>();
      while (rows.next()) {
        all.add(new Gone(rows.getLong(1), LogEntry.parse("the log", rows.getBytes(2))));
      }
      return all;
    }
  }

  /// The entry at this position, which is there.
  static byte[] body(Connection connection, long log, long position) throws SQLException {
    return blobs(connection, "SELECT body FROM entry WHERE log = ? AND position = ?", log, position)
        .getFirst();
  }

  private static List<byte[]> bodies(Connection connection, long log, TilePath path)
      throws SQLException {
    return blobs(
        connection,
        "SELECT body FROM entry WHERE log = ? AND position >= ? ORDER BY position LIMIT ?",
        log,
        path.index() * TilePath.FULL,
        path.width());
  }

  private static byte[] subtrees(Connection connection, long log, TilePath path)
      throws SQLException {
    List<byte[]> hashes =
        blobs(
            connection,
            "SELECT hash FROM subtree WHERE log = ? AND level = ? AND position >= ?"
                + " ORDER BY position LIMIT ?",
            log,
            path.level(),
            path.index() * TilePath.FULL,
            path.width());
    return Merkle.joined(hashes);
  }

  private static List<byte[]> blobs(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = Row.set(statement, values).executeQuery()) {
      List<byte[]> all = new ArrayList<>();
      while (rows.next()) {
        all.add(rows.getBytes(1));
      }
      return all;
    }
  }

  /// Makes tree and frontier anew from the entries below the log's checkpoint.
  static void regrow(Connection connection, Head head) throws SQLException {
    Row.update(connection, "DELETE FROM subtree WHERE log = ?", head.number());
    Frontier frontier = Frontier.empty();
    while (frontier.size() < head.size()) {
      long tile = frontier.size() / TilePath.FULL;
      TilePath path = new TilePath(TilePath.ENTRIES, tile, TilePath.width(0, tile, head.size()));
      for (byte[] body : bodies(connection, head.number(), path)) {
        grow(connection, head.number(), frontier, body);
      }
    }
    hold(connection, head.number(), frontier);
  }

  private static void hold(Connection connection, long log, Frontier frontier) throws SQLException {
    Row.update(
        connection,
        "UPDATE log SET held = ?, frontier = ? WHERE number = ?",
        frontier.size(),
        frontier.bytes(),
        log);
  }
}
