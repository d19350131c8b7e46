package org.entente.app.server.watch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.app.server.Answer;
import org.entente.app.server.Asked;
import org.entente.app.server.HeldWarning;
import org.entente.app.server.Node;
import org.entente.app.server.Route;
import org.entente.app.server.WarningDesk;
import org.entente.app.server.Who;
import org.entente.app.terminal.Json;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.stix.Tlp;
import org.entente.exchange.store.Answered;
import org.entente.exchange.store.Outbox;
import org.entente.exchange.taxii.Refusal;
import org.entente.watch.warning.AlertState;
import org.entente.watch.warning.CapDraft;
import org.entente.watch.warning.CapMessage;
import org.entente.watch.warning.CapWriter;
import org.entente.watch.warning.MessageKey;
import org.entente.watch.warning.PublicAlert;
import org.entente.watch.warning.feed.AtomFeed;
import org.entente.watch.warning.incident.Incident;
import org.entente.watch.warning.incident.IncidentJson;
import org.entente.watch.warning.incident.Incidents;
import org.entente.watch.warning.incident.Report;

/// Warnings: taken in, shown, passed on, acknowledged.
public final class WarningRoutes {
  private static final int HEAD = "/x/warnings/".length();
  private static final long LONGEST = 4L << 20;
  private static final int MOST_IN_FEED = 500;

  private final Node node;
  private final WarningDesk desk;

  public WarningRoutes(Node node) {
    this.node = node;
    desk = node.warnings();
  }

  /// Throws [Refusal].
  public Answer answer(Route route, Asked asked) {
    return switch (route) {
      case WARNING_ADD -> add(asked);
      case WARNINGS -> list(asked);
      case WARNING_FEED -> feed();
      case WARNING_FEEDS -> Answer.json(200, Map.of("feeds", new JsonValue.Array(desk.feeds())));
      case WARNING_INCIDENTS -> incidents(asked);
      case WARNING_SHOW -> show(named(asked));
      case WARNING_CAP ->
          new Answer(
              200, Map.of("Content-Type", "application/cap+xml"), named(asked).alert().bytes());
      case WARNING_BUNDLE -> bundle(asked);
      case WARNING_ACKNOWLEDGE -> acknowledge(asked);
      default -> throw new IllegalStateException(route + " is no route of warnings");
    };
  }

  private static String origin(Asked asked) {
    return asked.who() instanceof Who.Person person ? "person " + person.name() : "node";
  }

  /// Same bytes again are a duplicate: whoever isn't sure sends them once more.
  private Answer add(Asked asked) {
    WarningDesk.Taken taken = desk.take(asked.body().read(LONGEST), origin(asked), -1);
    Map<String, JsonValue> told = new LinkedHashMap<>();
    told.put("verdict", JsonValue.of(taken.verdict()));
    HeldWarning kept = taken.kept();
    told.put("warning", kept == null ? new JsonValue.Null() : kept.json());
    told.put("errors", FeedWatch.findings(taken.errors()));
    told.put("warnings", FeedWatch.findings(taken.read().warnings()));
    int status =
        switch (taken.verdict()) {
          case "accepted" -> 201;
          case "duplicate" -> 200;
          case "conflict" -> 409;
          case String _ -> 422;
        };
    return Answer.json(status, told);
  }

  private Instant now() {
    return node.home().now();
  }

  private Instant time(Asked asked, String name) {
    Optional<String> text = asked.one(name);
    try {
      return text.isEmpty() ? now() : Instant.parse(text.get());
    } catch (DateTimeException e) {
      throw Refusal.badRequest(name + " must be a time like 2026-03-01T00:00:00Z");
    }
  }

  private Answer list(Asked asked) {
    Instant at = time(asked, "at");
    Instant known = time(asked, "as_known");
    WarningDesk.Picture picture = desk.picture(at, known);
    List<WarningDesk.Line> lines = picture.lines();
    if (asked.one("open").orElse("").equals("true")) {
      Set<MessageKey> seen = new WarningBoard(node).seen();
      lines = lines.stream().filter(one -> isOpen(one, seen)).toList();
    }
    Map<String, JsonValue> told = new LinkedHashMap<>();
    told.put("at", JsonValue.of(at.toString()));
    told.put("as_known", JsonValue.of(known.toString()));
    told.put("alerts", new JsonValue.Array(lines.stream().map(this::line).toList()));
    told.put(
        "missing",
        new JsonValue.Array(
            picture.missing().stream().<JsonValue>map(WarningRoutes::json).toList()));
    return Answer.json(200, told);
  }

  /// Whether people here still have to look at it.
  private static boolean isOpen(WarningDesk.Line line, Set<MessageKey> seen) {
    HeldWarning warning = line.warning();
    boolean isMeant =
        switch (warning.message().status()) {
          case ACTUAL, EXERCISE -> true;
          case SYSTEM, TEST, DRAFT -> false;
        };
    return line.judged().state() == AlertState.State.ACTIVE
        && !WarningBoard.isOurs(warning)
        && isMeant
        && !seen.contains(warning.message().key());
  }

  private JsonValue line(WarningDesk.Line line) {
    String by = line.judged().by();
    return line.warning()
        .json()
        .with("state", JsonValue.of(line.judged().state().word()))
        .with("by", by == null ? new JsonValue.Null() : JsonValue.of(by))
        .with("fork", JsonValue.of(line.judged().isFork()));
  }

  private static JsonValue json(MessageKey key) {
    Map<String, JsonValue> told = new LinkedHashMap<>();
    told.put("sender", JsonValue.of(key.sender()));
    told.put("identifier", JsonValue.of(key.identifier()));
    told.put("sent", JsonValue.of(key.sent().toString()));
    return new JsonValue.Members(told);
  }

  /// Reports of several senders on one event. What stands by the sender's own word goes before what
  /// somebody passed on under its name.
  private Answer incidents(Asked asked) {
    Instant at = time(asked, "at");
    Instant known = time(asked, "as_known");
    String within = asked.one("within").orElse("10");
    if (!within.matches("[1-9][0-9]{0,3}")) {
      throw Refusal.badRequest("within must be from 1 to 9999 minutes");
    }
    Map<MessageKey, WarningDesk.Line> byKey = new LinkedHashMap<>();
    for (WarningDesk.Line one : desk.picture(at, known).lines()) {
      boolean isOwn = one.warning().authority().isEmpty();
      byKey.merge(one.warning().message().key(), one, (before, now) -> isOwn ? now : before);
    }
    List<Report> reports =
        Report.newest(
            byKey.values().stream().map(WarningDesk.Line::judged).toList(),
            key ->
                Optional.ofNullable(byKey.get(key))
                    .map(one -> one.warning().alert().infos())
                    .orElse(List.of()));
    List<Incident> incidents =
        new Incidents(Duration.ofMinutes(Long.parseLong(within)), Set.of()).of(reports);
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("at", at.toString());
    told.put("as_known", known.toString());
    told.put("incidents", incidents.stream().map(IncidentJson::of).toList());
    return Answer.json(200, Json.text(told));
  }

  /// A public sink: by type there is nothing else to put into it.
  private Answer feed() {
    AtomFeed feed = new AtomFeed(node.home().settings().url() + "/x/warnings/feed", now());
    List<HeldWarning> all = desk.all();
    for (int i = all.size() - 1; i >= 0 && feed.count() < MOST_IN_FEED; i--) {
      if (all.get(i).alert() instanceof PublicAlert alert) {
        feed.take(alert);
      }
    }
    return new Answer(200, Map.of("Content-Type", "application/atom+xml"), feed.bytes());
  }

  private HeldWarning named(Asked asked) {
    String rest = asked.path().substring(HEAD);
    int slash = rest.indexOf('/');
    return desk.named(slash < 0 ? rest : rest.substring(0, slash)).orElseThrow(Refusal::notFound);
  }

  private Answer show(HeldWarning warning) {
    return Answer.json(200, warning.json().with("board", new WarningBoard(node).of(warning)).all());
  }

  /// What carries it to partners: it leaves as every object does, by `POST /x/releases`.
  private Answer bundle(Asked asked) {
    Tlp marking = marking(asked.one("tlp").orElse("amber"));
    JsonValue.Members artifact = WarningArtifact.of(named(asked).alert().bytes(), marking);
    return Answer.json(200, NodeItems.bundle(List.of(artifact)).all());
  }

  private static Tlp marking(String word) {
    return switch (word) {
      case "clear" -> Tlp.CLEAR;
      case "green" -> Tlp.GREEN;
      case "amber" -> Tlp.AMBER;
      case String _ -> throw Refusal.badRequest("tlp must be clear, green or amber");
    };
  }

  /// Notes that somebody here saw it, and tells the partner from whom it came.
  private Answer acknowledge(Asked asked) {
    HeldWarning warning = named(asked);
    String person =
        asked.who() instanceof Who.Person one
            ? one.name()
            : asked.object().optional("as").orElse("");
    boolean isOurs =
        node.people()
            .named(person)
            .filter(one -> one.isActive() && one.partner() == null && one.role() != null)
            .isPresent();
    if (!isOurs) {
      throw Asked.unprocessable("as must name an active person of this node");
    }
    HeldWarning before = new WarningBoard(node).ack(warning, null);
    HeldWarning ack = before == null ? ack(warning, person) : before;
    JsonValue told = tell(warning, ack);
    Map<String, JsonValue> answer =
        new LinkedHashMap<>(warning.json().with("board", new WarningBoard(node).of(warning)).all());
    answer.put("told", told);
    return Answer.json(200, answer).with(warning.sha256());
  }

  private HeldWarning ack(HeldWarning warning, String person) {
    CapMessage message = warning.message();
    Instant sent = now().truncatedTo(ChronoUnit.SECONDS);
    // Clocks differ: an answer isn't sent before what it answers.
    Instant after = sent.isBefore(message.key().sent()) ? message.key().sent() : sent;
    CapDraft draft =
        new CapDraft(
            new MessageKey(desk.sender(), "ack-" + UUID.randomUUID(), after),
            message.status(),
            CapMessage.Kind.ACK,
            CapMessage.Scope.PRIVATE,
            "",
            List.of(message.key().sender()),
            "",
            List.of(message.key()),
            List.of());
    WarningDesk.Taken taken = desk.take(CapWriter.write(draft), "person " + person, -1);
    return java.util.Objects.requireNonNull(taken.kept());
  }

  /// To whom the acknowledgement went: the partner that sent the warning, and nobody else.
  private JsonValue tell(HeldWarning warning, HeldWarning ack) {
    String head = "partner ";
    if (!warning.origin().startsWith(head)) {
      return new JsonValue.Array(List.of());
    }
    String partner = warning.origin().substring(head.length());
    Answered answered =
        node.outbox()
            .release(
                "warnings/" + ack.sha256(),
                List.of(partner),
                List.of(),
                List.of(WarningArtifact.of(ack.alert().bytes(), Tlp.AMBER)),
                result -> new Answered(201, released(result)));
    node.bell().ring();
    return org.entente.exchange.json.JsonReader.parse("the release", answered.body());
  }

  private static String released(Outbox.Result result) {
    List<JsonValue> all = new ArrayList<>();
    for (Outbox.Released one : result.released()) {
      all.add(JsonValue.of(one.to()));
    }
    return org.entente.exchange.json.JsonWriter.text(new JsonValue.Array(all));
  }
}
