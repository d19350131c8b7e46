package org.entente.exchange.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.overlap.OverlapEvent.Step;
import org.entente.exchange.overlap.Pledge;
import org.entente.exchange.overlap.Terms;
import org.entente.exchange.store.Comparison.State;
import org.entente.exchange.taxii.Refusal;
import org.jspecify.annotations.Nullable;

/// The comparisons of a node. Both sides' people stand behind one: it is begun here and agreed to
/// there, or the other way round. What leaves is an event in the log for the partner; sheets of
/// masked items go beside it, and only those whose hashes stand there.
public final class Overlaps {
  /// For how long what a partner asked counts against its budget.
  private static final long PERIOD = 30 * 86_400_000_000L;

  private final Database database;
  private final Surroundings surroundings;
  private final Identity identity;

  Overlaps(Database database, Surroundings surroundings, Identity identity) {
    this.database = database;
    this.surroundings = surroundings;
    this.identity = identity;
  }

  private OverlapBook book(Connection connection) {
    return new OverlapBook(connection, identity, surroundings);
  }

  /// The newest first.
  public List<Comparison> all() {
    return database.read(connection -> book(connection).select("ORDER BY made DESC, comparison"));
  }

  /// Those of which something may still come, the oldest first.
  public List<Comparison> open() {
    return database.read(
        connection ->
            book(connection)
                .select(
                    "WHERE state NOT IN ('done', 'declined', 'stopped')"
                        + " ORDER BY made, comparison"));
  }

  public Optional<Comparison> of(String id) {
    return database.read(connection -> book(connection).find(id));
  }

  /// The one whose UUID begins so. Throws [Refusal] when none or several do.
  public Comparison named(String prefix) {
    List<Comparison> found =
        all().stream().filter(one -> one.id().startsWith(prefix)).limit(2).toList();
    if (prefix.length() < 4 || found.isEmpty()) {
      throw new Refusal(404, "Not found", "There is no comparison " + prefix);
    }
    if (found.size() > 1) {
      throw new Refusal(409, "Conflict", "Several comparisons begin with " + prefix);
    }
    return found.getFirst();
  }

  /// Items that a partner was answered about, or may still be, in the last thirty days.
  public long spent(String partner) {
    return database.read(
        connection -> book(connection).spent(partner, surroundings.nowMicros() - PERIOD));
  }

  /// A name for a new comparison, under which its items can be put aside.
  public String fresh() {
    return database.read(
        connection ->
            surroundings.uuid("overlap", Row.number(connection, "SELECT count(*) FROM overlap")));
  }

  /// Begins one; nothing leaves. On disk when it returns. Throws [Refusal].
  public Comparison start(
      @Nullable String key, String id, String partner, Terms terms, String person) {
    return database.write(
        connection -> {
          Answered before = Answered.find(connection, key);
          if (before != null) {
            return book(connection).find(before.body()).orElseThrow();
          }
          if (!isActive(connection, partner)) {
            throw new Refusal(422, "Unprocessable", "There is no partner " + partner);
          }
          book(connection).insert(id, partner, true, State.PREPARING, terms, person);
          Answered.keep(connection, key, surroundings.nowMicros(), new Answered(201, id));
          return book(connection).find(id).orElseThrow();
        });
  }

  /// Agrees to an offer; nothing leaves before our tags are made. On disk when it returns. Throws
  /// [Refusal], also when the partner's budget doesn't reach.
  ///
  /// @param budget how many items it may ask about in thirty days
  public Comparison consent(String id, String person, long budget) {
    return change(
        id,
        State.WAITING,
        (book, now) -> {
          long asked = now.theirs().flatMap(Pledge::asks).map(Pledge.Asking::count).orElse(0L);
          long spent = book.spent(now.partner(), surroundings.nowMicros() - PERIOD);
          if (spent + asked > budget) {
            throw new Refusal(
                409,
                "Conflict",
                now.partner()
                    + " asked about "
                    + spent
                    + " items in thirty days: "
                    + asked
                    + " more pass its budget of "
                    + budget);
          }
          if (surroundings.nowMicros() >= now.terms().ends()) {
            throw new Refusal(409, "Conflict", "the offer is over");
          }
          book.spend(id, asked);
          book.set(id, "person", person);
          book.state(id, State.AGREEING, "");
        });
  }

  /// Tells the partner what we bound ourselves to: the offer, or that we agree. In our log when it
  /// returns. Throws [Refusal] when nothing may leave for the partner.
  public Comparison pledge(String id, Pledge pledge) {
    return database.write(
        connection -> {
          OverlapBook book = book(connection);
          Comparison now = book.find(id).orElseThrow();
          if (now.state() != State.PREPARING && now.state() != State.AGREEING) {
            return now;
          }
          Map<String, JsonValue> body = new LinkedHashMap<>();
          if (now.isOurs()) {
            body.put("terms", now.terms().json());
          }
          body.put("pledge", pledge.json());
          book.set(id, "pledge", JsonWriter.text(pledge.json()));
          book.state(id, now.isOurs() ? State.OFFERED : State.RUNNING, "");
          book.say(now, now.isOurs() ? Step.OFFER : Step.AGREE, new JsonValue.Members(body));
          return book.find(id).orElseThrow();
        });
  }

  /// Declines an offer. In our log when it returns. Throws [Refusal].
  public Comparison decline(String id, String person, String reason) {
    return change(
        id,
        State.WAITING,
        (book, now) -> {
          book.set(id, "person", person);
          book.state(id, State.DECLINED, reason);
          book.say(now, Step.DECLINE, reason(reason));
        });
  }

  private static JsonValue.Members reason(String reason) {
    return reason.isEmpty()
        ? JsonValue.Members.NONE
        : new JsonValue.Members(Map.of("reason", JsonValue.of(reason)));
  }

  /// Ends one before its end; the partner hears it if it knows of it. Throws [Refusal] for one
  /// that is over.
  ///
  /// @param told what the partner hears
  /// @param reason what is kept here
  public Comparison stop(String id, String told, String reason) {
    return database.write(
        connection -> {
          OverlapBook book = book(connection);
          Comparison now = book.find(id).orElseThrow();
          if (!now.state().isOpen()) {
            throw new Refusal(409, "Conflict", "it is " + now.state().word() + " already");
          }
          book.state(id, State.STOPPED, reason);
          boolean isKnown = now.state() != State.PREPARING;
          if (isKnown && isActive(connection, now.partner())) {
            book.say(now, Step.STOP, reason(told));
          }
          return book.find(id).orElseThrow();
        });
  }

  private static boolean isActive(Connection connection, String partner) throws SQLException {
    return Partners.find(connection, partner).filter(Partner::isActive).isPresent();
  }

  /// Keeps what we learnt and tells the partner that we have it, not what. In our log when it
  /// returns.
  ///
  /// @param transcript hash of all that came and went
  public Comparison learnt(String id, JsonValue.Members result, String transcript) {
    return change(
        id,
        State.RUNNING,
        (book, now) -> {
          if (!now.isToLearn()) {
            return;
          }
          book.set(id, "result", JsonWriter.text(result));
          book.say(
              now,
              Step.DONE,
              new JsonValue.Members(Map.of("transcript", JsonValue.of(transcript))));
          book.settle(id);
        });
  }

  /// Keeps what we learnt by answering. On disk when it returns.
  public Comparison counted(String id, JsonValue.Members result) {
    return change(
        id, State.RUNNING, (book, now) -> book.set(id, "result", JsonWriter.text(result)));
  }

  /// A step within a transaction.
  private interface Change {
    void of(OverlapBook book, Comparison now) throws SQLException;
  }

  private Comparison change(String id, State needed, Change change) {
    return database.write(
        connection -> {
          OverlapBook book = book(connection);
          Comparison now = book.find(id).orElseThrow();
          if (now.state() != needed) {
            throw new Refusal(409, "Conflict", "it is " + now.state().word());
          }
          change.of(book, now);
          return book.find(id).orElseThrow();
        });
  }
}
