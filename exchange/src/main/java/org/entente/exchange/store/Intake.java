package org.entente.exchange.store;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  /// So many ids are asked for at once; each by the index, whatever a planner knows of the table.
  private static final int ASKED = 50;

  private static final String HELD_IDS =
      "SELECT "
          + String.join(
              ",",
              Collections.nCopies(
                  ASKED, "(SELECT id FROM object WHERE collection = ? AND id = ? LIMIT 1)"));
  private static final long MOST_CHARS = 4L << 20;

  private final Connection connection;
  private final long collection;
  private long last;
  private long put;

  /// Ids that are held, of those that arrived; null where nobody looked.
  private @Nullable Set<String> held;

  /// New ones, which wait to be put together: on their way to a server that costs less than each
  /// alone.
  private final List<@Nullable Object[]> waiting = new ArrayList<>();

  private long waitingChars;

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
    held = held(arrivals);
    for (Arrival one : arrivals) {
      outcomes.add(add(one));
    }
    flush();
    held = null;
    count();
    return outcomes;
  }

  private Set<String> held(List<Arrival> arrivals) throws SQLException {
    Set<String> found = new HashSet<>();
    List<String> ids = arrivals.stream().map(Arrival::id).distinct().toList();
    for (int i = 0; i < ids.size(); i += ASKED) {
      Object[] values = new Object[2 * ASKED];
      for (int k = 0; k < ASKED; k++) {
        values[2 * k] = collection;
        values[2 * k + 1] = ids.get(Math.min(i + k, ids.size() - 1));
      }
      try (PreparedStatement statement = connection.prepareStatement(HELD_IDS);
          ResultSet rows = Row.set(statement, values).executeQuery()) {
        rows.next();
        for (int k = 1; k <= ASKED; k++) {
          String id = rows.getString(k);
          if (id != null) {
            found.add(id);
          }
        }
      }
    }
    return found;
  }

  /// Nothing that is asked of the store may miss what waits.
  private void flush() throws SQLException {
    if (waiting.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      for (@Nullable Object[] one : waiting) {
        Row.set(statement, one).addBatch();
      }
      statement.executeBatch();
    }
    waiting.clear();
    waitingChars = 0;
  }

  /// Whether nothing with this id is held: then there is nothing to compare it with.
  private boolean isNew(String id) {
    return held != null && held.add(id);
  }

  private Shelf.Outcome add(Arrival arrival) throws SQLException {
    if (!arrival.refusal().isEmpty()) {
      return new Shelf.Outcome(arrival.id(), named(arrival), arrival.refusal());
    }
    String own = arrival.version();
    byte[] hash = Seal.hash(arrival.object());
    String sortable = TaxiiTime.sortable(own);
    if (isNew(arrival.id())) {
      String version = named(arrival);
      insert(arrival, version, !own.isEmpty(), ++last, MediaTypes.STIX, hash, true);
      return new Shelf.Outcome(arrival.id(), version, "");
    }
    flush();
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
    insert(arrival, version, own, added, mediaType, hash, newer == 0);
    flush();
  }

  private void insert(
      Arrival arrival,
      String version,
      boolean own,
      long added,
      String mediaType,
      byte[] hash,
      boolean isHead)
      throws SQLException {
    String json = JsonWriter.text(arrival.object());
    String id = arrival.id();
    put++;
    waiting.add(
        new @Nullable Object[] {
          collection,
          added,
          isHead,
          id,
          id.substring(0, id.lastIndexOf("--")),
          arrival.specVersion(),
          version,
          TaxiiTime.sortable(version),
          own,
          mediaType,
          hash,
          json,
          Seal.of(added, id, version, mediaType, json)
        });
    waitingChars += json.length();
    if (waitingChars > MOST_CHARS) {
      flush();
    }
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
