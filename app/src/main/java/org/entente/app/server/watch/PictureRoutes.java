package org.entente.app.server.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.entente.app.server.Answer;
import org.entente.app.server.Asked;
import org.entente.app.server.Foreseen;
import org.entente.app.server.HeldWarning;
import org.entente.app.server.Node;
import org.entente.app.terminal.Json;
import org.entente.base.BadInput;
import org.entente.base.message.Language;
import org.entente.base.message.Messages;
import org.entente.cases.AsOf;
import org.entente.cases.CaseBook;
import org.entente.cases.Entry;
import org.entente.cases.EntryKind;
import org.entente.cases.IncidentKind;
import org.entente.cases.Times;
import org.entente.cases.ValidTime;
import org.entente.exchange.store.Alerts;
import org.entente.exchange.taxii.Refusal;
import org.entente.watch.picture.Draft;
import org.entente.watch.picture.Lane;
import org.entente.watch.picture.Observation;
import org.entente.watch.picture.Picture;
import org.entente.watch.picture.PictureJson;
import org.entente.watch.picture.ResultReader;
import org.entente.watch.picture.Source;
import org.entente.watch.picture.When;
import org.jspecify.annotations.Nullable;

/// The common picture of a node: what its cases hold, its warnings, and the alerts of its live
/// traces. An entry is known since it was recorded, or since its author says; evidence is read by
/// its content.
public final class PictureRoutes {
  private static final int USUAL = 2_000;
  private static final int MOST = 20_000;
  private static final int MOST_ALERTS = 10_000;
  private static final int MOST_WARNINGS = 10_000;
  private static final int MOST_ENTRIES = 50_000;
  private static final int MOST_KEPT = 100_000;

  /// Others say what people think, not what was the case when.
  private static final Set<EntryKind> SHOWN =
      EnumSet.of(
          EntryKind.OPENED,
          EntryKind.EVENT,
          EntryKind.TRACE,
          EntryKind.SIGHTING,
          EntryKind.DOCUMENT);

  private final Node node;
  private final ResultReader reader = new ResultReader(Map.of());
  private final Map<Language, Messages> spoken = new ConcurrentHashMap<>();
  private final Map<String, IncidentKind> incidents = new ConcurrentHashMap<>();
  private final Map<Place, Read> kept = new LinkedHashMap<>(16, 0.75f, true);
  private int keptSize;

  /// An entry's evidence, known since then. Neither ever changes.
  private record Place(String caseId, int position, long knownMicros) {}

  /// What was read; the reason why it can't be, or empty.
  private record Read(List<Observation> observations, String unread) {}

  /// Evidence that looks like a result of ours and isn't whole.
  private record Unread(Entry entry, String reason) {
    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("case", entry.caseId());
      json.put("entry", entry.position());
      json.put("reason", reason);
      return json;
    }
  }

  public PictureRoutes(Node node) {
    this.node = node;
  }

  public Answer answer(Asked asked) {
    Long known = micros(asked, "known", true);
    Instant from = instant(micros(asked, "from", false));
    Instant to = instant(micros(asked, "to", true));
    boolean isSaid =
        switch (asked.one("by").orElse("")) {
          case "", "recorded" -> false;
          case "learnt" -> true;
          default -> throw Refusal.badRequest("by must be recorded or learnt");
        };
    int limit = (int) asked.number("limit", USUAL, 1, MOST);
    AsOf asOf = new AsOf(known == null ? Long.MAX_VALUE : known, null, isSaid);
    long now = known == null ? node.home().nowMicros() : known;
    Picture picture = new Picture(node.warnings().delegates());
    List<Unread> unread = new ArrayList<>();
    for (Entry entry : node.cases().newest(SHOWN, asOf, MOST_ENTRIES)) {
      add(entry, asOf, picture, unread);
    }
    addWarnings(now, picture);
    addAlerts(now, picture);
    addPasses(now, picture);
    Picture.View view = picture.view(at(now), from, to);
    Map<String, @Nullable Object> document =
        PictureJson.document(view, at(now), from, to, limit, messages(asked));
    document.put("unread", unread.stream().map(Unread::json).toList());
    return Answer.json(200, Json.text(document));
  }

  private Messages messages(Asked asked) {
    String code = asked.one("language").orElse(Language.ENGLISH.code());
    return Language.ofCode(code)
        .map(language -> spoken.computeIfAbsent(language, Messages::in))
        .orElseThrow(() -> Refusal.badRequest("language must be en, ko or ja"));
  }

  private static @Nullable Long micros(Asked asked, String name, boolean isEnd) {
    Optional<String> text = asked.one(name);
    try {
      return text.isEmpty()
          ? null
          : (Long) (isEnd ? Times.end(name, text.get()) : Times.begin(name, text.get()));
    } catch (BadInput e) {
      throw Refusal.badRequest(name + ": " + e.reason());
    }
  }

  private static @Nullable Instant instant(@Nullable Long micros) {
    return micros == null ? null : at(micros);
  }

  private static Instant at(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private void add(Entry entry, AsOf asOf, Picture picture, List<Unread> unread) {
    long known = asOf.isSaid() ? entry.learntMicros() : entry.recordedMicros();
    if (entry.kind() == EntryKind.OPENED || entry.kind() == EntryKind.EVENT) {
      picture.add(List.of(said(entry, incident(entry.caseId()), known)));
      return;
    }
    Read read = read(entry, known);
    picture.add(read.observations());
    if (!read.unread().isEmpty()) {
      unread.add(new Unread(entry, read.unread()));
    }
  }

  /// What a case is about never changes.
  private IncidentKind incident(String caseId) {
    return incidents.computeIfAbsent(
        caseId, id -> IncidentKind.of(node.cases().opening(id).word()).orElse(IncidentKind.THEFT));
  }

  /// What people say happened: when they say so, else at some time before they said it.
  private static Observation said(Entry entry, IncidentKind incident, long known) {
    ValidTime valid = entry.valid();
    boolean isTold = valid.fromMicros() != Long.MIN_VALUE || valid.toMicros() != Long.MAX_VALUE;
    When when =
        isTold
            ? When.span(
                valid.fromMicros() == Long.MIN_VALUE ? null : at(valid.fromMicros()),
                valid.toMicros() == Long.MAX_VALUE ? null : at(valid.toMicros()))
            : When.within(null, at(known));
    String kind = entry.kind() == EntryKind.OPENED ? incident.word() : "event";
    return new Draft(lane(incident), kind, entry.title(), when)
        .fact("incident", incident.word())
        .fact("author", entry.author())
        .fact("marking", entry.marking())
        .of(source(entry), at(known));
  }

  private static Lane lane(IncidentKind incident) {
    return switch (incident) {
      case THEFT, INTRUSION -> Lane.THEFT;
      case LAUNCH -> Lane.WARNING;
      case TRANSFER -> Lane.SHIP;
      case DISRUPTION -> Lane.SUPPLY;
    };
  }

  private static Source source(Entry entry) {
    String sha256 = entry.sha256();
    return new Source(
        entry.title(), sha256 == null ? "" : sha256, "", entry.caseId(), entry.position());
  }

  private Read read(Entry entry, long known) {
    String sha256 = entry.sha256();
    return sha256 == null
        ? new Read(List.of(), "")
        : once(
            new Place(entry.caseId(), entry.position(), known), () -> parsed(entry, sha256, known));
  }

  private synchronized Read once(Place place, Supplier<Read> reading) {
    Read before = kept.get(place);
    if (before != null) {
      return before;
    }
    Read read = reading.get();
    kept.put(place, read);
    keptSize += 1 + read.observations().size();
    while (keptSize > MOST_KEPT && kept.size() > 1) {
      Place eldest = kept.keySet().iterator().next();
      Read gone = kept.remove(eldest);
      keptSize -= gone == null ? 0 : 1 + gone.observations().size();
    }
    return read;
  }

  private Read parsed(Entry entry, String sha256, long known) {
    CaseBook book = node.cases();
    try {
      byte[] bytes = book.content(sha256).orElse(new byte[0]);
      return new Read(reader.read(source(entry), bytes, at(known)), "");
    } catch (BadInput e) {
      return new Read(List.of(), e.reason());
    }
  }

  /// What this node took in or sent as warnings, the newest of them, each by the authority it has
  /// here.
  private void addWarnings(long now, Picture picture) {
    List<HeldWarning> all = node.warnings().all();
    for (HeldWarning one : all.subList(Math.max(0, all.size() - MOST_WARNINGS), all.size())) {
      if (one.atMicros() <= now) {
        Place place = new Place("", (int) one.number(), one.atMicros());
        picture.add(once(place, () -> warning(one)).observations());
      }
    }
  }

  private Read warning(HeldWarning one) {
    Source source = new Source("warning " + one.number(), one.sha256(), "", "", 0);
    String authority = one.authority().isEmpty() ? "proven" : one.authority();
    try {
      return new Read(
          reader.warning(source, one.alert().bytes(), at(one.atMicros()), authority), "");
    } catch (BadInput _) {
      // Taken in by other rules once; it stands in the list of warnings.
      return new Read(List.of(), "");
    }
  }

  /// What the node foresees over its own sites.
  private void addPasses(long now, Picture picture) {
    Foreseen foreseen = node.passes().get();
    if (foreseen != null && !foreseen.known().isAfter(at(now))) {
      Source source = new Source("own sites", "", "", "", 0);
      picture.add(reader.read(source, foreseen.json(), foreseen.known()));
    }
  }

  private void addAlerts(long now, Picture picture) {
    List<Alerts.Alert> alerts = node.store().alerts().list(null, Long.MAX_VALUE, MOST_ALERTS);
    for (Alerts.Alert alert : alerts) {
      if (alert.atMicros() <= now) {
        Source source = new Source("alert " + alert.number(), "", "", "", 0);
        byte[] bytes = alert.json().getBytes(UTF_8);
        try {
          picture.add(reader.read(source, bytes, at(alert.atMicros())));
        } catch (BadInput _) {
          // Another sender's alert in a form of its own: it stands in the list of alerts.
        }
      }
    }
  }
}
