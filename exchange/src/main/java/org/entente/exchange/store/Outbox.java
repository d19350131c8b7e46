package org.entente.exchange.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.Checkpoint;
import org.entente.exchange.log.Frontier;
import org.entente.exchange.log.LogEntry;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.log.TilePath;
import org.entente.exchange.log.VerifierKey;
import org.entente.exchange.log.WitnessRequest;
import org.entente.exchange.release.Reason;
import org.entente.exchange.release.Terms;
import org.entente.exchange.taxii.MediaTypes;
import org.entente.exchange.taxii.Refusal;
import org.jspecify.annotations.Nullable;

/// What we release: one log for each partner, and what stands in it. Nothing that is withheld
/// from a partner has any effect on its log: no gap, no count, no time.
public final class Outbox {
  /// What of a wish was done, and what was withheld.
  ///
  /// @param released also what the recipient had already, at its old place
  /// @param sent the bytes of each of them, in the same order
  /// @param replaced what was taken back for something in its place, or for nothing
  public record Result(
      List<Released> released, List<Withheld> withheld, List<Sent> sent, List<Replaced> replaced) {
    public Result {
      released = List.copyOf(released);
      withheld = List.copyOf(withheld);
      sent = List.copyOf(sent);
      replaced = List.copyOf(replaced);
    }

    public Result(List<Released> released, List<Withheld> withheld) {
      this(released, withheld, List.of(), List.of());
    }
  }

  /// An object as a recipient has it.
  ///
  /// @param of the object that it is a redacted form of; its own id when it is whole
  /// @param removed selectors of what is not in it
  /// @param json RFC 8785
  public record Sent(String id, String to, String of, List<String> removed, String json) {
    public Sent {
      removed = List.copyOf(removed);
    }
  }

  /// Whether what can't go as a whole goes without the parts that can't.
  ///
  /// @param tearlines by id, what a description says instead of what was removed
  public record Redacting(boolean isOn, Map<String, String> tearlines) {
    public static final Redacting OFF = new Redacting(false, Map.of());

    public Redacting {
      tearlines = Map.copyOf(tearlines);
    }
  }

  /// How something is released.
  ///
  /// @param isUnsaid whether nobody said the terms: what was given before keeps its own
  /// @param isReplacing whether it goes in place of what was given before, which is taken back
  ///     also where the new may not go
  public record Manner(Redacting redacting, Terms terms, boolean isUnsaid, boolean isReplacing) {
    public static final Manner USUAL = new Manner(Redacting.OFF, Terms.USUAL, true, false);
  }

  /// What was taken back, at which place of the log.
  public record Replaced(
      String id, String version, String to, String log, long index, String why) {}

  /// What went.
  ///
  /// @param log the log's origin
  public record Released(String id, String version, String to, String log, long index) {}

  /// What stayed.
  public record Withheld(String id, String to, List<Reason> reasons) {
    public Withheld {
      reasons = List.copyOf(reasons);
    }

    /// All of them in one line, in English.
    public String reason() {
      return Reason.text(reasons);
    }

    static Withheld of(String id, String to, Reason.Word word) {
      return new Withheld(id, to, List.of(Reason.of(word)));
    }
  }

  /// How far a partner is.
  ///
  /// @param acknowledged entries that the recipient has said it holds
  public record Standing(long sent, long acknowledged) {}

  /// A log as others see it.
  public record LogLine(String origin, String from, String to, long size, String root) {}

  /// What a partner hasn't got yet, of one tile at most.
  ///
  /// @param objects of each entry, where it has one that isn't too long to go along
  /// @param checkpoint over all that there is
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Fresh(String checkpoint, List<byte[]> bodies, List<Optional<String>> objects) {
    public Fresh {
      bodies = List.copyOf(bodies);
      objects = List.copyOf(objects);
    }
  }

  /// A withdrawal of which the recipient hasn't said yet that it has it.
  ///
  /// @param why the word for a [org.entente.exchange.release.Change] that it is part of; null for
  ///     a plain one
  /// @param by the SHA-256 of what was given in place of it; null: nothing
  public record Open(
      String to,
      long index,
      String id,
      String version,
      @Nullable String why,
      @Nullable String by) {}

  private static final int LONGEST_COSIGNATURES = 64;

  private final Database database;
  private final Surroundings surroundings;
  private final Identity identity;

  Outbox(Database database, Surroundings surroundings, Identity identity) {
    this.database = database;
    this.surroundings = surroundings;
    this.identity = identity;
  }

  /// Releases a bundle's objects (which are kept nationally, too) or objects that are held, by
  /// their ids, and keeps the answer with it. On disk when it returns. Throws [Refusal].
  public Answered release(
      @Nullable String key,
      List<String> to,
      List<String> ids,
      List<JsonValue> objects,
      Function<Result, Answered> answer) {
    return release(key, to, ids, objects, Manner.USUAL, answer);
  }

  /// The same, in the manner that is wished.
  public Answered release(
      @Nullable String key,
      List<String> to,
      List<String> ids,
      List<JsonValue> objects,
      Manner manner,
      Function<Result, Answered> answer) {
    return database.write(
        connection -> {
          Answered before = Answered.find(connection, key);
          if (before != null) {
            return before;
          }
          Releasing releasing = new Releasing(connection, surroundings, identity, manner);
          Result result = releasing.release(partners(connection, to), ids, objects);
          return Answered.keep(connection, key, surroundings.nowMicros(), answer.apply(result));
        });
  }

  /// What [#release] would do, and does not.
  public Result preview(List<String> to, List<String> ids, List<JsonValue> objects, Manner manner) {
    return database.tried(
        connection ->
            new Releasing(connection, surroundings, identity, manner)
                .release(partners(connection, to), ids, objects));
  }

  /// Takes back what these partners were given. On disk when it returns. Throws [Refusal].
  public Answered revoke(
      @Nullable String key, List<String> to, List<String> ids, Function<Result, Answered> answer) {
    return database.write(
        connection -> {
          Answered before = Answered.find(connection, key);
          if (before != null) {
            return before;
          }
          Releasing releasing = new Releasing(connection, surroundings, identity, Manner.USUAL);
          Result result = releasing.revoke(partners(connection, to), ids);
          return Answered.keep(connection, key, surroundings.nowMicros(), answer.apply(result));
        });
  }

  private static List<Partner> partners(Connection connection, List<String> names)
      throws SQLException {
    List<Partner> partners = new ArrayList<>();
    for (String name : names) {
      Partner partner =
          Partners.find(connection, name)
              .filter(one -> one.state() != Partner.State.REMOVED)
              .orElseThrow(() -> new Refusal(422, "Unprocessable", "There is no partner " + name));
      partners.add(partner);
    }
    return partners;
  }

  /// The log's head as the recipient gets it: signed, with the cosignatures there are.
  public String checkpoint(String recipient) {
    return database
        .read(connection -> LogBook.find(connection, "", recipient))
        .map(this::note)
        .orElseGet(
            () -> signed(identity, empty(identity.origin(recipient)), surroundings.nowMicros()));
  }

  private String note(LogBook.Head head) {
    return note(identity, head, surroundings.nowMicros());
  }

  /// The head of our log with a line of each key that signs now: one that was signed before a key
  /// changed gets those that it lacks.
  static String note(Identity identity, LogBook.Head head, long now) {
    if (head.note().isEmpty()) {
      return signed(identity, LogBook.checkpoint(head), now);
    }
    SignedNote note = SignedNote.parse(head.origin(), head.note().getBytes(UTF_8));
    Checkpoint at = Checkpoint.parse(head.origin(), note.text());
    List<String> missing = identity.lines(at, now, key -> note.linesOf(List.of(key)).isEmpty());
    return missing.isEmpty() ? head.note() : head.note() + String.join("\n", missing) + "\n";
  }

  private static Checkpoint empty(String origin) {
    return Checkpoint.of(origin, Frontier.empty());
  }

  /// By the log's key, whose name is the log's, and by the node's, which partners know.
  static String signed(Identity identity, Checkpoint checkpoint, long now) {
    return checkpoint.text()
        + "\n"
        + String.join("\n", identity.lines(checkpoint, now, _ -> true))
        + "\n";
  }

  /// How long the log for this recipient is, and how much of it the recipient has cosigned.
  public Standing standing(String recipient) {
    return database
        .read(connection -> LogBook.find(connection, "", recipient))
        .map(head -> new Standing(head.size(), head.acknowledged()))
        .orElseGet(() -> new Standing(0, 0));
  }

  /// Withdrawals that a recipient has not acknowledged, oldest first.
  public List<Open> open(String recipient) {
    return database.read(
        connection -> {
          List<Open> open = new ArrayList<>();
          Optional<LogBook.Head> head = LogBook.find(connection, "", recipient);
          if (head.isPresent()) {
            for (LogBook.Gone one :
                LogBook.gone(connection, head.get().number(), head.get().acknowledged())) {
              LogEntry said = one.entry();
              open.add(
                  new Open(
                      recipient, one.position(), said.id(), said.version(), said.why(), said.by()));
            }
          }
          return open;
        });
  }

  public Optional<byte[]> tile(String recipient, TilePath path) {
    return database.read(
        connection -> {
          Optional<LogBook.Head> head = LogBook.find(connection, "", recipient);
          return head.isEmpty()
              ? Optional.<byte[]>empty()
              : LogBook.tile(connection, head.get(), path);
        });
  }

  /// What stands in a partner's log behind its first `after` entries; empty when nothing may
  /// leave for it any more. Whether it may is read at the same instant as what would leave.
  public Optional<Fresh> fresh(String recipient, long after, int mostChars) {
    return database.readAtOnce(connection -> fresh(connection, recipient, after, mostChars));
  }

  private Optional<Fresh> fresh(Connection connection, String recipient, long after, int mostChars)
      throws SQLException {
    boolean isActive = Partners.find(connection, recipient).filter(Partner::isActive).isPresent();
    Optional<LogBook.Head> head = LogBook.find(connection, "", recipient);
    if (!isActive || head.isEmpty()) {
      return Optional.empty();
    }
    if (after >= head.get().size()) {
      return Optional.of(new Fresh(note(head.get()), List.of(), List.of()));
    }
    List<byte[]> bodies = new ArrayList<>();
    List<Optional<String>> objects = new ArrayList<>();
    long left = mostChars;
    for (LogBook.Filed one : LogBook.filed(connection, head.get(), after)) {
      bodies.add(one.body());
      String json = one.json();
      left -= json == null ? 0 : json.length();
      objects.add(json == null || left < 0 ? Optional.empty() : Optional.of(json));
    }
    return Optional.of(new Fresh(note(head.get()), bodies, objects));
  }

  /// The RFC 8785 bytes of a released object; empty when it wasn't released or was revoked.
  public Optional<String> object(String recipient, String sha256) {
    return database.read(
        connection ->
            Optional.ofNullable(
                    Row.text(
                        connection,
                        "SELECT json FROM content WHERE sha256 = ? AND log ="
                            + " (SELECT number FROM log WHERE sender = '' AND recipient = ?)",
                        sha256,
                        recipient))
                .map(json -> Seal.checked(sha256, json)));
  }

  /// A partner's cosignature: it has stored the log up to there. Throws [Refusal].
  public void acknowledge(Partner partner, byte[] body) {
    List<VerifierKey> keys = Partner.witnesses(partner.keys(surroundings.nowMicros()));
    SignedNote note;
    Checkpoint seen;
    try {
      note = SignedNote.parse("the body", body);
      if (note.signers("the body", keys).isEmpty()) {
        throw Refusal.badRequest("You did not sign this checkpoint");
      }
      seen = Checkpoint.parse("the body", note.text());
    } catch (BadInput e) {
      throw Refusal.badRequest(e.reason());
    }
    String line = note.linesOf(keys).getFirst();
    database.write(
        connection -> {
          LogBook.Head head =
              LogBook.find(connection, "", partner.name()).orElseThrow(Refusal::notFound);
          boolean isOurs =
              seen.origin().equals(head.origin()) && seen.size() <= head.frontier().size();
          if (!isOurs) {
            throw new Refusal(409, "Conflict", "This is no checkpoint of your log");
          }
          return acknowledge(connection, head, seen, line);
        });
  }

  private int acknowledge(Connection connection, LogBook.Head head, Checkpoint seen, String line)
      throws SQLException {
    if (seen.size() > head.acknowledged()) {
      Row.update(
          connection,
          "UPDATE log SET acknowledged = ? WHERE number = ?",
          seen.size(),
          head.number());
    }
    return put(connection, head, seen, line);
  }

  /// Adds a cosignature to the head if it is of that head; an empty log's is signed as it is asked
  /// for.
  private int put(Connection connection, LogBook.Head head, Checkpoint seen, String line)
      throws SQLException {
    String note = note(head);
    SignedNote own = SignedNote.parse(head.origin(), note.getBytes(UTF_8));
    boolean isCurrent = own.text().equals(seen.text());
    if (!isCurrent || own.lines().contains(line) || own.lines().size() > LONGEST_COSIGNATURES) {
      return 0;
    }
    String name = line.substring(0, line.lastIndexOf(' ') + 1);
    boolean isThere = own.lines().stream().anyMatch(one -> one.startsWith(name));
    return isThere
        ? 0
        : Row.update(
            connection,
            "UPDATE log SET note = ? WHERE number = ?",
            note + line + "\n",
            head.number());
  }

  /// Adds a witness's cosignature to the log's head. Throws [BadInput] for one that isn't its.
  public void witnessed(Partner witness, String recipient, SignedNote seen) {
    List<VerifierKey> keys = Partner.witnesses(witness.keys(surroundings.nowMicros()));
    if (seen.signers(witness.name(), keys).isEmpty()) {
      throw new BadInput(witness.name(), "", "it did not sign", "Ask its people");
    }
    Checkpoint at = Checkpoint.parse(witness.name(), seen.text());
    String line = seen.linesOf(keys).getFirst();
    database.write(
        connection -> {
          Optional<LogBook.Head> head = LogBook.find(connection, "", recipient);
          return head.isPresent() ? put(connection, head.get(), at, line) : 0;
        });
  }

  /// What a witness at size `old` must get to go on to the head of this log; empty when it is
  /// there already.
  public Optional<WitnessRequest> forWitness(String recipient, long old) {
    return database.read(
        connection -> {
          Optional<LogBook.Head> found = LogBook.find(connection, "", recipient);
          if (found.isEmpty() || found.get().note().isEmpty() || found.get().size() <= old) {
            return Optional.<WitnessRequest>empty();
          }
          LogBook.Head head = found.get();
          SignedNote note = SignedNote.parse(head.origin(), note(head).getBytes(UTF_8));
          try {
            List<byte[]> proof =
                old == 0
                    ? List.of()
                    : LogProofs.tree(connection, head).consistency(old, head.size());
            return Optional.of(new WitnessRequest(old, proof, note));
          } catch (IOException e) {
            throw new SQLException(e);
          }
        });
  }

  /// Every log that is held here, ours and those that partners keep for us.
  public List<LogLine> logs() {
    return database.read(LogBook::all).stream()
        .map(
            head -> {
              Checkpoint at =
                  head.note().isEmpty()
                      ? empty(head.origin())
                      : Checkpoint.parse(
                          head.origin(),
                          SignedNote.parse(head.origin(), head.note().getBytes(UTF_8)).text());
              String from = head.sender().isEmpty() ? identity.name() : head.sender();
              return new LogLine(head.origin(), from, head.recipient(), at.size(), at.root());
            })
        .toList();
  }

  /// Where a partner's TAXII users find what it was given.
  static String collectionAlias(String recipient) {
    return "released@" + recipient;
  }

  /// Makes a partner's log and collection, both empty.
  static void prepare(
      Connection connection, Identity identity, Surroundings surroundings, String recipient)
      throws SQLException {
    LogBook.make(connection, "", recipient, identity.origin(recipient));
    long known =
        Row.number(
            connection,
            "SELECT count(*) FROM collection WHERE alias = ?",
            collectionAlias(recipient));
    if (known == 0) {
      Row.update(
          connection,
          "INSERT INTO collection(root, id, title, description, alias, media_types, acceptance)"
              + " VALUES ('api', ?, 'Released', '', ?, ?, 'any')",
          surroundings.uuid("released/" + recipient, 0),
          collectionAlias(recipient),
          MediaTypes.STIX);
    }
  }
}
