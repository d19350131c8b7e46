package org.entente.exchange.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.entente.base.BadInput;
import org.entente.exchange.log.Checkpoint;
import org.entente.exchange.log.ForkProof;
import org.entente.exchange.log.LogEntry;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.log.TileTree;
import org.entente.exchange.log.VerifierKey;
import org.jspecify.annotations.Nullable;

/// What partners released to us: a copy of each one's log for us, believed as far as it is
/// proven.
public final class Inbox {
  /// How far we are with a partner.
  ///
  /// @param held entries that are here
  /// @param size entries that a checkpoint of the partner covers
  /// @param fault why it isn't believed any more; null when it is
  public record Standing(long held, long size, @Nullable String fault) {}

  /// An entry with what it stands for.
  ///
  /// @param json the object's RFC 8785 form; null for a revocation and for what can't be had
  /// @param refusal why the object isn't taken; null when it is
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Arrived(
      LogEntry entry, byte[] body, @Nullable String json, @Nullable String refusal) {}

  /// Something that is held of a partner.
  ///
  /// @param json null once it was revoked, and for a revocation
  /// @param refusal why it wasn't taken; null when it was
  public record Item(long index, LogEntry entry, @Nullable String json, @Nullable String refusal) {}

  /// Some of what is held.
  ///
  /// @param more whether anything is left behind the last one
  public record Page(List<Item> items, boolean more) {}

  private final Database database;
  private final Surroundings surroundings;
  private final Identity identity;

  Inbox(Database database, Surroundings surroundings, Identity identity) {
    this.database = database;
    this.surroundings = surroundings;
    this.identity = identity;
  }

  /// The key under which a partner signs its log for us.
  public VerifierKey key(Partner partner) {
    return VerifierKey.parse(partner.name(), partner.vkey()).named(origin(partner));
  }

  private String origin(Partner partner) {
    return Identity.origin(partner.keyName(), identity.name());
  }

  /// The log's head as a partner shows it now: one of the keys by which it is believed must have
  /// signed, and its key of ML-DSA-44, if it is known and stands there, rightly. Throws [BadInput].
  public Checkpoint verified(Partner partner, SignedNote note) {
    List<VerifierKey> keys = Partner.named(partner.keys(surroundings.nowMicros()), origin(partner));
    String quantum =
        database.read(connection -> PartnerKeys.known(connection, partner.name())).quantum();
    if (quantum != null) {
      VerifierKey second = VerifierKey.parse(partner.name(), quantum).named(origin(partner));
      note.signers(partner.name(), List.of(second));
    }
    return Checkpoint.verified(partner.name(), note, keys);
  }

  /// By what it may have signed what is held of it, or what somebody else holds.
  private List<VerifierKey> trusted(Partner partner) {
    return Partner.named(partner.trustedKeys(), origin(partner));
  }

  public Standing standing(Partner partner) {
    return database
        .read(connection -> LogBook.find(connection, partner.name(), identity.name()))
        .map(head -> new Standing(head.frontier().size(), head.size(), head.fault()))
        .orElseGet(() -> new Standing(0, 0, null));
  }

  /// Keeps entries that follow what is held. They are shown once a checkpoint covers them. On
  /// disk when it returns. Gives how many are held.
  public long take(Partner partner, long from, List<Arrived> arrived) {
    return database.write(
        connection -> {
          LogBook.make(connection, partner.name(), identity.name(), key(partner).name());
          LogBook.Head head =
              LogBook.find(connection, partner.name(), identity.name()).orElseThrow();
          if (head.fault() != null) {
            throw new BadInput(partner.name(), "", "its log isn't believed", "Ask its people");
          }
          if (head.frontier().size() != from) {
            return head.frontier().size();
          }
          for (Arrived one : arrived) {
            LogBook.append(
                connection, head.number(), head.frontier(), one.entry(), one.body(), one.refusal());
            if (one.json() != null) {
              LogBook.putContent(connection, head.number(), one.entry().sha256(), one.json());
            }
            if (one.entry().action() == LogEntry.Action.REVOKE) {
              LogBook.dropContent(connection, head.number(), one.entry().sha256());
            }
          }
          LogBook.save(connection, head, null);
          return head.frontier().size();
        });
  }

  /// Believes what is held up to this checkpoint, if its root is that of what is held; else keeps
  /// the note as evidence, takes nothing more, and says why. On disk when it returns.
  ///
  /// @param its the tree behind the checkpoint, as far as the partner shows it; null when it
  ///     needn't
  public Standing conclude(
      Partner partner, SignedNote note, Checkpoint checkpoint, @Nullable TileTree its) {
    ForkProof shown =
        its == null
            ? null
            : note(partner)
                .map(held -> Contradictions.proof(held, note, trusted(partner), its))
                .orElse(null);
    return database.write(
        connection -> {
          LogBook.make(connection, partner.name(), identity.name(), key(partner).name());
          LogBook.Head head =
              LogBook.find(connection, partner.name(), identity.name()).orElseThrow();
          if (head.fault() != null) {
            return new Standing(head.frontier().size(), head.size(), head.fault());
          }
          Checkpoint own = LogBook.checkpoint(head);
          String fault = fault(head, own, checkpoint);
          if (fault == null) {
            LogBook.save(connection, head, note.toString());
            new RequestBook(connection, identity, surroundings)
                .gather(partner, head.number(), head.size(), checkpoint.size());
            new OverlapBook(connection, identity, surroundings)
                .gather(partner, head.number(), head.size(), checkpoint.size());
          } else {
            accuse(connection, partner, head, fault, note, shown);
          }
          return new Standing(
              head.frontier().size(), fault == null ? checkpoint.size() : head.size(), fault);
        });
  }

  private void accuse(
      Connection connection,
      Partner partner,
      LogBook.Head head,
      String fault,
      SignedNote note,
      @Nullable ForkProof shown)
      throws SQLException {
    Row.update(
        connection,
        "UPDATE log SET fault = ? WHERE number = ?",
        fault + "\n" + note,
        head.number());
    if (head.note().isEmpty()) {
      return;
    }
    ForkProof proof = shown;
    if (proof == null) {
      TileTree own = LogProofs.tree(connection, head);
      proof = Contradictions.proof(parse(partner, head.note()), note, trusted(partner), own);
    }
    Contradictions.put(
        connection,
        surroundings.nowMicros(),
        head.origin(),
        fault,
        head.note(),
        note.toString(),
        proof);
  }

  /// Compares what a witness has cosigned of a partner's log for us with what we have of it.
  /// Gives why the partner isn't believed any more; empty when both are one history, or when the
  /// witness is ahead. Throws [BadInput] for a note that the partner did not sign.
  public Optional<String> compare(Partner partner, SignedNote witnessed) {
    Checkpoint its = Checkpoint.verified(partner.name(), witnessed, trusted(partner));
    return database.write(
        connection -> {
          Optional<LogBook.Head> found = LogBook.find(connection, partner.name(), identity.name());
          if (found.isEmpty() || its.size() > found.get().size() || its.size() == 0) {
            return Optional.<String>empty();
          }
          LogBook.Head head = found.get();
          byte[] root;
          try {
            root = LogProofs.tree(connection, head).root(its.size());
          } catch (IOException e) {
            throw new SQLException(e);
          }
          if (Arrays.equals(root, its.rootHash())) {
            return Optional.<String>empty();
          }
          String fault = "it showed a witness another log at " + its.size() + " entries";
          accuse(connection, partner, head, fault, witnessed, null);
          return Optional.of(fault);
        });
  }

  private static @Nullable String fault(LogBook.Head head, Checkpoint own, Checkpoint its) {
    if (its.size() < head.size()) {
      return "its log had " + head.size() + " entries and has " + its.size() + " now";
    }
    return own.equals(its)
        ? null
        : "its root at " + its.size() + " entries is not that of the entries it gave us";
  }

  /// Whether what is held has the root of this checkpoint.
  public boolean isProven(Partner partner, Checkpoint checkpoint) {
    return database
        .read(connection -> LogBook.find(connection, partner.name(), identity.name()))
        .map(head -> LogBook.checkpoint(head).equals(checkpoint))
        .orElse(checkpoint.size() == 0);
  }

  /// Forgets what no checkpoint covers, so that it is asked for again; `true` if there was any.
  public boolean dropUnproven(Partner partner) {
    return database.write(
        connection -> {
          Optional<LogBook.Head> found = LogBook.find(connection, partner.name(), identity.name());
          if (found.isEmpty() || found.get().frontier().size() == found.get().size()) {
            return false;
          }
          LogBook.Head head = found.get();
          Row.update(
              connection,
              "DELETE FROM entry WHERE log = ? AND position >= ?",
              head.number(),
              head.size());
          Row.update(
              connection,
              "DELETE FROM term WHERE log = ? AND position >= ?",
              head.number(),
              head.size());
          LogBook.regrow(connection, head);
          return true;
        });
  }

  /// What is held of a partner behind index `after`, by the index of its log for us.
  public Page received(Partner partner, long after, int limit) {
    return database.read(
        connection -> {
          Optional<LogBook.Head> head = LogBook.find(connection, partner.name(), identity.name());
          if (head.isEmpty()) {
            return new Page(List.of(), false);
          }
          try (PreparedStatement statement =
                  connection.prepareStatement(
                      "SELECT e.position, e.body, c.json, e.refusal, e.sha256"
                          + " FROM entry e"
                          + " LEFT JOIN content c ON c.log = e.log AND c.sha256 = e.sha256"
                          + " AND e.action = 'release'"
                          + " WHERE e.log = ? AND e.position > ? AND e.position < ?"
                          + " ORDER BY e.position LIMIT ?");
              ResultSet rows =
                  Row.set(statement, head.get().number(), after, head.get().size(), limit + 1)
                      .executeQuery()) {
            List<Item> items = new ArrayList<>();
            boolean isRow = rows.next();
            while (isRow && items.size() < limit) {
              items.add(
                  new Item(
                      rows.getLong(1),
                      LogEntry.parse(partner.name(), rows.getBytes(2)),
                      content(rows.getString(5), rows.getString(3)),
                      rows.getString(4)));
              isRow = rows.next();
            }
            return new Page(items, isRow);
          }
        });
  }

  /// The SHA-256 of what a partner gave us last under an id; empty when it took that back.
  public Optional<String> given(Partner partner, String id) {
    return database.read(
        connection -> {
          Optional<LogBook.Head> head = LogBook.find(connection, partner.name(), identity.name());
          List<LogBook.Past> live =
              head.isEmpty()
                  ? List.of()
                  : LogBook.live(LogBook.past(connection, head.get().number(), id));
          return live.isEmpty() ? Optional.empty() : Optional.of(live.getLast().sha256());
        });
  }

  private static @Nullable String content(String sha256, @Nullable String json) {
    return json == null ? null : Seal.checked(sha256, json);
  }

  /// The note of the last checkpoint that was believed; empty before the first.
  public Optional<SignedNote> note(Partner partner) {
    return database
        .read(connection -> LogBook.find(connection, partner.name(), identity.name()))
        .filter(head -> !head.note().isEmpty())
        .map(head -> parse(partner, head.note()));
  }

  private static SignedNote parse(Partner partner, String note) {
    try {
      return SignedNote.parse(partner.name(), note.getBytes(UTF_8));
    } catch (BadInput e) {
      throw new IllegalStateException("a note that was kept is damaged", e);
    }
  }
}
