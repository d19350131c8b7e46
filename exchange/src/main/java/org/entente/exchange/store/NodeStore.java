package org.entente.exchange.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.entente.base.BadInput;
import org.entente.cases.CaseBook;
import org.entente.exchange.taxii.ApiRoot;
import org.entente.exchange.taxii.Arrival;
import org.entente.exchange.taxii.Refusal;
import org.entente.exchange.taxii.Shelf;
import org.jspecify.annotations.Nullable;

/// Everything a node keeps. What a method says it did is on disk.
public final class NodeStore implements AutoCloseable {
  /// The root under which what is kept nationally stands; no path leads to it.
  private static final String NATIONAL = "";

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

  /// What TAXII shows of it.
  public Shelf shelf() {
    return new KeptShelf(database, surroundings);
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

  public void putRoot(ApiRoot root) {
    database.write(connection -> KeptShelf.putRoot(connection, root));
  }

  /// Makes a collection, or changes the one with this id.
  public void putCollection(CollectionPlan plan) {
    database.write(connection -> plan.put(connection));
  }

  /// Takes objects in nationally, all or none, and keeps the answer with them: a key that comes
  /// again gets it again. Throws [Refusal] with 409 when one stands against what is held.
  public Answered takeNationally(
      @Nullable String key,
      List<Arrival> arrivals,
      Function<List<Shelf.Outcome>, Answered> answer) {
    return database.write(
        connection -> {
          Answered before = Answered.find(connection, key);
          if (before != null) {
            return before;
          }
          long now = surroundings.nowMicros();
          List<Shelf.Outcome> outcomes =
              new Intake(connection, national(connection), now).add(arrivals);
          for (Shelf.Outcome one : outcomes) {
            if (!one.message().isEmpty()) {
              throw new Refusal(409, "Conflict", one.id() + ": " + one.message());
            }
          }
          return Answered.keep(connection, key, now, answer.apply(outcomes));
        });
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
