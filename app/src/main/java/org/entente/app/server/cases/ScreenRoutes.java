package org.entente.app.server.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.entente.app.desk.ListDesk;
import org.entente.app.lists.Gaps;
import org.entente.app.match.MatchAnswer;
import org.entente.app.match.MatchRequest;
import org.entente.app.server.Answer;
import org.entente.app.server.Asked;
import org.entente.app.server.Node;
import org.entente.app.server.Route;
import org.entente.app.terminal.Json;
import org.entente.base.BadInput;
import org.entente.cases.CaseBook;
import org.entente.cases.Times;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.store.HitDecisions;
import org.entente.exchange.taxii.Refusal;
import org.entente.screen.desk.Clearance;
import org.entente.screen.desk.Clearances;
import org.entente.screen.merge.Entity;

/// Screening, lists and decisions on hits, for people who signed in. Each question stands in the
/// desk's own record before it is answered; the node's audit says who asked.
public final class ScreenRoutes {
  private static final String PREFIX = "/x/screen";
  private static final int USUAL = 100;
  private static final int MOST = 1_000;
  private static final int USUAL_RESULTS = 10;
  private static final int MOST_RESULTS = 500;
  private static final int CLEARED_DAYS = 365;
  private static final int LONGEST = 4_000;

  private final Node node;
  private final JobRoutes jobs;
  private final ListDesk desk;

  public ScreenRoutes(Node node, JobRoutes jobs) {
    this.node = node;
    this.jobs = jobs;
    desk = node.listDesk();
  }

  public Answer answer(Route route, Asked asked) {
    try {
      return switch (route) {
        case SCREEN -> ask(asked);
        case SCREEN_MATCH, SCREEN_SEARCH, SCREEN_ENTITY, SCREEN_CATALOG, SCREEN_RULES ->
            mounted(asked);
        case DECIDE -> decide(asked);
        case DECISIONS -> decisions(asked);
        case LISTS -> Answer.json(200, Json.text(desk.status()));
        case LIST_GAPS -> gaps(asked);
        default -> throw new IllegalStateException(route + " is no route of screening");
      };
    } catch (BadInput e) {
      return Answer.problem(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Rows like those of a file that is screened.
  private Answer ask(Asked asked) throws IOException {
    JsonValue.Members with = asked.object();
    String rows =
        with.items("rows").stream().map(JsonWriter::text).collect(Collectors.joining("\n"));
    if (rows.isEmpty()) {
      throw new BadInput("rows", "", "there is none", "Give one or more, like {\"name\":\"x\"}");
    }
    int results = USUAL_RESULTS;
    if (with.get("count") instanceof JsonValue.Numeral count && count.isInteger()) {
      results = Math.clamp(count.value().longValue(), 1, MOST_RESULTS);
    }
    List<Map<String, Object>> answers = new ArrayList<>();
    int found = 0;
    for (org.entente.app.question.Answer one : desk.ask(rows, results)) {
      answers.add(one.json());
      found += one.matched() ? 1 : 0;
    }
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("answers", answers);
    told.put("snapshots", desk.snapshots());
    String text = Json.text(told);
    return Answer.json(200, text).with(detail(answers.size(), found, text));
  }

  /// What the audit says of a screening; the desk's own record has the questions themselves.
  private static String detail(int asked, int found, String text) {
    Map<String, JsonValue> detail = new LinkedHashMap<>();
    detail.put("asked", JsonValue.of(asked));
    detail.put("found", JsonValue.of(found));
    detail.put(
        "sha256",
        JsonValue.of(CaseBook.sha256(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    return JsonWriter.text(new JsonValue.Members(detail));
  }

  /// The routes of a desk of its own, with the node's refusals.
  private Answer mounted(Asked asked) throws IOException {
    MatchAnswer answer =
        desk.match()
            .answer(
                new MatchRequest(
                    asked.method(),
                    asked.path().substring(PREFIX.length()),
                    asked.query(),
                    asked.body()::read));
    if (answer.status() / 100 != 2) {
      String reason =
          JsonReader.parse("the desk", answer.body()) instanceof JsonValue.Members members
              ? members.optional("detail").orElse("")
              : "";
      throw new Refusal(answer.status(), "Refused", reason);
    }
    Map<String, String> headers = new LinkedHashMap<>(answer.headers());
    headers.put("Content-Type", "application/json");
    byte[] body = answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return new Answer(200, headers, body).with("{\"sha256\":\"" + CaseBook.sha256(body) + "\"}");
  }

  /// A hit is the listed one, or it isn't: then its customer is cleared of it.
  private Answer decide(Asked asked) throws IOException {
    JsonValue.Members with = asked.object();
    String verdict = text(with, "decision");
    if (!verdict.matches("accepted|rejected")) {
      throw new BadInput("decision", "", "it must be accepted or rejected", "Decide");
    }
    String reason = text(with, "reason");
    if (reason.isBlank()) {
      throw new BadInput("reason", "", "there is none", "Say why, for whoever asks in a year");
    }
    String named = text(with, "entity");
    Entity entity =
        desk.register()
            .entity(named)
            .orElseThrow(
                () -> new BadInput("entity", "", "no list has " + named, "Take it from a result"));
    String job = text(with, "job");
    if (!job.isEmpty() && jobs.seen(asked.who(), job).isEmpty()) {
      throw new BadInput("job", "", "there is no such job", "Take its id from the list of jobs");
    }
    HitDecisions.Decision decision =
        new HitDecisions.Decision(
            asked.who().user(),
            named,
            text(with, "query"),
            verdict.equals("accepted"),
            reason,
            text(with, "customer"),
            job,
            text(with, "case"));
    LocalDate until = until(text(with, "until"));
    HitDecisions.Kept kept = node.store().hitDecisions().add(asked.key("hit"), decision);
    boolean isCleared = !decision.isAccepted() && !decision.customer().isEmpty();
    if (isCleared && kept.decision().equals(decision)) {
      // After the decision, and again when it is asked for again: whoever was killed in between
      // left a customer that is still stopped, not one that was let go without a record.
      desk.clearances()
          .add(
              new Clearance(
                  decision.customer(),
                  Clearances.rows(entity),
                  reason,
                  decision.person(),
                  Instant.now().truncatedTo(ChronoUnit.SECONDS),
                  until));
    }
    Map<String, JsonValue> told = told(kept);
    told.put("cleared", isCleared ? JsonValue.of(until.toString()) : new JsonValue.Null());
    node.events()
        .publish(
            "screening",
            new JsonValue.Members(Map.of("number", JsonValue.of(kept.number()))),
            Route.DECISIONS);
    return Answer.json(201, told).with(JsonWriter.text(new JsonValue.Members(told(kept))));
  }

  private static LocalDate until(String text) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    try {
      LocalDate until = text.isEmpty() ? today.plusDays(CLEARED_DAYS) : LocalDate.parse(text);
      if (until.isBefore(today)) {
        throw new BadInput("until", "", until + " has gone by", "Name a day to come");
      }
      return until;
    } catch (DateTimeException e) {
      throw new BadInput("until", "", "no date: " + text, "Write it as 2027-03-31", e);
    }
  }

  private static String text(JsonValue.Members with, String name) {
    String text = with.optional(name).orElse("");
    if (text.length() > LONGEST) {
      throw new BadInput(name, "", "it is too long", "Write less, and add a document to a case");
    }
    return text;
  }

  private Answer decisions(Asked asked) {
    int limit = (int) asked.number("limit", USUAL, 1, MOST);
    List<HitDecisions.Kept> found =
        node.store()
            .hitDecisions()
            .list(
                asked.one("job").orElse(null),
                asked.one("case").orElse(null),
                asked.one("entity").orElse(null),
                asked.number("before", Long.MAX_VALUE, 1, Long.MAX_VALUE),
                limit + 1);
    List<JsonValue> told = new ArrayList<>();
    for (HitDecisions.Kept one : found.subList(0, Math.min(limit, found.size()))) {
      told.add(new JsonValue.Members(told(one)));
    }
    Map<String, JsonValue> answer = new LinkedHashMap<>();
    answer.put("decisions", new JsonValue.Array(told));
    answer.put("more", JsonValue.of(found.size() > limit));
    return Answer.json(200, answer);
  }

  private static Map<String, JsonValue> told(HitDecisions.Kept kept) {
    HitDecisions.Decision decision = kept.decision();
    Map<String, JsonValue> told = new LinkedHashMap<>();
    told.put("number", JsonValue.of(kept.number()));
    told.put("at", JsonValue.of(Times.text(kept.atMicros())));
    told.put("person", JsonValue.of(decision.person()));
    told.put("entity", JsonValue.of(decision.entity()));
    told.put("query", JsonValue.of(decision.query()));
    told.put("decision", JsonValue.of(decision.isAccepted() ? "accepted" : "rejected"));
    told.put("reason", JsonValue.of(decision.reason()));
    told.put("customer", JsonValue.of(decision.customer()));
    told.put("job", JsonValue.of(decision.job()));
    told.put("case", JsonValue.of(decision.caseId()));
    return told;
  }

  private Answer gaps(Asked asked) throws IOException {
    Gaps found =
        desk.gaps()
            .only(
                asked.one("country").orElse(null), words(asked, "missing"), words(asked, "listed"));
    int from = (int) asked.number("from", 0, 0, Integer.MAX_VALUE);
    int count = (int) asked.number("count", USUAL, 1, MOST);
    Map<String, Object> told = new LinkedHashMap<>(found.part(from, count).json());
    told.put("total", found.gaps().size());
    return Answer.json(200, Json.text(told));
  }

  private static List<String> words(Asked asked, String name) {
    return asked.one(name).map(one -> Arrays.asList(one.split(",", -1))).orElse(List.of());
  }
}
