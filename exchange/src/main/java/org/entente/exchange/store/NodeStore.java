package org.entente.exchange.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.entente.base.BadInput;
import org.entente.cases.CaseBook;
import org.entente.exchange.taxii.Acceptance;
import org.entente.exchange.taxii.ApiRoot;
import org.entente.exchange.taxii.Arrival;
import org.entente.exchange.taxii.Position;
import org.entente.exchange.taxii.Refusal;
import org.entente.exchange.taxii.Rights;
import org.entente.exchange.taxii.Selection;
import org.entente.exchange.taxii.Shelf;
import org.jspecify.annotations.Nullable;

/// Everything a node keeps. What a method says it did is on disk.
public final class NodeStore implements Shelf, AutoCloseable {
  /// An answer that is given again when the same key comes again.
  public record Answered(int status, String body) {}

  /// The root under which what is kept nationally stands; no path leads to it.
  private static final String NATIONAL = "";

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

  NodeStore(Database database, Surroundings surroundings) {
    this.database = database;
    this.surroundings = surroundings;
  }

  /// Opens the file or makes it.
  public static NodeStore open(Path file, Surroundings surroundings) throws IOException {
    return new NodeStore(new Database(new SqliteEngine(file)), surroundings);
  }

  /// Opens a database of PostgreSQL; makes its tables when it is empty.
  public static NodeStore open(PostgresPlace place, Surroundings surroundings) throws IOException {
    return new NodeStore(new Database(new PostgresEngine(place)), surroundings);
  }

  /// Moves everything from a file into an empty database of PostgreSQL, all or nothing. Gives how
  /// many rows it were.
  public static long move(Path file, PostgresPlace place) throws IOException {
    Engine source = new SqliteEngine(file);
    Engine target = new PostgresEngine(place);
    try (Line from = new Line(source, false, new Line.Weather());
        Line to = new Line(target, false, new Line.Weather())) {
      Schema.raise(source, from.take());
      Schema.raise(target, to.claim());
      return new Transfer(source, from.take(), target, to.take()).run();
    } catch (SQLException e) {
      throw target.failed(e);
    }
  }

  /// Reads and writes. Throws [StorageFailure] when that can't be done.
  public void probe() {
    database.write(Keeping::probe);
  }

  /// Takes the store for one node that runs. Throws [StorageFailure] when another has it.
  public void claim() {
    database.write(_ -> true);
  }

  @Override
  public void close() throws IOException {
    database.close();
  }

  public People people(Identity identity) {
    return new People(database, surroundings, identity);
  }

  public Passkeys passkeys() {
    return new Passkeys(database);
  }

  public Issuers issuers() {
    return new Issuers(database, surroundings);
  }

  public Audit audit() {
    return new Audit(database, surroundings);
  }

  public Partners partners(Identity identity) {
    return new Partners(database, surroundings, identity);
  }

  public Outbox outbox(Identity identity) {
    return new Outbox(database, surroundings, identity);
  }

  public Inbox inbox(Identity identity) {
    return new Inbox(database, surroundings, identity);
  }

  public LogAudit audited() {
    return new LogAudit(database);
  }

  public Keeping keeping() {
    return new Keeping(database);
  }

  public Given given() {
    return new Given(database);
  }

  public Witness witness(Identity identity) {
    return new Witness(database, surroundings, identity);
  }

  public LogProofs proofs() {
    return new LogProofs(database);
  }

  public Jobs jobs() {
    return new Jobs(database, surroundings);
  }

  public Requests requests(Identity identity) {
    return new Requests(database, surroundings, identity).known();
  }

  public Overlaps overlaps(Identity identity) {
    return new Overlaps(database, surroundings, identity);
  }

  public Alerts alerts() {
    return new Alerts(database, surroundings);
  }

  /// Live traces, and what they saw leave.
  public Followers followers() {
    return new Followers(database, surroundings);
  }

  public Warnings warnings() {
    return new Warnings(database, surroundings);
  }

  /// What people decided about hits.
  public HitDecisions hitDecisions() {
    return new HitDecisions(database, surroundings);
  }

  /// The cases of the node of that name.
  public CaseBook cases(String node) {
    return new CaseBook(new CasesInStore(database, surroundings), node);
  }

  /// What is damaged in the whole store, in words; empty when nothing is. Reads all of it.
  ///
  /// @param most of the damages that are told
  public List<String> damages(int most) {
    return Damage.all(database, most);
  }

  /// Copies everything into a new file, as it is at one instant, while others go on.
  public void copyTo(Path file) throws IOException {
    database.engine().copyTo(file);
  }

  public LogExport logExport(Identity identity) {
    return new LogExport(database, surroundings, identity);
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

  public void putRoot(ApiRoot root) {
    database.write(connection -> putRoot(connection, root));
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

  /// Makes a collection, or changes the one with this id.
  public void putCollection(CollectionPlan plan) {
    database.write(connection -> plan.put(connection));
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

  /// Takes objects in nationally, all or none, and keeps the answer with them: a key that comes
  /// again gets it again. Throws [Refusal] with 409 when one stands against what is held.
  public Answered takeNationally(
      @Nullable String key, List<Arrival> arrivals, Function<List<Outcome>, Answered> answer) {
    return database.write(
        connection -> {
          Answered before = answered(connection, key);
          if (before != null) {
            return before;
          }
          long now = surroundings.nowMicros();
          List<Outcome> outcomes = new Intake(connection, national(connection), now).add(arrivals);
          for (Outcome one : outcomes) {
            if (!one.message().isEmpty()) {
              throw new Refusal(409, "Conflict", one.id() + ": " + one.message());
            }
          }
          return keep(connection, key, now, answer.apply(outcomes));
        });
  }

  static Answered keep(Connection connection, @Nullable String key, long now, Answered given)
      throws SQLException {
    if (key != null) {
      Row.update(
          connection,
          "INSERT INTO answered VALUES (?,?,?,?)",
          key,
          now,
          given.status(),
          given.body());
    }
    return given;
  }

  static @Nullable Answered answered(Connection connection, @Nullable String key)
      throws SQLException {
    if (key == null) {
      return null;
    }
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT status, body FROM answered WHERE key = ?");
        ResultSet rows = Row.set(statement, key).executeQuery()) {
      return rows.next() ? new Answered(rows.getInt(1), rows.getString(2)) : null;
    }
  }

  static long national(Connection connection) throws SQLException {
    Row.update(
        connection,
        "INSERT INTO collection(root, id, title, description, media_types, acceptance)"
            + " VALUES (?, 'national', 'national', '', '', 'any') ON CONFLICT DO NOTHING",
        NATIONAL);
    return Row.number(connection, "SELECT number FROM collection WHERE root = ?", NATIONAL);
  }

  /// How many objects are kept nationally.
  public long nationalCount() {
    return database.read(
        c -> Row.number(c, "SELECT objects FROM collection WHERE root = ?", NATIONAL));
  }

  /// Takes over what another server held, in one transaction. Throws [BadInput] for what can't be
  /// kept.
  public void takeOver(List<Takeover> roots) {
    try {
      database.write(
          connection -> {
            for (Takeover root : roots) {
              root.put(connection, surroundings.nowMicros());
            }
            return roots.size();
          });
    } catch (Refusal e) {
      throw new BadInput(
          "what the other server held", "", e.description(), "Mend that in the file", e);
    }
  }
}
