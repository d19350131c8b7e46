package org.entente.exchange.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.log.VerifierKey;
import org.entente.exchange.overlap.OverlapEvent;
import org.entente.exchange.overlap.OverlapEvent.Step;
import org.entente.exchange.overlap.Pledge;
import org.entente.exchange.overlap.Terms;
import org.entente.exchange.store.Comparison.State;
import org.entente.exchange.taxii.Refusal;

/// Comparisons within one transaction: what a partner's log brings is taken in the moment its
/// checkpoint is believed, and what we say is in our log and here, or in neither. A step that
/// doesn't follow changes nothing and stands in the audit.
record OverlapBook(Connection connection, Identity identity, Surroundings surroundings) {
  /// Offers of one partner that may wait for our people, and come in a day.
  private static final int MOST_OPEN = 20;

  private static final int MOST_A_DAY = 200;
  private static final long DAY = 86_400_000_000L;

  private static final String COLUMNS =
      "SELECT comparison, partner, ours, state, terms, person, pledge, theirs, result, ended,"
          + " reason, made, changed FROM overlap ";

  /// Takes in what stands in a partner's log for us from `from` to before `to`.
  void gather(Partner partner, long log, long from, long to) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT e.position, c.json, e.sha256 FROM entry e JOIN content c ON c.log = e.log"
                    + " AND c.sha256 = e.sha256 WHERE e.log = ? AND e.position >= ?"
                    + " AND e.position < ? AND e.action = 'release' AND e.id LIKE ?"
                    + " ORDER BY e.position");
        ResultSet rows =
            Row.set(statement, log, from, to, OverlapEvent.TYPE + "--%").executeQuery()) {
      while (rows.next()) {
        String source = partner.name() + " entry " + rows.getLong(1);
        String json = Seal.checked(rows.getString(3), rows.getString(2));
        try {
          take(partner, source, (JsonValue.Members) JsonReader.parse(source, json));
        } catch (BadInput e) {
          tell(partner, "overlap refused", source + ": " + e.reason());
        }
      }
    }
  }

  private void tell(Partner partner, String what, String detail) throws SQLException {
    Audit.append(
        connection,
        surroundings.nowMicros(),
        new Audit.Act("node " + partner.name(), "log", "", what, detail, "refused"));
  }

  private void take(Partner partner, String source, JsonValue.Members object) throws SQLException {
    List<VerifierKey> keys = partner.everKeys();
    OverlapEvent event = OverlapEvent.read(source, object, keys);
    String own = identity.keyName();
    if (!Set.of(event.starter(), event.partner()).equals(Set.of(partner.keyName(), own))) {
      throw new BadInput(source, "", "it is between others", "Ask the partner");
    }
    if (event.step() == Step.OFFER) {
      offered(partner, source, event);
      return;
    }
    Comparison now =
        find(event.comparison())
            .filter(one -> one.partner().equals(partner.name()))
            .filter(one -> one.isOurs() == event.starter().equals(own))
            .orElseThrow(() -> new BadInput(source, "", "it is of no comparison", "Ask"));
    switch (event.step()) {
      case OFFER -> throw new IllegalStateException("taken above");
      case AGREE -> agreed(source, now, event);
      case DECLINE -> ended(source, now, State.DECLINED, event, State.OFFERED);
      case STOP -> ended(source, now, State.STOPPED, event, now.state());
      case DONE -> done(source, now);
    }
  }

  private void offered(Partner partner, String source, OverlapEvent event) throws SQLException {
    Terms terms = Terms.read(event.body().members("terms"));
    Pledge pledge = Pledge.read(event.body().members("pledge"));
    boolean isRight = pledge.asks().isPresent() && pledge.answers().isPresent() == terms.isMutual();
    long now = surroundings.nowMicros();
    long open = count("state = 'waiting'", partner, 0);
    long today = count("ours = 0", partner, now - DAY);
    if (!isRight || find(event.comparison()).isPresent() || terms.ends() <= now) {
      throw new BadInput(source, "", "the offer isn't whole, or is known or over", "Ask");
    }
    if (open >= MOST_OPEN || today >= MOST_A_DAY) {
      throw new BadInput(source, "", "too many offers: " + open + " wait", "Ask");
    }
    insert(event.comparison(), partner.name(), false, State.WAITING, terms, "");
    set(event.comparison(), "theirs", JsonWriter.text(pledge.json()));
  }

  private long count(String condition, Partner partner, long since) throws SQLException {
    return Row.number(
        connection,
        "SELECT count(*) FROM overlap WHERE partner = ? AND made >= ? AND " + condition,
        partner.name(),
        since);
  }

  private void agreed(String source, Comparison now, OverlapEvent event) throws SQLException {
    Pledge pledge = Pledge.read(event.body().members("pledge"));
    boolean isRight =
        now.isOurs()
            && now.state() == State.OFFERED
            && surroundings.nowMicros() < now.terms().ends()
            && pledge.answers().isPresent()
            && pledge.asks().isPresent() == now.terms().isMutual();
    if (!isRight) {
      throw new BadInput(source, "", "agree does not follow on " + now.state().word(), "Ask");
    }
    set(now.id(), "theirs", JsonWriter.text(pledge.json()));
    if (pledge.asks().isPresent()) {
      spend(now.id(), pledge.asks().get().count());
    }
    state(now.id(), State.RUNNING, "");
  }

  private void ended(String source, Comparison now, State state, OverlapEvent event, State needed)
      throws SQLException {
    if (!now.state().isOpen() || now.state() != needed) {
      throw new BadInput(
          source, "", event.step().word() + " does not follow on " + now.state().word(), "Ask");
    }
    state(now.id(), state, event.body().optional("reason").orElse(""));
  }

  private void done(String source, Comparison now) throws SQLException {
    if (now.state() != State.RUNNING) {
      throw new BadInput(source, "", "done does not follow on " + now.state().word(), "Ask");
    }
    Row.update(connection, "UPDATE overlap SET ended = 1 WHERE comparison = ?", now.id());
    settle(now.id());
  }

  /// It is over when both sides have what they asked for.
  void settle(String id) throws SQLException {
    Comparison now = find(id).orElseThrow();
    boolean isOver = !now.isToLearn() && (now.hasEnded() || !now.isAnswering());
    if (now.state() == State.RUNNING && isOver) {
      state(id, State.DONE, "");
    }
  }

  void insert(String id, String partner, boolean isOurs, State state, Terms terms, String person)
      throws SQLException {
    long now = surroundings.nowMicros();
    Row.update(
        connection,
        "INSERT INTO overlap(comparison, partner, ours, state, terms, person, made, changed, ends)"
            + " VALUES (?,?,?,?,?,?,?,?,?)",
        id,
        partner,
        isOurs,
        state.word(),
        JsonWriter.text(terms.json()),
        person,
        now,
        now,
        terms.ends());
  }

  /// @param column one of ours, never from outside
  void set(String id, String column, String value) throws SQLException {
    Row.update(connection, "UPDATE overlap SET " + column + " = ? WHERE comparison = ?", value, id);
  }

  void state(String id, State state, String reason) throws SQLException {
    Row.update(
        connection,
        "UPDATE overlap SET state = ?, reason = ?, changed = ? WHERE comparison = ?",
        state.word(),
        reason,
        surroundings.nowMicros(),
        id);
  }

  /// Counts against the partner's budget from now on, whatever becomes of it.
  void spend(String id, long asked) throws SQLException {
    Row.update(
        connection,
        "UPDATE overlap SET asked = ?, spent = ? WHERE comparison = ?",
        asked,
        surroundings.nowMicros(),
        id);
  }

  long spent(String partner, long since) throws SQLException {
    return Row.number(
        connection,
        "SELECT coalesce(sum(asked), 0) FROM overlap WHERE partner = ? AND spent >= ?",
        partner,
        since);
  }

  /// Says a step to the partner. Throws [Refusal] when nothing may leave for it.
  void say(Comparison comparison, Step step, JsonValue.Members body) throws SQLException {
    Partner partner =
        Partners.find(connection, comparison.partner())
            .filter(Partner::isActive)
            .orElseThrow(
                () -> new Refusal(409, "Conflict", comparison.partner() + " isn't active"));
    String own = identity.keyName();
    String its = partner.keyName();
    long count = Row.number(connection, "SELECT count(*) FROM decision");
    OverlapEvent event =
        new OverlapEvent(
            surroundings.uuid("overlap-event", count),
            comparison.id(),
            step,
            comparison.isOurs() ? own : its,
            comparison.isOurs() ? its : own,
            surroundings.nowMicros(),
            body);
    Outbox.Result result =
        Releasing.ofRequests(connection, surroundings, identity)
            .release(
                List.of(partner),
                List.of(),
                List.of(event.signed(identity.keys().known(surroundings.nowMicros()))));
    if (!result.withheld().isEmpty()) {
      throw new Refusal(409, "Conflict", result.withheld().getFirst().reason());
    }
  }

  Optional<Comparison> find(String id) throws SQLException {
    return select("WHERE comparison = ?", id).stream().findFirst();
  }

  List<Comparison> select(String where, Object... values) throws SQLException {
    List<Comparison> all = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS + where);
        ResultSet rows = Row.set(statement, values).executeQuery()) {
      while (rows.next()) {
        all.add(comparison(rows));
      }
    }
    return all;
  }

  private static Comparison comparison(ResultSet row) throws SQLException {
    return new Comparison(
        row.getString(1),
        row.getString(2),
        row.getBoolean(3),
        State.of(row.getString(4)),
        Terms.read(members(row.getString(5))),
        row.getString(6),
        pledge(row.getString(7)),
        pledge(row.getString(8)),
        members(row.getString(9)),
        row.getBoolean(10),
        row.getString(11),
        row.getLong(12),
        row.getLong(13));
  }

  private static JsonValue.Members members(String json) {
    return json.isEmpty()
        ? JsonValue.Members.NONE
        : (JsonValue.Members) JsonReader.parse("a comparison", json);
  }

  private static Optional<Pledge> pledge(String json) {
    return json.isEmpty() ? Optional.empty() : Optional.of(Pledge.read(members(json)));
  }
}
