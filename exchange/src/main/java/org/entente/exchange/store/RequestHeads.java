package org.entente.exchange.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.entente.base.Hex;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.request.Wish;

/// By what requests are found without folding the events of all: what they ask for, when the
/// clock makes us do something, which changed since somebody looked. Kept in the transaction that
/// changes a request; all of it follows from its events and proposals.
record RequestHeads(Connection connection) {
  /// A request between us and a partner.
  record Place(String partner, String id) {}

  /// With the number of its last change.
  record Changed(Place place, long change) {}

  /// Once a store is raised to it, `changed` is 0 for those that nobody folded yet.
  static final String TABLES =
      """
      CREATE TABLE request_head(partner TEXT NOT NULL, request TEXT NOT NULL,
        sameness TEXT NOT NULL, is_open INTEGER NOT NULL, due INTEGER NOT NULL,
        stand TEXT NOT NULL, changed INTEGER NOT NULL, PRIMARY KEY(partner, request));
      CREATE INDEX request_head_request ON request_head(request);
      CREATE INDEX request_head_sameness ON request_head(sameness) WHERE is_open = 1;
      CREATE INDEX request_head_due ON request_head(due);
      CREATE INDEX request_head_changed ON request_head(changed);
      INSERT INTO request_head
        SELECT partner, request, '', 0, 0, '', 0 FROM request_event WHERE request <> ''
        UNION SELECT partner, request, '', 0, 0, '', 0 FROM proposal WHERE request <> '';
      """;

  private static final String SELECT = "SELECT partner, request FROM request_head WHERE ";

  /// Beyond every digit of a UUID.
  private static final String END = "g";

  /// A request as it is now.
  void put(Request request, long now) throws SQLException {
    String stand = request.stand();
    long before =
        Row.number(
            connection,
            "SELECT changed FROM request_head WHERE partner = ? AND request = ? AND stand = ?",
            request.partner(),
            request.id(),
            stand);
    Row.update(
        connection,
        "INSERT INTO request_head(partner, request, sameness, is_open, due, stand, changed)"
            + " VALUES (?,?,?,?,?,?,?) ON CONFLICT(partner, request) DO UPDATE SET"
            + " sameness = excluded.sameness, is_open = excluded.is_open, due = excluded.due,"
            + " stand = excluded.stand, changed = excluded.changed",
        request.partner(),
        request.id(),
        request.wish().map(RequestHeads::sameness).orElse(""),
        request.isOpen(),
        request.nextDue(now),
        stand,
        before > 0 ? before : lastChange() + 1);
  }

  private static String sameness(Wish wish) {
    return Hex.encode(Merkle.sha256(wish.sameness().getBytes(UTF_8)));
  }

  /// The number of the newest change of any; 0 before there is one.
  long lastChange() throws SQLException {
    return Row.number(connection, "SELECT coalesce(max(changed), 0) FROM request_head");
  }

  /// Those that ask for the same and aren't over.
  List<Place> like(Wish wish) throws SQLException {
    return places("is_open = 1 AND sameness = ?", sameness(wish));
  }

  /// Those of which something is due.
  List<Place> due(long now) throws SQLException {
    return places("due < ? ORDER BY due, request", now);
  }

  /// The first time from `now` on after which something is due.
  long nextDue(long now) throws SQLException {
    return Row.number(
        connection,
        "SELECT coalesce(min(due), " + Request.NEVER + ") FROM request_head WHERE due >= ?",
        now);
  }

  /// Those whose UUID begins so.
  List<Place> named(String prefix) throws SQLException {
    return places("request >= ? AND request < ?", prefix, prefix + END);
  }

  /// Those that are in a store that was raised, and were never folded.
  List<Place> unknown() throws SQLException {
    return places("changed = 0");
  }

  /// All, or those that changed after that, in the order of their last change.
  List<Changed> since(long change) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT partner, request, changed FROM request_head WHERE changed > ?"
                    + " ORDER BY changed");
        ResultSet rows = Row.set(statement, change).executeQuery()) {
      List<Changed> all = new ArrayList<>();
      while (rows.next()) {
        all.add(new Changed(new Place(rows.getString(1), rows.getString(2)), rows.getLong(3)));
      }
      return all;
    }
  }

  private List<Place> places(String where, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT + where);
        ResultSet rows = Row.set(statement, values).executeQuery()) {
      List<Place> all = new ArrayList<>();
      while (rows.next()) {
        all.add(new Place(rows.getString(1), rows.getString(2)));
      }
      return all;
    }
  }
}
