package org.entente.exchange.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.exchange.people.Passkey;
import org.entente.exchange.taxii.Refusal;

/// The passkeys of a node's people.
public final class Passkeys {
  /// Of one person.
  public static final int MOST = 20;

  private static final String PASSKEY =
      "SELECT id, person, title, credential, counter, may_back_up, backed_up, transports,"
          + " made, used FROM passkey";

  private final Database database;

  Passkeys(Database database) {
    this.database = database;
  }

  public Optional<Passkey> named(String id) {
    return some(PASSKEY + " WHERE id = ?", id).stream().findFirst();
  }

  /// In the order in which they were made.
  public List<Passkey> of(String person) {
    return some(PASSKEY + " WHERE person = ? ORDER BY made, id", person);
  }

  /// By person.
  public List<Passkey> all() {
    return some(PASSKEY + " ORDER BY person, made, id");
  }

  private List<Passkey> some(String sql, Object... values) {
    return database.read(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql);
              ResultSet rows = Row.set(statement, values).executeQuery()) {
            List<Passkey> all = new ArrayList<>();
            while (rows.next()) {
              all.add(passkey(rows));
            }
            return all;
          }
        });
  }

  private static Passkey passkey(ResultSet row) throws SQLException {
    String transports = row.getString(8);
    return new Passkey(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getBytes(4),
        row.getLong(5),
        row.getLong(6) != 0,
        row.getLong(7) != 0,
        transports.isEmpty() ? List.of() : List.of(transports.split(" ", -1)),
        row.getLong(9),
        row.getLong(10));
  }

  /// Throws [Refusal] with 409 for one that is there, whoever's it is, and for one too many.
  public void add(Passkey passkey) {
    database.write(
        connection -> {
          boolean isThere =
              Row.number(connection, "SELECT count(*) FROM passkey WHERE id = ?", passkey.id()) > 0;
          long had =
              Row.number(
                  connection, "SELECT count(*) FROM passkey WHERE person = ?", passkey.person());
          if (isThere || had >= MOST) {
            String reason =
                isThere ? "This passkey is there" : "Nobody has more than " + MOST + " passkeys";
            throw new Refusal(409, "Conflict", reason);
          }
          return Row.update(
              connection,
              "INSERT INTO passkey VALUES (?,?,?,?,?,?,?,?,?,?)",
              passkey.id(),
              passkey.person(),
              passkey.title(),
              passkey.credential(),
              passkey.counter(),
              passkey.mayBackUp() ? 1 : 0,
              passkey.isBackedUp() ? 1 : 0,
              String.join(" ", passkey.transports()),
              passkey.made(),
              passkey.used());
        });
  }

  /// Notes that it signed its person in. False when its counter has been changed meanwhile: of
  /// two that sign in with the same passkey at once, one must have a copy of it.
  public boolean use(Passkey before, long counter, boolean isBackedUp, long at) {
    return database.write(
            connection ->
                Row.update(
                    connection,
                    "UPDATE passkey SET counter = ?, backed_up = ?, used = ?"
                        + " WHERE id = ? AND counter = ?",
                    counter,
                    isBackedUp ? 1 : 0,
                    at,
                    before.id(),
                    before.counter()))
        == 1;
  }

  /// Whether it was there and theirs.
  public boolean remove(String id, String person) {
    return database.write(
            connection ->
                Row.update(
                    connection, "DELETE FROM passkey WHERE id = ? AND person = ?", id, person))
        == 1;
  }

  /// Takes one away from whoever has it, and signs them out. Whose it was; empty for nobody's.
  public Optional<String> remove(String id) {
    return database.write(
        connection -> {
          String person = Row.text(connection, "SELECT person FROM passkey WHERE id = ?", id);
          if (person != null) {
            Row.update(connection, "DELETE FROM passkey WHERE id = ?", id);
            Row.update(connection, "DELETE FROM session WHERE person = ?", person);
          }
          return Optional.ofNullable(person);
        });
  }
}
