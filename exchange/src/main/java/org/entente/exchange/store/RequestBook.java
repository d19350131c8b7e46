package org.entente.exchange.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.log.VerifierKey;
import org.entente.exchange.request.Course;
import org.entente.exchange.request.Placed;
import org.entente.exchange.request.RequestEvent;
import org.entente.exchange.request.Step;
import org.entente.exchange.request.Wish;
import org.entente.exchange.taxii.Refusal;

/// The events of requests within one transaction: what a partner's log brings is taken in the
/// moment its checkpoint is believed, and what we do is in our log and here, or in neither.
record RequestBook(Connection connection, Identity identity, Surroundings surroundings) {
  /// Takes in what stands in a partner's log for us from `from` to before `to`, and answers each
  /// new request with a receipt.
  void gather(Partner partner, long log, long from, long to) throws SQLException {
    List<String> sent = new ArrayList<>();
    Set<String> touched = new LinkedHashSet<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT e.position, e.sha256, c.json FROM entry e JOIN content c ON c.log = e.log"
                    + " AND c.sha256 = e.sha256 WHERE e.log = ? AND e.position >= ?"
                    + " AND e.position < ? AND e.action = 'release' AND e.id LIKE ?"
                    + " ORDER BY e.position");
        ResultSet rows =
            Row.set(statement, log, from, to, RequestEvent.TYPE + "--%").executeQuery()) {
      while (rows.next()) {
        String hash = rows.getString(2);
        String json = Seal.checked(hash, rows.getString(3));
        touched.add(take(partner, rows.getLong(1), hash, json, sent));
      }
    }
    touched.remove("");
    for (String request : touched) {
      renewed(partner.name(), request);
    }
    for (String request : sent) {
      receipt(partner, request);
    }
  }

  /// Gives the request that it is of; empty where it says none.
  private String take(Partner partner, long position, String hash, String json, List<String> sent)
      throws SQLException {
    List<VerifierKey> keys = partner.everKeys();
    String source = partner.name() + " entry " + position;
    JsonValue.Members object = (JsonValue.Members) JsonReader.parse(source, json);
    String request = object.optional("request_id").orElse("");
    String refusal = "";
    try {
      RequestEvent event = RequestEvent.read(source, object, keys);
      Set<String> parties = Set.of(event.requester(), event.executor());
      if (!parties.equals(Set.of(partner.keyName(), identity.keyName()))) {
        throw new BadInput(source, "", "it is between others", "Ask the partner");
      }
      if (event.step() == Step.SEND) {
        sent.add(request);
      }
    } catch (BadInput e) {
      refusal = e.reason();
    }
    put(partner.name(), request, false, position, hash, json, refusal);
    return request;
  }

  private void put(
      String partner,
      String request,
      boolean isOwn,
      long position,
      String hash,
      String json,
      String refusal)
      throws SQLException {
    Row.update(
        connection,
        "INSERT INTO request_event VALUES (?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING",
        partner,
        isOwn,
        position,
        request,
        hash,
        json,
        surroundings.nowMicros(),
        refusal);
  }

  private void receipt(Partner partner, String request) throws SQLException {
    Course course = find(partner.name(), request).course();
    boolean isForUs =
        course.root().filter(root -> root.executor().equals(identity.keyName())).isPresent();
    if (isForUs && course.follows(Step.DELIVER) && partner.isActive()) {
      step(partner, request, Step.DELIVER, JsonValue.Members.NONE, false);
    }
  }

  /// Makes our next event of a request, and releases it to the partner. Throws [Refusal].
  Request step(
      Partner partner, String request, Step step, JsonValue.Members body, boolean isExercise)
      throws SQLException {
    Course course = find(partner.name(), request).course();
    if (!course.follows(step)) {
      String state = course.state() == null ? "nothing" : course.state().word();
      throw new Refusal(409, "Conflict", step.word() + " does not follow on " + state);
    }
    String own = identity.keyName();
    String its = partner.keyName();
    boolean isAsking = step.owner() == Step.Owner.REQUESTER;
    RequestEvent event =
        new RequestEvent(
            surroundings.uuid("request-event", heads().lastChange()),
            request,
            step,
            isAsking ? own : its,
            isAsking ? its : own,
            course.next(own),
            course.tips(),
            surroundings.nowMicros(),
            course.root().map(RequestEvent::isExercise).orElse(isExercise),
            body);
    boolean isParty =
        course.root().isEmpty() || course.root().get().requester().equals(event.requester());
    if (!isParty) {
      throw new Refusal(409, "Conflict", step.word() + " is the other side's step");
    }
    Optional<Wish> wish = course.wish();
    if (step == Step.ACCEPT && wish.isPresent()) {
      String missing = new Onward(connection).missing(this, partner.name(), wish.get());
      if (!missing.isEmpty()) {
        throw new Refusal(409, "Conflict", missing);
      }
    }
    try {
      event.check("the request");
    } catch (BadInput e) {
      throw new Refusal(422, "Unprocessable", e.reason());
    }
    release(partner, event);
    return renewed(partner.name(), request);
  }

  private RequestHeads heads() {
    return new RequestHeads(connection);
  }

  /// A request that changed in this transaction.
  Request renewed(String partner, String request) throws SQLException {
    Request now = find(partner, request);
    heads().put(now, surroundings.nowMicros());
    return now;
  }

  private void release(Partner partner, RequestEvent event) throws SQLException {
    JsonValue.Members object = event.signed(identity.keys().known(surroundings.nowMicros()));
    Outbox.Result result =
        Releasing.ofRequests(connection, surroundings, identity)
            .release(List.of(partner), List.of(), List.of(object));
    if (!result.withheld().isEmpty()) {
      throw new Refusal(409, "Conflict", result.withheld().getFirst().reason());
    }
    put(
        partner.name(),
        event.request(),
        true,
        result.released().getFirst().index(),
        RequestEvent.hash(object),
        JsonWriter.text(object),
        "");
    new Onward(connection).asked(partner, event);
  }

  Request find(RequestHeads.Place place) throws SQLException {
    return find(place.partner(), place.id());
  }

  /// One request between us and a partner, from whatever of it is here.
  Request find(String partner, String request) throws SQLException {
    List<Placed> events = new ArrayList<>();
    Map<String, Long> known = new LinkedHashMap<>();
    List<String> refused = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT own, position, hash, json, known, refusal FROM request_event"
                    + " WHERE partner = ? AND request = ? ORDER BY own, position");
        ResultSet rows = Row.set(statement, partner, request).executeQuery()) {
      while (rows.next()) {
        long position = rows.getLong(2);
        String refusal = rows.getString(6);
        if (refusal.isEmpty()) {
          JsonValue json = JsonReader.parse(request, rows.getString(4));
          RequestEvent event = RequestEvent.known((JsonValue.Members) json);
          events.add(new Placed(position, rows.getString(3), event));
          known.put(rows.getString(3), rows.getLong(5));
        } else {
          refused.add("index " + position + ": " + refusal);
        }
      }
    }
    Course course = Course.of(events);
    String own = identity.keyName();
    boolean isOurs = course.root().map(root -> root.requester().equals(own)).orElse(true);
    List<Proposal> proposals =
        proposals("WHERE partner = ? AND request = ? ORDER BY number", partner, request);
    return new Request(request, partner, isOurs, course, known, refused, proposals);
  }

  List<Proposal> proposals(String where, Object... values) throws SQLException {
    List<Proposal> all = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT number, request, partner, step, body, exercise, author, at, standing,"
                    + " judge, judged, reason FROM proposal "
                    + where);
        ResultSet rows = Row.set(statement, values).executeQuery()) {
      while (rows.next()) {
        all.add(
            new Proposal(
                rows.getLong(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                (JsonValue.Members) JsonReader.parse("a proposal", rows.getString(5)),
                rows.getBoolean(6),
                rows.getString(7),
                rows.getLong(8),
                Proposal.Standing.valueOf(rows.getString(9).toUpperCase(java.util.Locale.ROOT)),
                rows.getString(10),
                rows.getLong(11),
                rows.getString(12)));
      }
    }
    return all;
  }

  /// Gives its number.
  long propose(Proposal proposal) throws SQLException {
    long number =
        Row.number(
            connection,
            "INSERT INTO proposal(request, partner, step, body, exercise, author, at, standing,"
                + " judge, judged, reason) VALUES (?,?,?,?,?,?,?,'draft','',0,'') RETURNING number",
            proposal.request(),
            proposal.partner(),
            proposal.step(),
            JsonWriter.text(proposal.body()),
            proposal.isExercise(),
            proposal.by(),
            surroundings.nowMicros());
    renewed(proposal);
    return number;
  }

  private void renewed(Proposal proposal) throws SQLException {
    if (!proposal.request().isEmpty()) {
      renewed(proposal.partner(), proposal.request());
    }
  }

  void settle(Proposal proposal, Proposal.Standing standing, String judge, String reason)
      throws SQLException {
    Row.update(
        connection,
        "UPDATE proposal SET standing = ?, judge = ?, judged = ?, reason = ? WHERE number = ?",
        standing.word(),
        judge,
        surroundings.nowMicros(),
        reason,
        proposal.number());
    renewed(proposal);
  }

  void done(Proposal proposal) throws SQLException {
    Row.update(
        connection, "UPDATE proposal SET standing = 'done' WHERE number = ?", proposal.number());
    renewed(proposal);
  }
}
