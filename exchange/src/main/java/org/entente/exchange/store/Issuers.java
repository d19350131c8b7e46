package org.entente.exchange.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.exchange.people.Binding;
import org.entente.exchange.people.Issuer;
import org.entente.exchange.people.Person;
import org.entente.exchange.people.Role;
import org.entente.exchange.taxii.Refusal;
import org.jspecify.annotations.Nullable;

/// Who signs our people in elsewhere, and who is who there. Nobody is anybody until an
/// administrator said so, or made a rule that does.
public final class Issuers {
  /// Beyond it nobody finds the right button.
  public static final int MOST = 8;

  private static final String ISSUER =
      "SELECT name, url, title, client, secret, authority, scopes, naming, rules FROM issuer";
  private static final String BINDING = "SELECT issuer, subject, person, made, ruled FROM identity";

  private final Database database;
  private final Surroundings surroundings;

  Issuers(Database database, Surroundings surroundings) {
    this.database = database;
    this.surroundings = surroundings;
  }

  public Optional<Issuer> named(String name) {
    return issuers(ISSUER + " WHERE name = ?", name).stream().findFirst();
  }

  /// By name.
  public List<Issuer> all() {
    return issuers(ISSUER + " ORDER BY name");
  }

  private List<Issuer> issuers(String sql, Object... values) {
    return database.read(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql);
              ResultSet rows = Row.set(statement, values).executeQuery()) {
            List<Issuer> all = new ArrayList<>();
            while (rows.next()) {
              all.add(issuer(rows));
            }
            return all;
          }
        });
  }

  private static Issuer issuer(ResultSet row) throws SQLException {
    List<Issuer.Rule> rules =
        row.getString(9)
            .lines()
            .map(line -> line.split("\t", -1))
            .map(part -> new Issuer.Rule(part[0], part[1], Role.of(part[2]).orElseThrow()))
            .toList();
    return new Issuer(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        Arrays.asList(row.getString(7).split(" ", -1)),
        row.getString(8),
        rules);
  }

  /// Adds one, or puts it in the place of that with its name, whose people must sign in again.
  /// Throws [Refusal] with 409 for an
  /// issuer that has another name, and for one too many.
  public void put(Issuer issuer) {
    String rules =
        issuer.rules().stream()
            .map(rule -> rule.claim() + "\t" + rule.value() + "\t" + rule.role().word())
            .collect(Collectors.joining("\n"));
    database.write(
        connection -> {
          String sql = "SELECT count(*) FROM issuer WHERE url = ? AND name <> ?";
          if (Row.number(connection, sql, issuer.url(), issuer.name()) > 0) {
            throw conflict(issuer.url() + " has another name here");
          }
          sql = "SELECT count(*) FROM issuer WHERE name <> ?";
          if (Row.number(connection, sql, issuer.name()) >= MOST) {
            throw conflict("A node has no more than " + MOST + " issuers");
          }
          signOut(connection, issuer.name());
          return Row.update(
              connection,
              "INSERT INTO issuer(name, url, title, client, secret, authority, scopes, naming,"
                  + " rules) VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT(name) DO UPDATE SET"
                  + " url = excluded.url, title = excluded.title, client = excluded.client,"
                  + " secret = excluded.secret, authority = excluded.authority,"
                  + " scopes = excluded.scopes, naming = excluded.naming,"
                  + " rules = excluded.rules",
              issuer.name(),
              issuer.url(),
              issuer.title(),
              issuer.client(),
              issuer.secret(),
              issuer.authority(),
              String.join(" ", issuer.scopes()),
              issuer.naming(),
              rules);
        });
  }

  private static void signOut(Connection connection, String name) throws SQLException {
    Row.update(
        connection,
        "DELETE FROM session WHERE person IN (SELECT person FROM identity WHERE issuer ="
            + " (SELECT url FROM issuer WHERE name = ?))",
        name);
  }

  /// Takes one away; whoever it knows is signed out, and nobody here any more by it. Whether it
  /// was there.
  public boolean remove(String name) {
    return database.write(
        connection -> {
          String url = Row.text(connection, "SELECT url FROM issuer WHERE name = ?", name);
          if (url == null) {
            return false;
          }
          signOut(connection, name);
          Row.update(connection, "DELETE FROM identity WHERE issuer = ?", url);
          return Row.update(connection, "DELETE FROM issuer WHERE name = ?", name) == 1;
        });
  }

  /// Who somebody at an issuer is here, if anybody.
  public Optional<Binding> bound(String issuer, String subject) {
    String sql = BINDING + " WHERE issuer = ? AND subject = ?";
    return bindings(sql, issuer, subject).stream().findFirst();
  }

  /// By issuer and subject.
  public List<Binding> bindings() {
    return bindings(BINDING + " ORDER BY issuer, subject");
  }

  private List<Binding> bindings(String sql, Object... values) {
    return database.read(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql);
              ResultSet rows = Row.set(statement, values).executeQuery()) {
            List<Binding> all = new ArrayList<>();
            while (rows.next()) {
              all.add(
                  new Binding(
                      rows.getString(1),
                      rows.getString(2),
                      rows.getString(3),
                      rows.getLong(4),
                      rows.getLong(5) != 0));
            }
            return all;
          }
        });
  }

  /// Says that somebody at an issuer is this person. Throws [Refusal] with 404 for nobody, with
  /// 409 for a partner's person, one who was removed, and a subject that is somebody.
  public void bind(String issuer, String subject, String name) {
    database.write(
        connection -> {
          Person person =
              People.find(connection, name)
                  .orElseThrow(() -> new Refusal(404, "Not found", "nobody is called " + name));
          if (person.partner() != null || person.state() == Person.State.REMOVED) {
            throw conflict(name + " can't sign in this way");
          }
          String before = person(connection, issuer, subject);
          if (before != null && !before.equals(name)) {
            throw conflict("This subject is " + before + " here; unbind it first");
          }
          return Row.update(
              connection,
              "INSERT INTO identity(issuer, subject, person, made, ruled) VALUES (?,?,?,?,0)"
                  + " ON CONFLICT(issuer, subject) DO UPDATE SET ruled = 0",
              issuer,
              subject,
              name,
              surroundings.nowMicros());
        });
  }

  private static @Nullable String person(Connection connection, String issuer, String subject)
      throws SQLException {
    return Row.text(
        connection,
        "SELECT person FROM identity WHERE issuer = ? AND subject = ?",
        issuer,
        subject);
  }

  /// Says that they are nobody here any more, and signs them out. Who they were.
  public Optional<String> unbind(String issuer, String subject) {
    return database.write(
        connection -> {
          String person = person(connection, issuer, subject);
          if (person != null) {
            Row.update(
                connection,
                "DELETE FROM identity WHERE issuer = ? AND subject = ?",
                issuer,
                subject);
            Row.update(connection, "DELETE FROM session WHERE person = ?", person);
          }
          return Optional.ofNullable(person);
        });
  }

  /// Lets somebody in by a rule: a new person with this role. Throws [Refusal] with 409 for a
  /// name that is or was somebody's: a name at an issuer proves nothing here.
  public void admit(String issuer, String subject, String name, Role role) {
    database.write(
        connection -> {
          long now = surroundings.nowMicros();
          if (People.find(connection, name).isPresent()) {
            throw conflict(name + " is or was somebody's name here");
          }
          Row.update(
              connection,
              "INSERT INTO person(name, password, role, added) VALUES (?,'',?,?)",
              name,
              role.word(),
              now);
          return Row.update(
              connection,
              "INSERT INTO identity(issuer, subject, person, made, ruled) VALUES (?,?,?,?,1)",
              issuer,
              subject,
              name,
              now);
        });
  }

  private static Refusal conflict(String description) {
    return new Refusal(409, "Conflict", description);
  }
}
