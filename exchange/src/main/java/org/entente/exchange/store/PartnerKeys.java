package org.entente.exchange.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.entente.base.BadInput;
import org.entente.exchange.key.KeyChange;
import org.entente.exchange.key.KeyReceipt;
import org.entente.exchange.key.KeyRevocation;
import org.entente.exchange.key.KeyStatement;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.log.VerifierKey;
import org.entente.exchange.taxii.Refusal;
import org.jspecify.annotations.Nullable;

/// The keys of partners as they change, and what partners have taken of ours.
public final class PartnerKeys {
  /// What came of a statement.
  public sealed interface Answer {
    /// It is taken, now or before: our receipt.
    record Taken(String receipt) implements Answer {}

    /// It doesn't begin with the key by which the partner is known here.
    record KnownBy(String vkey) implements Answer {}
  }

  /// What a partner is known by beside its key, as its own note says.
  ///
  /// @param number the note's: an older one is never taken again; -1 when none was taken
  /// @param pins base64 of SHA-256 over the public keys that it shows in TLS
  /// @param quantum its key of ML-DSA-44; null when it told of none
  public record Known(long number, List<String> pins, @Nullable String quantum) {
    public static final Known NOTHING = new Known(-1, List.of(), null);

    public Known {
      pins = List.copyOf(pins);
    }
  }

  private final Database database;
  private final Surroundings surroundings;
  private final Identity identity;

  PartnerKeys(Database database, Surroundings surroundings, Identity identity) {
    this.database = database;
    this.surroundings = surroundings;
    this.identity = identity;
  }

  static void lay(
      Connection connection,
      String partner,
      String vkey,
      String statement,
      long ends,
      boolean isRevoked,
      long now)
      throws SQLException {
    Row.update(
        connection,
        "INSERT INTO former_key(partner, vkey, statement, ends, revoked, taken)"
            + " VALUES (?,?,?,?,?,?)",
        partner,
        vkey,
        statement,
        ends,
        isRevoked ? 1 : 0,
        now);
  }

  /// Takes what a partner says of its keys. On disk when it returns. Throws [Refusal] for what is
  /// forged, another's, or stands against what was taken before.
  public Answer hear(String name, byte[] body) {
    KeyStatement statement;
    try {
      statement = KeyStatement.parse("the body", body);
    } catch (BadInput e) {
      tell(name, e.reason());
      throw Refusal.badRequest(e.reason());
    }
    Optional<String> stands;
    try {
      stands =
          database.write(
              connection -> {
                Partner partner =
                    Partners.find(connection, name)
                        .filter(one -> one.state() != Partner.State.REMOVED)
                        .orElseThrow(Refusal::notFound);
                return switch (statement) {
                  case KeyChange change -> changed(connection, partner, change);
                  case KeyRevocation revocation -> revoked(connection, partner, revocation);
                };
              });
    } catch (Refusal e) {
      tell(name, e.description());
      throw e;
    }
    return stands.isPresent()
        ? new Answer.KnownBy(stands.get())
        : new Answer.Taken(
            KeyReceipt.make(identity.keys().signing(surroundings.nowMicros()), statement));
  }

  private void tell(String partner, String why) {
    Audit.Act act =
        new Audit.Act("node " + partner, "signature", "", "statement about keys", why, "refused");
    database.write(connection -> Audit.append(connection, surroundings.nowMicros(), act));
  }

  /// Empty when it is taken; else the key that stands here.
  private Optional<String> changed(Connection connection, Partner partner, KeyChange change)
      throws SQLException {
    String from = change.from().toString();
    String to = change.to().toString();
    Optional<String> taken = statement(connection, partner.name(), from);
    if (taken.isPresent()) {
      return again(partner, change, taken.get());
    }
    if (partner.state() == Partner.State.COMPROMISED) {
      return Optional.of(partner.vkey());
    }
    boolean isNext = from.equals(partner.vkey());
    if (isNext && partner.former().stream().anyMatch(one -> one.vkey().equals(to))) {
      throw new Refusal(409, "Conflict", "A key that was changed never comes back");
    }
    // Known by the new key already: that one says which was before it.
    if (!isNext && !to.equals(partner.vkey())) {
      return Optional.of(partner.vkey());
    }
    long now = surroundings.nowMicros();
    lay(connection, partner.name(), from, change.note().toString(), change.until(), false, now);
    Row.update(connection, "UPDATE partner SET vkey = ? WHERE name = ?", to, partner.name());
    note(connection, partner.name(), "key changed", to);
    return Optional.empty();
  }

  /// The same again changes nothing; another one by the same key is somebody's who has that key.
  private static Optional<String> again(Partner partner, KeyChange change, String taken) {
    if (taken.equals(change.note().toString())) {
      return Optional.empty();
    }
    if (taken.isEmpty()) {
      return Optional.of(partner.vkey());
    }
    throw new Refusal(
        409, "Conflict", "Another key follows on that one already: compare keys with our people");
  }

  private Optional<String> revoked(Connection connection, Partner partner, KeyRevocation revocation)
      throws SQLException {
    String key = revocation.key().toString();
    if (key.equals(partner.vkey())) {
      if (partner.state() != Partner.State.COMPROMISED) {
        Row.update(
            connection,
            "UPDATE partner SET state = ? WHERE name = ?",
            Partner.State.COMPROMISED.word(),
            partner.name());
        note(connection, partner.name(), "key revoked", key);
      }
      return Optional.empty();
    }
    int changed =
        Row.update(
            connection,
            "UPDATE former_key SET revoked = 1 WHERE partner = ? AND vkey = ?",
            partner.name(),
            key);
    return changed > 0 ? Optional.empty() : Optional.of(partner.vkey());
  }

  private void note(Connection connection, String partner, String what, String key)
      throws SQLException {
    Audit.append(
        connection,
        surroundings.nowMicros(),
        new Audit.Act("node " + partner, "signature", "", what, key, "ok"));
  }

  private static Optional<String> statement(Connection connection, String partner, String vkey)
      throws SQLException {
    return Optional.ofNullable(
        Row.text(
            connection,
            "SELECT statement FROM former_key WHERE partner = ? AND vkey = ?",
            partner,
            vkey));
  }

  /// What we said of our keys and this partner hasn't taken yet, oldest first.
  public List<KeyStatement> open(String partner) {
    List<KeyStatement> said = identity.keys().statements();
    if (said.isEmpty()) {
      return said;
    }
    return database.read(
        connection -> {
          List<KeyStatement> open = new java.util.ArrayList<>();
          for (KeyStatement one : said) {
            long taken =
                Row.number(
                    connection,
                    "SELECT count(*) FROM key_receipt WHERE partner = ? AND statement = ?",
                    partner,
                    one.hash());
            if (taken == 0) {
              open.add(one);
            }
          }
          return open;
        });
  }

  /// Keeps a partner's receipt. Throws [BadInput] for one that isn't its.
  public void acknowledge(Partner partner, KeyStatement statement, byte[] receipt) {
    List<VerifierKey> keys = partner.keys(surroundings.nowMicros());
    SignedNote note = KeyReceipt.checked(partner.name(), receipt, statement, keys);
    settle(partner.name(), statement, note.toString());
  }

  /// A partner that knows our present key needn't hear how it came about.
  public void settle(String partner, KeyStatement statement, String receipt) {
    database.write(
        connection ->
            Row.update(
                connection,
                "INSERT INTO key_receipt VALUES (?,?,?,?) ON CONFLICT DO NOTHING",
                partner,
                statement.hash(),
                receipt,
                surroundings.nowMicros()));
  }

  /// What a partner is known by beside its key.
  public Known known(String partner) {
    return database.read(connection -> known(connection, partner));
  }

  static Known known(Connection connection, String partner) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT number, pins, quantum FROM partner_identity WHERE partner = ?");
        ResultSet rows = Row.set(statement, partner).executeQuery()) {
      if (!rows.next()) {
        return Known.NOTHING;
      }
      String pins = rows.getString(2);
      String quantum = rows.getString(3);
      return new Known(
          rows.getLong(1),
          pins.isEmpty() ? List.of() : List.of(pins.split(" ", -1)),
          quantum.isEmpty() ? null : quantum);
    }
  }

  /// Keeps what a partner's note says, or people, whose word is for the present. Throws [BadInput]
  /// for a note older than one that was taken: somebody shows it again.
  public void learn(String partner, Known said, boolean isByPeople) {
    String quantum = said.quantum();
    database.write(
        connection -> {
          Known before = known(connection, partner);
          if (!isByPeople && said.number() < before.number()) {
            throw new BadInput(
                partner,
                "",
                "its identity is number " + said.number() + ", and was " + before.number(),
                "Compare keys with its people");
          }
          return said.equals(before)
              ? 0
              : Row.update(
                  connection,
                  "INSERT INTO partner_identity VALUES (?,?,?,?,?) ON CONFLICT(partner) DO UPDATE"
                      + " SET number = excluded.number, pins = excluded.pins,"
                      + " quantum = excluded.quantum, at = excluded.at",
                  partner,
                  Math.max(said.number(), before.number()),
                  String.join(" ", said.pins()),
                  quantum == null ? "" : quantum,
                  surroundings.nowMicros());
        });
  }
}
