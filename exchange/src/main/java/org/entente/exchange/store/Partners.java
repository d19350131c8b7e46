package org.entente.exchange.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.exchange.taxii.Refusal;

/// The partners of a node.
public final class Partners {
  private static final String COLUMNS = "SELECT name, country, url, vkey, state FROM partner";

  private final Database database;
  private final Surroundings surroundings;
  private final Identity identity;

  Partners(Database database, Surroundings surroundings, Identity identity) {
    this.database = database;
    this.surroundings = surroundings;
    this.identity = identity;
  }

  /// Adds a partner, or changes the one of this name; its key stays, since its log was signed
  /// with it. Throws [Refusal].
  public void put(Partner partner) {
    database.write(
        connection -> {
          Optional<Partner> before = find(connection, partner.name());
          if (before.isPresent() && !before.get().vkey().equals(partner.vkey())) {
            throw new Refusal(
                409,
                "Conflict",
                partner.name() + " is known with another key; remove nothing, ask its people");
          }
          Row.update(
              connection,
              "INSERT INTO partner VALUES (?,?,?,?,?,?) ON CONFLICT(name) DO UPDATE SET"
                  + " country = excluded.country, url = excluded.url, state = excluded.state",
              partner.name(),
              partner.country(),
              partner.url(),
              partner.vkey(),
              partner.state().word(),
              surroundings.nowMicros());
          Outbox.prepare(connection, identity, surroundings, partner.name());
          return 1;
        });
  }

  /// On disk when it returns: from then on nothing leaves for a partner that isn't active.
  public boolean set(String name, Partner.State state) {
    return database.write(
            connection ->
                Row.update(
                    connection, "UPDATE partner SET state = ? WHERE name = ?", state.word(), name))
        > 0;
  }

  public List<Partner> all() {
    return database.read(Partners::all);
  }

  static List<Partner> all(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS + " ORDER BY name");
        ResultSet rows = statement.executeQuery()) {
      List<Partner> all = new ArrayList<>();
      while (rows.next()) {
        all.add(partner(rows));
      }
      return all;
    }
  }

  public Optional<Partner> named(String name) {
    return database.read(connection -> find(connection, name));
  }

  static Optional<Partner> find(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS + " WHERE name = ?");
        ResultSet rows = Row.set(statement, name).executeQuery()) {
      return rows.next() ? Optional.of(partner(rows)) : Optional.empty();
    }
  }

  private static Partner partner(ResultSet row) throws SQLException {
    return new Partner(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        Partner.State.valueOf(row.getString(5).toUpperCase(Locale.ROOT)));
  }
}
