package org.entente.exchange.store;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.taxii.Arrival;
import org.entente.exchange.taxii.MediaTypes;
import org.entente.exchange.taxii.Shelf;
import org.entente.exchange.taxii.TaxiiTime;
import org.jspecify.annotations.Nullable;

/// Puts objects into a collection, within one transaction.
final class Intake {
  private static final String INSERT =
      "INSERT INTO object(collection, added, head, id, type, spec, version, sortable, own,"
          + " media_type, hash, json, seal) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)";

  private static final String HELD =
      "SELECT version, hash, own, sortable FROM object WHERE collection = ? AND id = ?"
          + " AND spec = ?";

  private final Connection connection;
  private final long collection;
  private long last;
  private long put;

  /// `now` in microseconds: each object is added later than any before it.
  Intake(Connection connection, long collection, long now) throws SQLException {
    this.connection = connection;
    this.collection = collection;
    long before =
        Row.number(
            connection,
            "SELECT added FROM object WHERE collection = ? ORDER BY added DESC LIMIT 1",
            collection);
    this.last = Math.max(before, now - 1);
  }

  List<Shelf.Outcome> add(List<Arrival> arrivals) throws SQLException {
    List<Shelf.Outcome> outcomes = new ArrayList<>(arrivals.size());
    for (Arrival one : arrivals) {
      outcomes.add(add(one));
    }
    count();
    return outcomes;
  }

  private Shelf.Outcome add(Arrival arrival) throws SQLException {
    if (!arrival.refusal().isEmpty()) {
      return new Shelf.Outcome(arrival.id(), named(arrival), arrival.refusal());
    }
    String own = arrival.version();
    byte[] hash = Seal.hash(arrival.object());
    String sortable = TaxiiTime.sortable(own);
    try (PreparedStatement statement =
            connection.prepareStatement(own.isEmpty() ? HELD : HELD + " AND sortable = ?");
        ResultSet rows = held(statement, arrival, own.isEmpty() ? null : sortable)) {
      while (rows.next()) {
        boolean isSame = MessageDigest.isEqual(rows.getBytes(2), hash);
        if (isSame) {
          return new Shelf.Outcome(arrival.id(), rows.getString(1), "");
        }
        if (rows.getBoolean(3) && rows.getString(4).equals(sortable)) {
          return new Shelf.Outcome(
              arrival.id(), own, "another content is held under this id and version");
        }
      }
    }
    String version = own.isEmpty() ? TaxiiTime.text(last + 1) : own;
    put(arrival, version, !own.isEmpty(), ++last, MediaTypes.STIX, hash);
    return new Shelf.Outcome(arrival.id(), version, "");
  }

  /// An object that names its version can only meet that version of itself.
  private ResultSet held(PreparedStatement statement, Arrival arrival, @Nullable String sortable)
      throws SQLException {
    String id = arrival.id();
    String spec = arrival.specVersion();
    return (sortable == null
            ? Row.set(statement, collection, id, spec)
            : Row.set(statement, collection, id, spec, sortable))
        .executeQuery();
  }

  private String named(Arrival arrival) {
    return arrival.version().isEmpty() ? TaxiiTime.text(last + 1) : arrival.version();
  }

  /// As another server had it.
  void take(Arrival arrival, @Nullable String version, long added, String mediaType)
      throws SQLException {
    String named = version == null ? named(arrival) : version;
    put(
        arrival,
        named,
        !arrival.version().isEmpty(),
        added,
        mediaType,
        Seal.hash(arrival.object()));
    last = Math.max(last, added);
  }

  private void put(
      Arrival arrival, String version, boolean own, long added, String mediaType, byte[] hash)
      throws SQLException {
    String sortable = TaxiiTime.sortable(version);
    String spec = arrival.specVersion();
    long newer =
        Row.number(
            connection,
            "SELECT 1 FROM object WHERE collection = ? AND id = ? AND (spec, sortable) > (?, ?)"
                + " LIMIT 1",
            collection,
            arrival.id(),
            spec,
            sortable);
    if (newer == 0) {
      Row.update(
          connection,
          "UPDATE object SET head = 0 WHERE collection = ? AND id = ? AND head = 1",
          collection,
          arrival.id());
    }
    String json = JsonWriter.text(arrival.object());
    put++;
    Row.update(
        connection,
        INSERT,
        collection,
        added,
        newer == 0,
        arrival.id(),
        arrival.id().substring(0, arrival.id().lastIndexOf("--")),
        spec,
        version,
        sortable,
        own,
        mediaType,
        hash,
        json,
        Seal.of(added, arrival.id(), version, mediaType, json));
  }

  /// Adds to the collection's count what was put.
  void count() throws SQLException {
    if (put > 0) {
      grow(connection, collection, put);
      put = 0;
    }
  }

  static void grow(Connection connection, long collection, long by) throws SQLException {
    Row.update(
        connection, "UPDATE collection SET objects = objects + ? WHERE number = ?", by, collection);
  }

  /// After objects were removed: what is now the newest of each.
  static void renewHead(Connection connection, long collection, String id) throws SQLException {
    Row.update(
        connection,
        "UPDATE object SET head = 1 WHERE number = (SELECT number FROM object WHERE collection = ?"
            + " AND id = ? ORDER BY spec DESC, sortable DESC, number DESC LIMIT 1)",
        collection,
        id);
  }
}
