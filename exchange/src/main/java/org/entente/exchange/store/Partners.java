package org.entente.exchange.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entente.exchange.taxii.Refusal;

/// The partners of a node.
public final class Partners {
  private static final String COLUMNS = "SELECT name, country, url, vkey, state FROM partner";
  private static final String FORMER = "SELECT partner, vkey, ends, revoked FROM former_key";

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
    put(partner, false);
  }

  /// The same, with another key where people have compared it: the one before is not believed any
  /// more.
  public void put(Partner partner, boolean isCompared) {
    database.write(
        connection -> {
          Optional<Partner> before = find(connection, partner.name());
          if (before.isPresent()) {
            replace(connection, before.get(), partner, isCompared);
          }
          Row.update(
              connection,
              "INSERT INTO partner VALUES (?,?,?,?,?,?) ON CONFLICT(name) DO UPDATE SET"
                  + " country = excluded.country, url = excluded.url, vkey = excluded.vkey,"
                  + " state = excluded.state",
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

  private void replace(Connection connection, Partner before, Partner next, boolean isCompared)
      throws SQLException {
    boolean isSame = before.vkey().equals(next.vkey());
    if (isSame && before.state() == Partner.State.COMPROMISED) {
      throw new Refusal(409, "Conflict", next.name() + " has revoked this key: ask for another");
    }
    if (isSame) {
      return;
    }
    if (!isCompared) {
      throw new Refusal(
          409,
          "Conflict",
          next.name() + " is known with another key; remove nothing, ask its people");
    }
    if (!before.keyName().equals(next.keyName())) {
      throw new Refusal(409, "Conflict", "The key of " + next.name() + " is " + before.keyName());
    }
    if (before.former().stream().anyMatch(one -> one.vkey().equals(next.vkey()))) {
      throw new Refusal(409, "Conflict", "A key that was changed never comes back");
    }
    long now = surroundings.nowMicros();
    PartnerKeys.lay(connection, before.name(), before.vkey(), "", now, true, now);
    // What else it was known by was said under that key.
    Row.update(connection, "DELETE FROM partner_identity WHERE partner = ?", before.name());
  }

  /// On disk when it returns: from then on nothing leaves for a partner that isn't active. Throws
  /// [Refusal] where only another key helps.
  public boolean set(String name, Partner.State state) {
    return database.write(
            connection -> {
              Optional<Partner> before = find(connection, name);
              boolean isOut =
                  before.isPresent() && before.get().state() == Partner.State.COMPROMISED;
              if (isOut && state != Partner.State.REMOVED) {
                throw new Refusal(
                    409,
                    "Conflict",
                    name + "'s key was revoked: compare a new one with its people");
              }
              return Row.update(
                  connection, "UPDATE partner SET state = ? WHERE name = ?", state.word(), name);
            })
        > 0;
  }

  /// Their keys as they change, and what they have taken of ours.
  public PartnerKeys keys() {
    return new PartnerKeys(database, surroundings, identity);
  }

  public List<Partner> all() {
    return database.read(Partners::all);
  }

  static List<Partner> all(Connection connection) throws SQLException {
    Map<String, List<FormerKey>> former = former(connection, FORMER + " ORDER BY number");
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS + " ORDER BY name");
        ResultSet rows = statement.executeQuery()) {
      List<Partner> all = new ArrayList<>();
      while (rows.next()) {
        all.add(partner(rows, former));
      }
      return all;
    }
  }

  public Optional<Partner> named(String name) {
    return database.read(connection -> find(connection, name));
  }

  static Optional<Partner> find(Connection connection, String name) throws SQLException {
    Map<String, List<FormerKey>> former =
        former(connection, FORMER + " WHERE partner = ? ORDER BY number", name);
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS + " WHERE name = ?");
        ResultSet rows = Row.set(statement, name).executeQuery()) {
      return rows.next() ? Optional.of(partner(rows, former)) : Optional.empty();
    }
  }

  private static Map<String, List<FormerKey>> former(
      Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = Row.set(statement, values).executeQuery()) {
      Map<String, List<FormerKey>> all = new HashMap<>();
      while (rows.next()) {
        all.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>())
            .add(new FormerKey(rows.getString(2), rows.getLong(3), rows.getInt(4) == 1));
      }
      return all;
    }
  }

  private static Partner partner(ResultSet row, Map<String, List<FormerKey>> former)
      throws SQLException {
    return new Partner(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        Partner.State.valueOf(row.getString(5).toUpperCase(Locale.ROOT)),
        former.getOrDefault(row.getString(1), List.of()));
  }
}
