package org.entente.exchange.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.exchange.taxii.Acceptance;
import org.entente.exchange.taxii.ApiRoot;
import org.entente.exchange.taxii.Arrival;
import org.entente.exchange.taxii.Position;
import org.entente.exchange.taxii.Rights;
import org.entente.exchange.taxii.Selection;
import org.entente.exchange.taxii.Shelf;
import org.jspecify.annotations.Nullable;

/// What a node's collections hold, as TAXII shows it. What a method says it did is on disk.
final class KeptShelf implements Shelf {
  private static final String STAND =
      "SELECT c.number, c.id, c.title, c.description, c.alias, c.media_types, c.acceptance,"
          + " s.can_read, s.can_write FROM collection c JOIN seen s ON s.collection = c.number"
          + " WHERE c.root = ? AND s.person = ? ";

  /// What a partner's people see, and nothing else.
  private static final String RELEASED =
      "SELECT number, id, title, description, 'released', media_types, acceptance, 1, 0"
          + " FROM collection WHERE root = ? AND alias = ?";

  private final Database database;
  private final Surroundings surroundings;

  KeptShelf(Database database, Surroundings surroundings) {
    this.database = database;
    this.surroundings = surroundings;
  }

  @Override
  public List<ApiRoot> roots() {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
                  connection.prepareStatement(
                      "SELECT name, title, description, max_content FROM root ORDER BY name");
              ResultSet rows = statement.executeQuery()) {
            List<ApiRoot> roots = new ArrayList<>();
            while (rows.next()) {
              roots.add(
                  new ApiRoot(
                      rows.getString(1), rows.getString(2), rows.getString(3), rows.getLong(4)));
            }
            return roots;
          }
        });
  }

  @Override
  public List<Stand> stands(String root, String user) {
    return database.read(
        c -> {
          String partner = partnerOf(c, user);
          return partner == null
              ? stands(c, STAND + "ORDER BY c.id", root, user)
              : ofPartner(c, root, partner);
        });
  }

  private static List<Stand> ofPartner(Connection connection, String root, String partner)
      throws SQLException {
    boolean isShutOut =
        Partners.find(connection, partner).filter(one -> !one.isActive()).isPresent();
    return isShutOut
        ? List.of()
        : stands(connection, RELEASED, root, Outbox.collectionAlias(partner));
  }

  private static @Nullable String partnerOf(Connection connection, String user)
      throws SQLException {
    return Row.text(connection, "SELECT partner FROM person WHERE name = ?", user);
  }

  @Override
  public Optional<Stand> stand(String root, String idOrAlias, String user) {
    String id = idOrAlias.toLowerCase(Locale.ROOT);
    return database.read(
        c -> {
          String partner = partnerOf(c, user);
          if (partner != null) {
            return ofPartner(c, root, partner).stream()
                .filter(one -> one.id().equals(id) || idOrAlias.equals(one.alias()))
                .findFirst();
          }
          return stands(
                  c,
                  STAND + "AND (c.id = ? OR c.alias = ?) ORDER BY c.id = ? DESC",
                  root,
                  user,
                  id,
                  idOrAlias,
                  id)
              .stream()
              .findFirst();
        });
  }

  private static List<Stand> stands(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = Row.set(statement, values).executeQuery()) {
      List<Stand> stands = new ArrayList<>();
      while (rows.next()) {
        String types = rows.getString(6);
        stands.add(
            new Stand(
                rows.getLong(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                types.isEmpty() ? List.of() : List.of(types.split("\n", -1)),
                Acceptance.valueOf(rows.getString(7).toUpperCase(Locale.ROOT)),
                new Rights(rows.getBoolean(8), rows.getBoolean(9))));
      }
      return stands;
    }
  }

  @Override
  public Page page(Stand stand, Selection selection, Position after, int limit, boolean withJson) {
    Choice choice = Choice.of(stand.number(), selection, after);
    String sql =
        "SELECT o.added, o.number, o.id, o.version, o.media_type"
            + (withJson ? ", o.json, o.hash" : ", NULL, NULL")
            + ", o.seal"
            + " FROM object o WHERE "
            + choice.sql()
            + " ORDER BY o.added, o.number LIMIT ?";
    return database.read(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql);
              ResultSet rows = Row.set(statement, choice.values(limit + 1)).executeQuery()) {
            List<Item> items = new ArrayList<>();
            boolean isRow = rows.next();
            while (isRow && items.size() < limit) {
              items.add(item(rows, withJson));
              isRow = rows.next();
            }
            boolean isTie = isRow && rows.getLong(1) == items.getLast().at().added();
            if (!items.isEmpty() && !isTie) {
              items.add(items.removeLast().withoutNumber());
            }
            return new Page(items, isRow);
          }
        });
  }

  static int putRoot(Connection connection, ApiRoot root) throws SQLException {
    return Row.update(
        connection,
        "INSERT INTO root VALUES (?,?,?,?) ON CONFLICT(name) DO UPDATE SET title = excluded.title,"
            + " description = excluded.description, max_content = excluded.max_content",
        root.name(),
        root.title(),
        root.description(),
        root.maxContentLength());
  }

  /// Of a row of added, number, id, version, media_type, json, hash and seal: what is given out is
  /// what was taken in.
  static Item item(ResultSet row, boolean withJson) throws SQLException {
    String json = withJson ? row.getString(6) : "";
    Item item =
        new Item(
            new Position(row.getLong(1), row.getLong(2)),
            text(row, 3),
            text(row, 4),
            text(row, 5),
            json == null ? "" : json);
    Seal.check(row.getBytes(8), item, withJson ? item.json() : null, row.getBytes(7));
    return item;
  }

  private static String text(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  @Override
  public boolean holds(Stand stand, String objectId) {
    return database.read(
        connection ->
            Row.number(
                    connection,
                    "SELECT count(*) FROM (SELECT 1 FROM object WHERE collection = ? AND id = ?"
                        + " LIMIT 1) AS one",
                    stand.number(),
                    objectId)
                > 0);
  }

  @Override
  public String add(Stand stand, String root, String user, List<Arrival> arrivals) {
    return database.write(
        connection -> {
          long now = surroundings.nowMicros();
          List<Outcome> outcomes = new Intake(connection, stand.number(), now).add(arrivals);
          long number = Row.number(connection, "SELECT coalesce(max(number), 0) + 1 FROM status");
          String id = surroundings.uuid("status", number);
          String json = StatusForm.of(id, now, outcomes);
          Row.update(
              connection,
              "INSERT INTO status(id, root, person, at, json) VALUES (?,?,?,?,?)",
              id,
              root,
              user,
              now,
              json);
          return json;
        });
  }

  @Override
  public int remove(Stand stand, Selection selection) {
    Choice choice = Choice.of(stand.number(), selection, Position.START);
    return database.write(
        connection -> {
          int count =
              Row.update(
                  connection,
                  "DELETE FROM object WHERE number IN (SELECT o.number FROM object o WHERE "
                      + choice.sql()
                      + ")",
                  choice.values());
          Intake.grow(connection, stand.number(), -count);
          for (String id : selection.ids()) {
            Intake.renewHead(connection, stand.number(), id);
          }
          return count;
        });
  }

  @Override
  public Optional<String> status(String root, String id, String user) {
    return database.read(
        connection ->
            Optional.ofNullable(
                Row.text(
                    connection,
                    "SELECT json FROM status WHERE id = ? AND root = ? AND person = ?",
                    id.toLowerCase(Locale.ROOT),
                    root,
                    user)));
  }
}
