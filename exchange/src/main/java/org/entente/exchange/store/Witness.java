package org.entente.exchange.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.base.BadInput;
import org.entente.exchange.log.Checkpoint;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.log.VerifierKey;
import org.entente.exchange.log.WitnessRequest;
import org.entente.exchange.taxii.Refusal;

/// Watches the logs that partners keep for others: of each the newest checkpoint, and nothing of
/// what is in it. Whoever shows it one history and somebody else another is found out as soon as
/// the two compare.
public final class Witness {
  /// What is held of a log.
  ///
  /// @param at microseconds since 1970
  public record Seen(String origin, String sender, long size, String root, String note, long at) {}

  /// What the log hears.
  public sealed interface Answer {
    /// The line of our cosignature; two while our key changes.
    record Cosigned(String line) implements Answer {}

    /// The witness is at another size than the log thinks.
    record AtSize(long size) implements Answer {}
  }

  private static final String COLUMNS =
      "SELECT origin, sender, size, root, note, at FROM witnessed";

  private final Database database;
  private final Surroundings surroundings;
  private final Identity identity;

  Witness(Database database, Surroundings surroundings, Identity identity) {
    this.database = database;
    this.surroundings = surroundings;
    this.identity = identity;
  }

  /// Checks and keeps in one transaction, on disk before it answers: two requests at once can't
  /// lead it back. Throws [Refusal].
  public Answer cosign(Partner partner, byte[] body) {
    WitnessRequest request;
    try {
      request = WitnessRequest.parse("the body", body);
    } catch (BadInput e) {
      throw Refusal.badRequest(e.reason());
    }
    Checkpoint shown = checked(partner, request.checkpoint());
    if (request.old() > shown.size()) {
      throw Refusal.badRequest("the old size is larger than the new one");
    }
    Optional<String> wrong =
        database.write(connection -> wrong(connection, partner, request, shown));
    if (wrong.isPresent() && wrong.get().startsWith("at ")) {
      return new Answer.AtSize(Long.parseLong(wrong.get().substring(3)));
    }
    if (wrong.isPresent()) {
      throw new Refusal(422, "Unprocessable", wrong.get());
    }
    String text = request.checkpoint().text();
    return new Answer.Cosigned(identity.cosignature(text, surroundings.nowMicros()));
  }

  private Checkpoint checked(Partner partner, SignedNote note) {
    String origin = note.text().lines().findFirst().orElse("");
    if (!origin.startsWith(partner.keyName() + "/")) {
      throw Refusal.notFound();
    }
    try {
      List<VerifierKey> keys = partner.keys(surroundings.nowMicros());
      return Checkpoint.verified(origin, note, Partner.named(keys, origin));
    } catch (BadInput e) {
      throw new Refusal(403, "Forbidden", e.reason());
    }
  }

  /// What forbids to cosign, or `at SIZE`; else the checkpoint is kept.
  private Optional<String> wrong(
      Connection connection, Partner partner, WitnessRequest request, Checkpoint shown)
      throws SQLException {
    Optional<Seen> seen = find(connection, shown.origin());
    long size = seen.map(Seen::size).orElse(0L);
    if (request.old() != size) {
      return Optional.of("at " + size);
    }
    if (size == 0 || seen.isEmpty()) {
      if (!request.proof().isEmpty()) {
        return Optional.of("nothing can be proven from the empty log");
      }
    } else if (!isContinued(seen.get(), shown, request)) {
      Contradictions.put(
          connection,
          surroundings.nowMicros(),
          shown.origin(),
          "its checkpoint of " + shown.size() + " entries does not continue that of " + size,
          seen.get().note(),
          request.checkpoint().toString(),
          shown.size() == size
              ? Contradictions.proof(
                  note(seen.get().note()), request.checkpoint(), keys(partner, shown), null)
              : null);
      return Optional.of("it is no continuation of what this witness has cosigned");
    }
    Row.update(
        connection,
        "INSERT INTO witnessed(origin, sender, size, root, note, at) VALUES (?,?,?,?,?,?)"
            + " ON CONFLICT(origin) DO UPDATE SET size = excluded.size, root = excluded.root,"
            + " note = excluded.note, at = excluded.at",
        shown.origin(),
        partner.name(),
        shown.size(),
        shown.root(),
        request.checkpoint().toString(),
        surroundings.nowMicros());
    return Optional.empty();
  }

  private static List<VerifierKey> keys(Partner partner, Checkpoint shown) {
    return Partner.named(partner.trustedKeys(), shown.origin());
  }

  private static SignedNote note(String text) {
    return SignedNote.parse("the note that was kept", text.getBytes(UTF_8));
  }

  private static boolean isContinued(Seen seen, Checkpoint shown, WitnessRequest request) {
    Checkpoint before = new Checkpoint(seen.origin(), seen.size(), seen.root());
    return Merkle.isConsistent(
        seen.size(), shown.size(), before.rootHash(), shown.rootHash(), request.proof());
  }

  /// The newest checkpoint that was cosigned of a log.
  public Optional<Seen> seen(String origin) {
    return database.read(connection -> find(connection, origin));
  }

  private static Optional<Seen> find(Connection connection, String origin) throws SQLException {
    return list(connection, COLUMNS + " WHERE origin = ?", origin).stream().findFirst();
  }

  public List<Seen> all() {
    return database.read(connection -> list(connection, COLUMNS + " ORDER BY origin"));
  }

  private static List<Seen> list(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = Row.set(statement, values).executeQuery()) {
      List<Seen> all = new ArrayList<>();
      while (rows.next()) {
        all.add(
            new Seen(
                rows.getString(1),
                rows.getString(2),
                rows.getLong(3),
                rows.getString(4),
                rows.getString(5),
                rows.getLong(6)));
      }
      return all;
    }
  }
}
