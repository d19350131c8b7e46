package org.entente.exchange.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.exchange.people.ApiToken;
import org.entente.exchange.people.Person;
import org.entente.exchange.people.Role;
import org.entente.exchange.people.Scope;
import org.entente.exchange.people.Session;
import org.entente.exchange.taxii.Refusal;
import org.jspecify.annotations.Nullable;

/// The people of a node, their tokens, invitations and sessions. Whatever makes somebody less
/// than they were ends their sessions in the same transaction. Throws [Refusal] with 404 for a
/// person who isn't there.
public final class People {
  private static final String PERSON = "SELECT name, password, partner, role, state FROM person";
  private static final String TOKEN =
      "SELECT id, person, title, scopes, hash, made, ends FROM token";

  private final Database database;
  private final Surroundings surroundings;
  private final Identity identity;

  People(Database database, Surroundings surroundings, Identity identity) {
    this.database = database;
    this.surroundings = surroundings;
    this.identity = identity;
  }

  public Optional<Person> named(String name) {
    return database.read(connection -> find(connection, name));
  }

  static Optional<Person> find(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PERSON + " WHERE name = ?");
        ResultSet rows = Row.set(statement, name).executeQuery()) {
      return rows.next() ? Optional.of(person(rows)) : Optional.empty();
    }
  }

  /// By name; also those who were removed.
  public List<Person> all() {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
                  connection.prepareStatement(PERSON + " ORDER BY name");
              ResultSet rows = statement.executeQuery()) {
            List<Person> all = new ArrayList<>();
            while (rows.next()) {
              all.add(person(rows));
            }
            return all;
          }
        });
  }

  private static Person person(ResultSet row) throws SQLException {
    String role = row.getString(4);
    return new Person(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        role == null ? null : Role.valueOf(role.toUpperCase(Locale.ROOT)),
        Person.State.valueOf(row.getString(5).toUpperCase(Locale.ROOT)));
  }

  /// Adds somebody, or gives them another password and partner; their role and state stay.
  public void put(String name, String password, @Nullable String partner) {
    database.write(
        connection -> {
          Optional<Person> before = find(connection, name);
          before.ifPresent(People::checkNotRemoved);
          if (partner != null) {
            if (before.map(Person::role).isPresent()) {
              throw conflict(name + " has a role here and can be no partner's");
            }
            Outbox.prepare(connection, identity, surroundings, partner);
          }
          Row.update(
              connection,
              "INSERT INTO person(name, password, partner, added) VALUES (?,?,?,?)"
                  + " ON CONFLICT(name) DO UPDATE SET password = excluded.password,"
                  + " partner = excluded.partner",
              name,
              password,
              partner,
              surroundings.nowMicros());
          return signOut(connection, name);
        });
  }

  /// Adds somebody with a role. Throws [Refusal] with 409 for a name that is or was somebody's.
  public void add(String name, String password, Role role) {
    database.write(
        connection -> {
          if (find(connection, name).isPresent()) {
            throw conflict(name + " is or was somebody's name; it stays theirs");
          }
          return Row.update(
              connection,
              "INSERT INTO person(name, password, role, added) VALUES (?,?,?,?)",
              name,
              password,
              role.word(),
              surroundings.nowMicros());
        });
  }

  private static void checkNotRemoved(Person person) {
    if (person.state() == Person.State.REMOVED) {
      throw conflict(person.name() + " was removed; the name stays theirs");
    }
  }

  private static Refusal conflict(String description) {
    return new Refusal(409, "Conflict", description);
  }

  private static Person required(Connection connection, String name) throws SQLException {
    return find(connection, name)
        .orElseThrow(() -> new Refusal(404, "Not found", "nobody is called " + name));
  }

  /// Gives somebody another role, or none.
  public void setRole(String name, @Nullable Role role) {
    database.write(
        connection -> {
          Person person = required(connection, name);
          checkNotRemoved(person);
          if (person.partner() != null) {
            throw conflict(name + " is " + person.partner() + "'s and can have no role here");
          }
          Row.update(
              connection,
              "UPDATE person SET role = ? WHERE name = ?",
              role == null ? null : role.word(),
              name);
          return signOut(connection, name);
        });
  }

  /// Locks, unlocks or removes somebody. Removed is for good: password, tokens and rights go. Who
  /// they are to an issuer stays, so that no rule lets them in anew under another name.
  public void setState(String name, Person.State state) {
    database.write(
        connection -> {
          checkNotRemoved(required(connection, name));
          Row.update(connection, "UPDATE person SET state = ? WHERE name = ?", state.word(), name);
          if (state == Person.State.REMOVED) {
            Row.update(connection, "UPDATE person SET password = '' WHERE name = ?", name);
            Row.update(connection, "DELETE FROM token WHERE person = ?", name);
            Row.update(connection, "DELETE FROM seen WHERE person = ?", name);
            Row.update(connection, "DELETE FROM passkey WHERE person = ?", name);
          }
          Row.update(connection, "DELETE FROM invitation WHERE person = ?", name);
          return signOut(connection, name);
        });
  }

  public void setPassword(String name, String password) {
    database.write(
        connection -> {
          checkNotRemoved(required(connection, name));
          Row.update(connection, "UPDATE person SET password = ? WHERE name = ?", password, name);
          return signOut(connection, name);
        });
  }

  /// Lets somebody set a password once, until then; an earlier invitation ends.
  public void invite(String name, byte[] hash, long ends) {
    database.write(
        connection -> {
          checkNotRemoved(required(connection, name));
          Row.update(connection, "DELETE FROM invitation WHERE person = ?", name);
          return Row.update(connection, "INSERT INTO invitation VALUES (?,?,?)", hash, name, ends);
        });
  }

  /// Whose invitation it is, if it is good and they are.
  public Optional<String> invited(byte[] hash) {
    return database.read(
        connection ->
            Optional.ofNullable(
                Row.text(
                    connection,
                    "SELECT i.person FROM invitation i JOIN person p ON p.name = i.person"
                        + " WHERE i.hash = ? AND i.ends > ? AND p.state = 'active'",
                    hash,
                    surroundings.nowMicros())));
  }

  /// Uses an invitation up: the password is set and the invitation gone, or neither.
  public boolean accept(byte[] hash, String name, String password) {
    return database.write(
        connection -> {
          int used =
              Row.update(
                  connection,
                  "DELETE FROM invitation WHERE hash = ? AND person = ? AND ends > ?",
                  hash,
                  name,
                  surroundings.nowMicros());
          if (used == 1) {
            Row.update(connection, "UPDATE person SET password = ? WHERE name = ?", password, name);
            signOut(connection, name);
          }
          return used == 1;
        });
  }

  public void addToken(ApiToken token) {
    database.write(
        connection -> {
          checkNotRemoved(required(connection, token.person()));
          return Row.update(
              connection,
              "INSERT INTO token VALUES (?,?,?,?,?,?,?)",
              token.id(),
              token.person(),
              token.title(),
              String.join(" ", token.scopes().stream().map(Scope::word).toList()),
              token.hash(),
              token.made(),
              token.ends());
        });
  }

  /// The token, however old it is.
  public Optional<ApiToken> token(String id) {
    return tokens(TOKEN + " WHERE id = ?", id).stream().findFirst();
  }

  /// In the order in which they were made.
  public List<ApiToken> tokens() {
    return tokens(TOKEN + " ORDER BY made, id");
  }

  private List<ApiToken> tokens(String sql, Object... values) {
    return database.read(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql);
              ResultSet rows = Row.set(statement, values).executeQuery()) {
            List<ApiToken> all = new ArrayList<>();
            while (rows.next()) {
              all.add(
                  new ApiToken(
                      rows.getString(1),
                      rows.getString(2),
                      rows.getString(3),
                      Arrays.stream(rows.getString(4).split(" ", -1))
                          .flatMap(word -> Scope.of(word).stream())
                          .toList(),
                      rows.getBytes(5),
                      rows.getLong(6),
                      rows.getLong(7)));
            }
            return all;
          }
        });
  }

  /// Whether it was there.
  public boolean revoke(String id) {
    return database.write(
            connection -> Row.update(connection, "DELETE FROM token WHERE id = ?", id))
        > 0;
  }

  /// Opens a session; those that are over go.
  public void open(Session session) {
    database.write(
        connection -> {
          Row.update(connection, "DELETE FROM session WHERE ends <= ?", surroundings.nowMicros());
          return Row.update(
              connection,
              "INSERT INTO session VALUES (?,?,?,?,?)",
              session.hash(),
              session.person(),
              session.made(),
              session.seen(),
              session.ends());
        });
  }

  public Optional<Session> session(byte[] hash) {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
                  connection.prepareStatement(
                      "SELECT hash, person, made, seen, ends FROM session WHERE hash = ?");
              ResultSet rows = Row.set(statement, hash).executeQuery()) {
            return rows.next()
                ? Optional.of(
                    new Session(
                        rows.getBytes(1),
                        rows.getString(2),
                        rows.getLong(3),
                        rows.getLong(4),
                        rows.getLong(5)))
                : Optional.empty();
          }
        });
  }

  public void touch(byte[] hash, long seen) {
    database.write(
        connection ->
            Row.update(connection, "UPDATE session SET seen = ? WHERE hash = ?", seen, hash));
  }

  public void close(byte[] hash) {
    database.write(
        connection -> Row.update(connection, "DELETE FROM session WHERE hash = ?", hash));
  }

  private static int signOut(Connection connection, String name) throws SQLException {
    return Row.update(connection, "DELETE FROM session WHERE person = ?", name);
  }
}
