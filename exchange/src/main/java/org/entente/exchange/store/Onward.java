package org.entente.exchange.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.LogEntry;
import org.entente.exchange.release.Consent;
import org.entente.exchange.release.Origin;
import org.entente.exchange.release.Purpose;
import org.entente.exchange.release.ReleasePlan;
import org.entente.exchange.request.Course;
import org.entente.exchange.request.RequestEvent;
import org.entente.exchange.request.RequestKind;
import org.entente.exchange.request.Step;
import org.entente.exchange.request.Target;
import org.entente.exchange.request.Wish;
import org.entente.exchange.taxii.TaxiiTime;
import org.jspecify.annotations.Nullable;

/// Where an object came from, and who consented that it goes on: a consent is a request of ours
/// to its originator that is in effect, and nothing else is.
record Onward(Connection connection) {
  static final String TABLE =
      """
      CREATE TABLE consent(partner TEXT NOT NULL, request TEXT NOT NULL, target TEXT NOT NULL,
        recipient TEXT NOT NULL, PRIMARY KEY(partner, request));
      CREATE INDEX consent_target ON consent(target, recipient);
      CREATE TABLE term(log INTEGER NOT NULL, position INTEGER NOT NULL, ends TEXT NOT NULL,
        due INTEGER NOT NULL, PRIMARY KEY(log, position));
      CREATE INDEX term_due ON term(due);
      ALTER TABLE decision ADD COLUMN purpose TEXT NOT NULL DEFAULT '';
      ALTER TABLE decision ADD COLUMN consents TEXT NOT NULL DEFAULT '';
      """;

  /// The partners that gave us an object of this id.
  List<Origin> origins(String id) throws SQLException {
    List<Origin> origins = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT number, sender FROM log WHERE sender <> '' AND number IN"
                    + " (SELECT log FROM entry WHERE id = ? AND refusal IS NULL) ORDER BY number");
        ResultSet rows = Row.set(statement, id).executeQuery()) {
      while (rows.next()) {
        long log = rows.getLong(1);
        List<LogBook.Past> live = LogBook.live(LogBook.past(connection, log, id));
        String partner = rows.getString(2);
        if (live.isEmpty()) {
          origins.add(new Origin(partner, null, null, true));
        } else {
          LogEntry last = entry(log, live.getLast().position());
          origins.add(new Origin(partner, last.purpose(), last.until(), false));
        }
      }
    }
    return origins;
  }

  /// What the entry at this position says, which is there.
  LogEntry entry(long log, long position) throws SQLException {
    return LogEntry.parse("the log", LogBook.body(connection, log, position));
  }

  /// How a request names the object that is to go on: a new version, or another form of it, is
  /// something else.
  static String target(String id, JsonValue.Members object) {
    return id + "@" + RequestEvent.hash(object);
  }

  /// Keeps which request asked for which consent.
  void asked(Partner partner, RequestEvent event) throws SQLException {
    Optional<Wish> wish = event.step() == Step.SEND ? Wish.of(event.body()) : Optional.empty();
    if (wish.isPresent() && wish.get().kind() == RequestKind.PASS_ON) {
      Target target = wish.get().target();
      Row.update(
          connection,
          "INSERT INTO consent(partner, request, target, recipient) VALUES (?,?,?,?)",
          partner.name(),
          event.request(),
          target.value(),
          target.place());
    }
  }

  /// What originators said of this object's going to a node of this key name, as they said it.
  List<Consent> consents(RequestBook book, String target, String keyName, String recipient)
      throws SQLException {
    List<Consent> consents = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT partner, request FROM consent WHERE target = ? AND recipient = ?"
                    + " ORDER BY partner, request");
        ResultSet rows = Row.set(statement, target, keyName).executeQuery()) {
      while (rows.next()) {
        Request request = book.find(rows.getString(1), rows.getString(2));
        Optional<Wish> wish = request.course().wish();
        if (wish.isPresent() && request.course().isInEffect()) {
          consents.add(
              new Consent(
                  request.partner(),
                  recipient,
                  purpose(request.course(), wish.get()),
                  until(request.course(), wish.get()),
                  request.id()));
        }
      }
    }
    return consents;
  }

  /// What somebody allowed in an exercise is for the exercise.
  private static Purpose purpose(Course course, Wish wish) {
    boolean isExercise = course.root().map(RequestEvent::isExercise).orElse(true);
    return isExercise ? Purpose.EXERCISE : wish.terms().purpose();
  }

  /// The earlier of what was asked for and what was granted.
  private static @Nullable String until(Course course, Wish wish) {
    String granted =
        course.last(Step.ACCEPT).map(one -> one.event().body().text("until")).orElse(null);
    return Stream.of(Optional.ofNullable(wish.terms().until()), Optional.ofNullable(granted))
        .flatMap(Optional::stream)
        .min(Comparator.comparing(TaxiiTime::sortable))
        .orElse(null);
  }

  /// The consents for one object and one partner; none are looked for where it is ours.
  List<Consent> consents(RequestBook book, String id, JsonValue.Members object, Partner recipient)
      throws SQLException {
    try {
      String target = target(id, object);
      String keyName = recipient.keyName();
      return consents(book, target, keyName, recipient.name());
    } catch (IllegalArgumentException _) {
      // It has no RFC 8785 form, so nobody can have named it.
      return List.of();
    }
  }

  /// Whose consent we lack to let a partner pass on what isn't ours alone; empty when none.
  String missing(RequestBook book, String asking, Wish wish) throws SQLException {
    if (wish.kind() != RequestKind.PASS_ON) {
      return "";
    }
    String target = wish.target().value();
    String keyName = wish.target().place();
    List<Consent> had = consents(book, target, keyName, keyName);
    for (Origin origin : origins(target.substring(0, target.indexOf('@')))) {
      boolean isCovered =
          origin.partner().equals(asking)
              || had.stream()
                  .filter(one -> one.originator().equals(origin.partner()))
                  .anyMatch(one -> one.purpose() == wish.terms().purpose());
      if (!isCovered) {
        return "it came from " + origin.partner() + ": ask there first";
      }
    }
    return "";
  }

  /// What a partner gave us under this id and hasn't taken back, the newest of the first such.
  Optional<ReleasePlan.Candidate> given(String id) throws SQLException {
    for (Origin origin : origins(id)) {
      long log =
          Row.number(
              connection,
              "SELECT number FROM log WHERE sender = ? AND number IN"
                  + " (SELECT log FROM entry WHERE id = ? AND refusal IS NULL)",
              origin.partner(),
              id);
      List<LogBook.Past> live = LogBook.live(LogBook.past(connection, log, id));
      String json =
          live.isEmpty()
              ? null
              : Row.text(
                  connection,
                  "SELECT json FROM content WHERE log = ? AND sha256 = ?",
                  log,
                  live.getLast().sha256());
      if (json != null) {
        String whole = Seal.checked(live.getLast().sha256(), json);
        JsonValue.Members object = (JsonValue.Members) JsonReader.parse(id, whole);
        return Optional.of(
            new ReleasePlan.Candidate(id, live.getLast().version(), object, origins(id)));
      }
    }
    return Optional.empty();
  }
}
