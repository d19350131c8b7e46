package org.entente.exchange.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.entente.base.Hex;
import org.entente.exchange.json.CanonicalJson;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.LogEntry;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.overlap.OverlapEvent;
import org.entente.exchange.release.Consent;
import org.entente.exchange.release.Decision;
import org.entente.exchange.release.Label;
import org.entente.exchange.release.Markings;
import org.entente.exchange.release.Reason;
import org.entente.exchange.release.Recipient;
import org.entente.exchange.release.ReleasePlan;
import org.entente.exchange.release.ReleasePolicy;
import org.entente.exchange.release.Terms;
import org.entente.exchange.request.RequestEvent;
import org.entente.exchange.taxii.Arrival;
import org.entente.exchange.taxii.Refusal;
import org.entente.exchange.taxii.Shelf;
import org.entente.exchange.taxii.TaxiiTime;
import org.jspecify.annotations.Nullable;

/// Releases and revocations within one transaction.
final class Releasing {
  /// An object that may go, in the form in which it is signed for.
  private record Sealed(ReleasePlan.Candidate candidate, String json, String sha256) {}

  /// What a part is asked about: it is ours.
  private static final ReleasePlan.Candidate NO_FOREIGN =
      new ReleasePlan.Candidate("", "", JsonValue.Members.NONE, List.of());

  private static final String NATIONALLY =
      " FROM object WHERE id = ? AND head = 1 AND collection ="
          + " (SELECT number FROM collection WHERE root = '' AND id = 'national')";

  private final Connection connection;
  private final long now;
  private final Identity identity;
  private final Outbox.Manner manner;
  private final boolean isOfRequests;
  private final Onward onward;
  private final RequestBook requests;
  /// What goes in a redacted form, by the id of that form.
  private final Map<String, Redacting.Form> forms = new HashMap<>();

  private final List<Outbox.Sent> sent = new ArrayList<>();
  private final List<Outbox.Released> released = new ArrayList<>();
  private final List<Outbox.Withheld> withheld = new ArrayList<>();
  private final List<Outbox.Replaced> replaced = new ArrayList<>();

  Releasing(
      Connection connection, Surroundings surroundings, Identity identity, Outbox.Manner manner) {
    this(connection, surroundings, identity, manner, false);
  }

  private Releasing(
      Connection connection,
      Surroundings surroundings,
      Identity identity,
      Outbox.Manner manner,
      boolean isOfRequests) {
    this.connection = connection;
    this.now = surroundings.nowMicros();
    this.identity = identity;
    this.manner = manner;
    this.isOfRequests = isOfRequests;
    onward = new Onward(connection);
    requests = new RequestBook(connection, identity, surroundings);
  }

  /// For events of requests, which go to whom they concern and nobody else.
  static Releasing ofRequests(Connection connection, Surroundings surroundings, Identity identity) {
    return new Releasing(connection, surroundings, identity, Outbox.Manner.USUAL, true);
  }

  Outbox.Result release(List<Partner> to, List<String> ids, List<JsonValue> objects)
      throws SQLException {
    Map<String, ReleasePlan.Candidate> wish = new LinkedHashMap<>();
    if (!objects.isEmpty()) {
      for (ReleasePlan.Candidate one : kept(objects)) {
        wish.put(one.id() + " " + one.version(), one);
      }
    }
    Set<String> unknown = new HashSet<>();
    for (String id : ids) {
      Optional<ReleasePlan.Candidate> held = held(id);
      held.ifPresent(one -> wish.putIfAbsent(one.id() + " " + one.version(), one));
      if (held.isEmpty()) {
        unknown.add(id);
      }
    }
    for (Partner partner : to) {
      for (String id : ids) {
        if (unknown.contains(id)) {
          withheld.add(Outbox.Withheld.of(id, partner.name(), Reason.Word.NOT_HELD));
        }
      }
      release(partner, List.copyOf(wish.values()));
    }
    return new Outbox.Result(released, withheld, sent, replaced);
  }

  /// Takes the objects of a bundle in nationally.
  private List<ReleasePlan.Candidate> kept(List<JsonValue> objects) throws SQLException {
    List<Arrival> arrivals = Arrival.of(objects, _ -> "");
    long national = NodeStore.national(connection);
    List<Shelf.Outcome> outcomes = new Intake(connection, national, now).add(arrivals);
    List<ReleasePlan.Candidate> kept = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      Shelf.Outcome outcome = outcomes.get(i);
      if (!outcome.message().isEmpty()) {
        throw new Refusal(409, "Conflict", outcome.id() + ": " + outcome.message());
      }
      Arrival arrival = arrivals.get(i);
      kept.add(candidate(arrival.id(), outcome.version(), arrival.object()));
    }
    return kept;
  }

  private ReleasePlan.Candidate candidate(String id, String version, JsonValue.Members object)
      throws SQLException {
    return new ReleasePlan.Candidate(id, version, object, onward.origins(id));
  }

  /// The newest version that is held nationally, else what a partner gave.
  private Optional<ReleasePlan.Candidate> held(String id) throws SQLException {
    String version;
    String json;
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT added, number, id, version, media_type, json, hash, seal" + NATIONALLY);
        ResultSet rows = Row.set(statement, id).executeQuery()) {
      if (!rows.next()) {
        return onward.given(id);
      }
      Shelf.Item item = KeptShelf.item(rows, true);
      version = item.version();
      json = item.json();
    }
    return JsonReader.parse(id, json) instanceof JsonValue.Members object
        ? Optional.of(candidate(id, version, object))
        : Optional.empty();
  }

  private void release(Partner partner, List<ReleasePlan.Candidate> wish) throws SQLException {
    LogBook.Head head = head(partner);
    Map<String, Boolean> given = new HashMap<>();
    Map<String, Optional<ReleasePlan.Candidate>> definitions = new HashMap<>();
    for (ReleasePlan.Candidate one : wish) {
      if (one.id().startsWith("marking-definition--")) {
        definitions.put(one.id(), Optional.of(one));
      }
    }
    Markings markings =
        new Markings(
            id -> definition(id, definitions).map(ReleasePlan.Candidate::object).orElse(null));
    Recipient recipient = new Recipient(partner.name(), partner.country(), Label.Classification.U);
    ReleasePlan.Surroundings around =
        new ReleasePlan.Surroundings(
            id -> given.computeIfAbsent(id, _ -> isGiven(head, partner, id)),
            id -> isHeld(id),
            id -> definition(id, definitions));
    Function<ReleasePlan.Candidate, Decision> decide =
        one -> decide(partner, recipient, markings.label(one.object()), one);
    Redacting redaction =
        new Redacting(
            identity.keys().first(),
            partner,
            manner.redacting(),
            around,
            label -> decide(partner, recipient, label, NO_FOREIGN).isPermitted(),
            markings);
    List<ReleasePlan.Verdict> verdicts = redaction.verdicts(wish, decide);
    forms.clear();
    forms.putAll(redaction.forms());
    for (ReleasePlan.Verdict verdict : verdicts) {
      settle(head, partner, verdict, markings);
    }
    sign(head);
  }

  private LogBook.Head head(Partner partner) throws SQLException {
    return LogBook.find(connection, "", partner.name())
        .orElseThrow(() -> new SQLException("the log of " + partner.name() + " is missing"));
  }

  private Decision decide(
      Partner partner, Recipient recipient, Label label, ReleasePlan.Candidate one) {
    Decision decision =
        ReleasePolicy.decide(
            new ReleasePolicy.Question(
                label,
                recipient,
                manner.terms().purpose(),
                ReleasePolicy.Action.READ,
                one.origins(),
                TaxiiTime.text(now),
                consents(partner, one)));
    boolean isStray = !isOfRequests && isEvent(one.id());
    if (partner.isActive() && !isStray) {
      return decision;
    }
    List<Reason> reasons = new ArrayList<>(decision.reasons());
    if (isStray) {
      reasons.add(Reason.of(Reason.Word.REQUEST));
    }
    if (!partner.isActive()) {
      reasons.add(Reason.of(Reason.Word.SUSPENDED, partner.name()));
    }
    return new Decision(reasons, decision.policy());
  }

  /// Of a request or a comparison.
  private static boolean isEvent(String id) {
    return id.startsWith(RequestEvent.TYPE + "--") || id.startsWith(OverlapEvent.TYPE + "--");
  }

  private List<Consent> consents(Partner partner, ReleasePlan.Candidate one) {
    if (!one.isForeign()) {
      return List.of();
    }
    try {
      return onward.consents(requests, one.id(), one.object(), partner);
    } catch (SQLException e) {
      throw new StorageFailure(e);
    }
  }

  private Optional<ReleasePlan.Candidate> definition(
      String id, Map<String, Optional<ReleasePlan.Candidate>> known) {
    return known.computeIfAbsent(
        id,
        _ -> {
          try {
            return held(id);
          } catch (SQLException e) {
            throw new StorageFailure(e);
          }
        });
  }

  /// Given to the partner and not revoked, or given to us by that partner.
  private boolean isGiven(LogBook.Head head, Partner partner, String id) {
    try {
      if (!LogBook.live(LogBook.past(connection, head.number(), id)).isEmpty()) {
        return true;
      }
      Optional<LogBook.Head> theirs = LogBook.find(connection, partner.name(), identity.name());
      return theirs.isPresent()
          && !LogBook.live(LogBook.past(connection, theirs.get().number(), id)).isEmpty();
    } catch (SQLException e) {
      throw new StorageFailure(e);
    }
  }

  private boolean isHeld(String id) {
    try {
      return Row.text(connection, "SELECT id" + NATIONALLY, id) != null;
    } catch (SQLException e) {
      throw new StorageFailure(e);
    }
  }

  private void settle(
      LogBook.Head head, Partner partner, ReleasePlan.Verdict verdict, Markings markings)
      throws SQLException {
    ReleasePlan.Candidate one = verdict.candidate();
    List<Reason> reasons = new ArrayList<>(verdict.decision().reasons());
    Sealed sealed = reasons.isEmpty() ? sealed(one) : null;
    long index = -1;
    if (reasons.isEmpty() && sealed == null) {
      reasons.add(Reason.of(Reason.Word.NO_FORM));
    }
    if (sealed != null) {
      List<LogBook.Past> past = LogBook.past(connection, head.number(), one.id());
      List<LogBook.Past> live = LogBook.live(past);
      for (LogBook.Past before : past) {
        boolean isThis = before.version().equals(one.version());
        boolean isSame = before.sha256().equals(sealed.sha256());
        if (isThis && isSame && live.contains(before)) {
          index = isOnTheseTerms(head, before) ? before.position() : -1;
        } else if (isThis && !isSame) {
          reasons.add(Reason.of(Reason.Word.OTHER_CONTENT));
        }
      }
    }
    note(partner, verdict, reasons);
    boolean isGoing = sealed != null && reasons.isEmpty();
    boolean isReplaced = replace(head, partner, one, isGoing ? sealed : null, markings);
    if (sealed == null || !isGoing) {
      withheld.add(new Outbox.Withheld(one.id(), partner.name(), reasons));
      return;
    }
    if (index < 0) {
      index = append(head, sealed);
      isReplaced = true;
    }
    if (isReplaced) {
      String alias = Outbox.collectionAlias(partner.name());
      new Intake(
              connection,
              Row.number(connection, "SELECT number FROM collection WHERE alias = ?", alias),
              now)
          .add(List.of(new Arrival(one.id(), one.object(), "")));
    }
    released.add(
        new Outbox.Released(one.id(), one.version(), partner.name(), head.origin(), index));
    Redacting.Form form = forms.getOrDefault(one.id(), new Redacting.Form(one.id(), List.of()));
    sent.add(new Outbox.Sent(one.id(), partner.name(), form.of(), form.removed(), sealed.json()));
  }

  /// In place of what was given before; whether anything was.
  private boolean replace(
      LogBook.Head head,
      Partner partner,
      ReleasePlan.Candidate one,
      @Nullable Sealed sealed,
      Markings markings)
      throws SQLException {
    if (!manner.isReplacing() || !partner.isActive() || isEvent(one.id())) {
      return false;
    }
    String whole = forms.getOrDefault(one.id(), new Redacting.Form(one.id(), List.of())).of();
    Set<String> ids =
        Replacing.ids(one.id(), whole, Redacting.id(identity.keys().first(), partner, whole));
    List<Outbox.Replaced> back =
        new Replacing(connection, head, partner, TaxiiTime.text(now))
            .takeBack(ids, sealed == null ? null : sealed.sha256(), one.object(), markings);
    replaced.addAll(back);
    return !back.isEmpty();
  }

  /// What was given for something else, or for another time, is given anew.
  private boolean isOnTheseTerms(LogBook.Head head, LogBook.Past before) throws SQLException {
    if (isOfRequests || manner.isUnsaid()) {
      return true;
    }
    Terms terms = manner.terms();
    LogEntry entry = onward.entry(head.number(), before.position());
    return terms.purpose().word().equals(entry.purpose())
        && Objects.equals(terms.until(), entry.until());
  }

  private static @Nullable Sealed sealed(ReleasePlan.Candidate one) {
    try {
      String json = CanonicalJson.text(one.object());
      return new Sealed(one, json, Hex.encode(Merkle.sha256(json.getBytes(UTF_8))));
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private long append(LogBook.Head head, Sealed sealed) throws SQLException {
    LogEntry entry =
        new LogEntry(
            LogEntry.Action.RELEASE,
            TaxiiTime.text(now),
            sealed.candidate().id(),
            sealed.candidate().version(),
            sealed.sha256(),
            isOfRequests ? null : manner.terms().purpose().word(),
            isOfRequests ? null : manner.terms().until(),
            null,
            null);
    LogBook.putContent(connection, head.number(), sealed.sha256(), sealed.json());
    return LogBook.append(connection, head.number(), head.frontier(), entry, entry.bytes(), null);
  }

  /// Every decision is kept, for those who must answer for it.
  private void note(Partner partner, ReleasePlan.Verdict verdict, List<Reason> reasons)
      throws SQLException {
    Row.update(
        connection,
        "INSERT INTO decision(at, recipient, id, version, permitted, reasons, policy, purpose,"
            + " consents) VALUES (?,?,?,?,?,?,?,?,?)",
        now,
        partner.name(),
        verdict.candidate().id(),
        verdict.candidate().version(),
        reasons.isEmpty(),
        String.join("\n", reasons.stream().map(Reason::text).toList()),
        verdict.decision().policy(),
        isOfRequests ? "" : manner.terms().purpose().word(),
        String.join(
            "\n", consents(partner, verdict.candidate()).stream().map(Consent::request).toList()));
  }

  private void sign(LogBook.Head head) throws SQLException {
    if (head.frontier().size() > head.size()) {
      LogBook.save(connection, head, Outbox.signed(identity, LogBook.checkpoint(head), now));
    }
  }

  Outbox.Result revoke(List<Partner> to, List<String> ids) throws SQLException {
    for (Partner partner : to) {
      LogBook.Head head = head(partner);
      for (String id : ids) {
        String form = Redacting.id(identity.keys().first(), partner, id);
        boolean hasForm = !LogBook.live(LogBook.past(connection, head.number(), form)).isEmpty();
        boolean hasWhole = !LogBook.live(LogBook.past(connection, head.number(), id)).isEmpty();
        if (hasForm) {
          revoke(head, partner, form);
        }
        if (hasWhole || !hasForm) {
          revoke(head, partner, id);
        }
      }
      sign(head);
    }
    return new Outbox.Result(released, withheld);
  }

  private void revoke(LogBook.Head head, Partner partner, String id) throws SQLException {
    Replacing replacing = new Replacing(connection, head, partner, TaxiiTime.text(now));
    List<LogBook.Past> live = replacing.live(id);
    if (live.isEmpty()) {
      withheld.add(Outbox.Withheld.of(id, partner.name(), Reason.Word.NOT_RELEASED));
      return;
    }
    for (LogBook.Past one : live) {
      long index = replacing.takeBack(id, one, null, null);
      released.add(new Outbox.Released(id, one.version(), partner.name(), head.origin(), index));
    }
    replacing.empty(id);
  }
}
