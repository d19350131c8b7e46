package org.entente.exchange.store;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.request.Amounts;
import org.entente.exchange.request.Departures;

/// Live traces that bring their alerts here: how far each has followed its chain, and what
/// followed money left which address by it.
public final class Followers {
  /// A block: its hash is empty where nobody needs it; its time in microseconds since 1970.
  public record Block(String hash, long height, long at) {}

  /// A live trace on a chain.
  ///
  /// @param begun the block from which on this node has all that it told
  /// @param reached the newest block that it has walked
  /// @param heard when it said so
  public record Follower(
      String live, String chain, String method, Block begun, Block reached, long heard) {}

  /// A departure with an empty address stands for places that an alert had too many of to name.
  static final String TABLES =
      """
      CREATE TABLE follower(live TEXT NOT NULL, chain TEXT NOT NULL, method TEXT NOT NULL,
        begun_height INTEGER NOT NULL, begun_at INTEGER NOT NULL, hash TEXT NOT NULL,
        height INTEGER NOT NULL, at INTEGER NOT NULL, heard INTEGER NOT NULL,
        PRIMARY KEY(live, chain)) WITHOUT ROWID;
      CREATE TABLE departure(alert INTEGER NOT NULL, address TEXT NOT NULL, asset TEXT NOT NULL,
        amount TEXT NOT NULL, live TEXT NOT NULL, chain TEXT NOT NULL, tx TEXT NOT NULL,
        block TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY(alert, address, asset))
        WITHOUT ROWID;
      CREATE INDEX departure_address ON departure(address, chain, live, at);
      CREATE INDEX departure_tx ON departure(tx);
      """;

  private final Database database;
  private final Surroundings surroundings;

  Followers(Database database, Surroundings surroundings) {
    this.database = database;
    this.surroundings = surroundings;
  }

  /// A live trace has walked from one block to another, and everything that it told of them is
  /// here. Where something between is missing, because this node or the trace lost it, the trace
  /// counts from the later block on.
  public Follower reached(String live, String chain, String method, Block from, Block to) {
    return database.write(
        connection -> {
          Optional<Follower> known = of(connection, live, chain);
          Block begun =
              known
                  .filter(one -> one.method().equals(method))
                  .filter(one -> from.height() <= one.reached().height())
                  .map(Follower::begun)
                  .orElse(new Block("", from.height(), from.at()));
          Follower now = new Follower(live, chain, method, begun, to, surroundings.nowMicros());
          Row.update(connection, "DELETE FROM follower WHERE live = ? AND chain = ?", live, chain);
          Row.update(
              connection,
              "INSERT INTO follower(live, chain, method, begun_height, begun_at, hash, height, at,"
                  + " heard) VALUES (?,?,?,?,?,?,?,?,?)",
              live,
              chain,
              method,
              begun.height(),
              begun.at(),
              to.hash(),
              to.height(),
              to.at(),
              now.heard());
          return now;
        });
  }

  /// All that were heard of since then, by name.
  public List<Follower> heardSince(long micros) {
    return database.read(
        connection -> followers(connection, "heard >= ? ORDER BY chain, live", micros));
  }

  private static Optional<Follower> of(Connection connection, String live, String chain)
      throws SQLException {
    return followers(connection, "live = ? AND chain = ?", live, chain).stream().findFirst();
  }

  private static List<Follower> followers(Connection connection, String which, Object... values)
      throws SQLException {
    String sql =
        "SELECT live, chain, method, begun_height, begun_at, hash, height, at, heard"
            + " FROM follower WHERE "
            + which;
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = Row.set(statement, values).executeQuery()) {
      List<Follower> all = new ArrayList<>();
      while (rows.next()) {
        all.add(
            new Follower(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                new Block("", rows.getLong(4), rows.getLong(5)),
                new Block(rows.getString(6), rows.getLong(7), rows.getLong(8)),
                rows.getLong(9)));
      }
      return all;
    }
  }

  /// What followed money left an address in blocks of these times, both included, as one live
  /// trace saw it. Empty when nobody can say: it counts only from a later block on, or an alert
  /// had too many places to name.
  public Optional<Amounts> left(Follower by, String address, long from, long to) {
    if (from < by.begun().at()) {
      return Optional.empty();
    }
    return database.read(
        connection -> {
          try (PreparedStatement statement =
                  connection.prepareStatement(
                      "SELECT address, asset, amount FROM departure WHERE address IN (?, '')"
                          + " AND chain = ? AND live = ? AND at BETWEEN ? AND ?");
              ResultSet rows =
                  Row.set(statement, address, by.chain(), by.live(), from, to).executeQuery()) {
            Amounts sum = Amounts.NONE;
            while (rows.next()) {
              if (rows.getString(1).isEmpty()) {
                return Optional.empty();
              }
              BigInteger amount = new BigInteger(rows.getString(3));
              sum = sum.plus(new Amounts(Map.of(rows.getString(2), amount)));
            }
            return Optional.of(sum);
          }
        });
  }

  /// Notes what an alert says left, or takes back what it says did not.
  static void note(Connection connection, long number, String json) throws SQLException {
    Optional<Departures> told =
        JsonReader.parse("the alert", json) instanceof JsonValue.Members alert
            ? Departures.of(alert)
            : Optional.empty();
    if (told.isEmpty()) {
      return;
    }
    Departures one = told.get();
    if (one.isUndone()) {
      Row.update(
          connection,
          "DELETE FROM departure WHERE tx = ? AND block = ? AND live = ? AND chain = ?",
          one.tx(),
          one.block(),
          one.live(),
          one.chain());
      return;
    }
    for (Departures.Departure each : one.all()) {
      put(connection, number, one, each);
    }
    if (!one.isWhole()) {
      put(connection, number, one, new Departures.Departure("", "", BigInteger.ZERO));
    }
  }

  private static void put(
      Connection connection, long number, Departures told, Departures.Departure one)
      throws SQLException {
    Row.update(
        connection,
        "INSERT INTO departure(alert, address, asset, amount, live, chain, tx, block, at)"
            + " VALUES (?,?,?,?,?,?,?,?,?)",
        number,
        one.address(),
        one.asset(),
        one.amount().toString(),
        told.live(),
        told.chain(),
        told.tx(),
        told.block(),
        told.at());
  }
}
