package org.entente.exchange.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Warnings that came to this node, byte for byte and in the order of their coming. What is in
/// force follows from the set of them; here nothing is judged.
public final class Warnings {
  /// A warning that is kept.
  ///
  /// @param authority by whose word it stands: empty for a sender's own, proven; else the way it
  /// came. Within one authority the first message of a name stays.
  /// @param origin who brought it, like `partner jp` or `person ann`
  /// @param place in the partner's log; -1 for what came otherwise
  /// @param name sender, identifier and time, in one form
  /// @param signature what its signature was found to be worth
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Kept(
      long number,
      long atMicros,
      String authority,
      String origin,
      long place,
      String name,
      String sha256,
      String signature,
      byte[] bytes) {}

  /// What became of a warning.
  ///
  /// @param kept what is kept under its name
  /// @param isNew whether it is this one, taken now
  public record Added(Kept kept, boolean isNew) {}

  /// To whom a warning was released.
  ///
  /// @param atMicros when it was decided
  /// @param isDelivered whether the partner has acknowledged our log so far
  public record Sent(String partner, long atMicros, boolean isDelivered) {}

  /// Who may speak for a sender: a partner's node, or whoever signs by a certificate.
  ///
  /// @param origin like `partner jp`; empty for a certificate
  /// @param certificate in PEM; empty for an origin
  public record Voice(String sender, String origin, String certificate) {}

  static final String TABLES =
      """
      CREATE TABLE warning(number INTEGER PRIMARY KEY, at INTEGER NOT NULL,
        authority TEXT NOT NULL, origin TEXT NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL,
        sha256 TEXT NOT NULL, signature TEXT NOT NULL, bytes BLOB NOT NULL,
        UNIQUE(authority, name));
      CREATE INDEX warning_sha256 ON warning(sha256);
      CREATE INDEX warning_origin ON warning(origin, place);
      CREATE TABLE warning_voice(sender TEXT NOT NULL, origin TEXT NOT NULL,
        certificate TEXT NOT NULL, PRIMARY KEY(sender, origin, certificate)) WITHOUT ROWID;
      """;

  private static final String COLUMNS =
      "SELECT number, at, authority, origin, place, name, sha256, signature, bytes FROM warning ";

  private final Database database;
  private final Surroundings surroundings;

  Warnings(Database database, Surroundings surroundings) {
    this.database = database;
    this.surroundings = surroundings;
  }

  /// Takes a warning in, unless one of its name is here by the same authority. On disk when it
  /// returns. Number and time of `draft` are set here.
  public Added add(Kept draft) {
    return database.write(
        connection -> {
          List<Kept> before =
              list(
                  connection,
                  COLUMNS + "WHERE authority = ? AND name = ?",
                  draft.authority(),
                  draft.name());
          if (!before.isEmpty()) {
            return new Added(before.getFirst(), false);
          }
          long number = Row.number(connection, "SELECT coalesce(max(number), 0) + 1 FROM warning");
          Kept kept =
              new Kept(
                  number,
                  surroundings.nowMicros(),
                  draft.authority(),
                  draft.origin(),
                  draft.place(),
                  draft.name(),
                  draft.sha256(),
                  draft.signature(),
                  draft.bytes());
          Row.update(
              connection,
              "INSERT INTO warning(number, at, authority, origin, place, name, sha256, signature,"
                  + " bytes) VALUES (?,?,?,?,?,?,?,?,?)",
              kept.number(),
              kept.atMicros(),
              kept.authority(),
              kept.origin(),
              kept.place(),
              kept.name(),
              kept.sha256(),
              kept.signature(),
              kept.bytes());
          return new Added(kept, true);
        });
  }

  /// Those that came after a number, in the order of their coming.
  public List<Kept> after(long number, int most) {
    return database.read(
        connection ->
            list(connection, COLUMNS + "WHERE number > ? ORDER BY number LIMIT ?", number, most));
  }

  /// The furthest place of a partner's log from which a warning was taken; -1 without one.
  public long furthest(String origin) {
    return database.read(
        connection ->
            Row.number(
                    connection,
                    "SELECT coalesce(max(place), -1) + 1 FROM warning WHERE origin = ?",
                    origin)
                - 1);
  }

  /// To whom the object that carries a warning was released, the first release of each.
  public List<Sent> sent(String object) {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
                  connection.prepareStatement(
                      "SELECT l.recipient, min(e.position) AS place, max(l.acknowledged),"
                          + " (SELECT min(d.at) FROM decision d WHERE d.recipient = l.recipient"
                          + " AND d.id = ? AND d.permitted = 1) FROM entry e"
                          + " JOIN log l ON l.number = e.log"
                          + " WHERE l.sender = '' AND e.id = ? AND e.action = 'release'"
                          + " GROUP BY l.recipient ORDER BY l.recipient");
              ResultSet rows = Row.set(statement, object, object).executeQuery()) {
            List<Sent> sent = new ArrayList<>();
            while (rows.next()) {
              sent.add(
                  new Sent(rows.getString(1), rows.getLong(4), rows.getLong(3) > rows.getLong(2)));
            }
            return sent;
          }
        });
  }

  /// Says who may speak for a sender; again is no harm.
  public void allow(Voice voice) {
    database.write(
        connection -> {
          boolean isThere =
              Row.text(
                      connection,
                      "SELECT sender FROM warning_voice"
                          + " WHERE sender = ? AND origin = ? AND certificate = ?",
                      voice.sender(),
                      voice.origin(),
                      voice.certificate())
                  != null;
          return isThere
              ? 0
              : Row.update(
                  connection,
                  "INSERT INTO warning_voice VALUES (?,?,?)",
                  voice.sender(),
                  voice.origin(),
                  voice.certificate());
        });
  }

  /// Everybody who may speak for somebody.
  public List<Voice> voices() {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
                  connection.prepareStatement(
                      "SELECT sender, origin, certificate FROM warning_voice"
                          + " ORDER BY sender, origin, certificate");
              ResultSet rows = statement.executeQuery()) {
            List<Voice> voices = new ArrayList<>();
            while (rows.next()) {
              voices.add(new Voice(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
            return voices;
          }
        });
  }

  /// The warning of these bytes.
  public Optional<Kept> named(String sha256) {
    return database.read(
        connection ->
            list(connection, COLUMNS + "WHERE sha256 = ? ORDER BY number LIMIT 1", sha256).stream()
                .findFirst());
  }

  private static List<Kept> list(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = Row.set(statement, values).executeQuery()) {
      List<Kept> all = new ArrayList<>();
      while (rows.next()) {
        all.add(
            new Kept(
                rows.getLong(1),
                rows.getLong(2),
                rows.getString(3),
                rows.getString(4),
                rows.getLong(5),
                rows.getString(6),
                rows.getString(7),
                rows.getString(8),
                rows.getBytes(9)));
      }
      return all;
    }
  }
}
