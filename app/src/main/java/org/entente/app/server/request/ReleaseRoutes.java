package org.entente.app.server.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.app.server.Answer;
import org.entente.app.server.Asked;
import org.entente.app.server.Bundles;
import org.entente.app.server.Node;
import org.entente.app.server.RequestJson;
import org.entente.app.server.Route;
import org.entente.app.server.Who;
import org.entente.app.server.cases.CaseTransfer;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.log.InclusionProof;
import org.entente.exchange.release.Terms;
import org.entente.exchange.stix.cases.CaseExchange;
import org.entente.exchange.store.Answered;
import org.entente.exchange.store.Inbox;
import org.entente.exchange.store.Outbox;
import org.entente.exchange.store.Partner;
import org.entente.exchange.store.Proposal;
import org.entente.exchange.taxii.Refusal;
import org.jspecify.annotations.Nullable;

/// What is released to partners, revoked, and received of them.
public final class ReleaseRoutes {
  private static final int MOST_ITEMS = 10_000;
  private static final int DEFAULT_ITEMS = 1_000;
  private static final String PROPOSALS = "/x/releases/proposals/";

  private final Node node;
  private final ReleaseRecord record;

  public ReleaseRoutes(Node node) {
    this.node = node;
    record = new ReleaseRecord(node);
  }

  public Optional<Answer> answer(Asked asked) {
    return switch (asked.method() + " " + asked.path()) {
      case "POST /x/releases" -> Optional.of(release(asked));
      case "POST /x/releases/preview" -> Optional.of(preview(asked));
      case "POST /x/revocations" -> Optional.of(revoke(asked));
      case "GET /x/received" -> Optional.of(received(asked));
      case "GET /x/logs" -> Optional.of(logs());
      case "GET /x/logs/proof" -> Optional.of(proof(asked));
      case "GET /x/releases/proposals" -> Optional.of(proposals());
      case "GET /x/releases/terms" -> Optional.of(terms(asked));
      case "GET /x/releases/given" -> Optional.of(record.given(asked));
      case "GET /x/releases/open" -> Optional.of(Answer.json(200, ReleaseRecord.open(node).all()));
      case "GET /x/releases/policy" -> Optional.of(record.policy());
      default -> asked.path().startsWith(PROPOSALS) ? Optional.of(judge(asked)) : Optional.empty();
    };
  }

  /// Where a second person is needed, a release waits for them.
  private Answer release(Asked asked) {
    JsonValue.Members body = asked.object();
    if (!node.home().settings().isForTwo()) {
      return release(body, asked.key("releases"));
    }
    to(body);
    ids(body);
    wish(body);
    manner(body);
    JsonValue.Members settled = new CaseTransfer(node).settled(body.without("as"));
    Proposal waits = node.requests().proposeRelease(settled, person(asked, body));
    tell(waits);
    return Answer.json(202, Map.of("proposal", RequestJson.proposal(waits)));
  }

  /// What ends by a time, else what is over.
  private Answer terms(Asked asked) {
    int limit = (int) asked.number("limit", DEFAULT_ITEMS, 1, MOST_ITEMS);
    return Answer.json(200, TermsJson.json(node, asked.one("by").orElse(""), limit).all());
  }

  private static String person(Asked asked, JsonValue.Members body) {
    return asked.who() instanceof Who.Person person
        ? person.name()
        : body.optional("as").orElse("");
  }

  private Answer proposals() {
    return Answer.json(200, Map.of("proposals", RequestJson.proposals(node.requests().releases())));
  }

  /// Approves or refuses a release that waits. What is approved is released first and noted
  /// then, under a key of its own: whoever is stopped in between releases nothing twice.
  private Answer judge(Asked asked) {
    String[] parts = asked.path().substring(PROPOSALS.length()).split("/", -1);
    if (!parts[0].matches("[1-9][0-9]{0,17}")) {
      throw Refusal.notFound();
    }
    long number = Long.parseLong(parts[0]);
    JsonValue.Members body = asked.object();
    String judge = new Approvers(node).named(person(asked, body));
    if (parts[1].equals("refuse")) {
      String reason = body.optional("reason").orElse("");
      Proposal refused = node.requests().judgeRelease(number, judge, false, reason);
      tell(refused);
      return Answer.json(200, Map.of("proposal", RequestJson.proposal(refused)));
    }
    Proposal waits = node.requests().release(number, judge);
    Answer answer = release(waits.body(), "proposal/" + number);
    tell(node.requests().judgeRelease(number, judge, true, ""));
    return answer;
  }

  private Answer release(JsonValue.Members body, @Nullable String key) {
    CaseExchange.Wish wish = wish(body);
    Answered answered =
        node.outbox()
            .release(
                key,
                to(body),
                ids(body),
                List.copyOf(wish.objects()),
                manner(body),
                result -> new Answered(201, text(with(result, to(body), wish))));
    node.bell().ring();
    tell(to(body));
    return Answer.kept(answered);
  }

  private Answer preview(Asked asked) {
    JsonValue.Members body = asked.object();
    CaseExchange.Wish wish = wish(body);
    Outbox.Result result =
        node.outbox().preview(to(body), ids(body), List.copyOf(wish.objects()), manner(body));
    JsonValue.Members told = told(with(result, to(body), wish));
    List<JsonValue> objects = new ArrayList<>();
    for (Outbox.Sent one : result.sent()) {
      JsonValue.Members form = form(one);
      objects.add(form.with("bytes", JsonValue.of(one.json())));
    }
    return Answer.json(200, told.with("objects", new JsonValue.Array(objects)).all());
  }

  /// Of which object it is a form, and what isn't in it.
  private static JsonValue.Members form(Outbox.Sent one) {
    Map<String, JsonValue> form = new LinkedHashMap<>();
    form.put("id", JsonValue.of(one.id()));
    form.put("to", JsonValue.of(one.to()));
    form.put("of", JsonValue.of(one.of()));
    form.put("removed", JsonValue.texts(one.removed()));
    return new JsonValue.Members(form);
  }

  private static Outbox.Manner manner(JsonValue.Members body) {
    boolean isUnsaid = !body.has("purpose") && !body.has("until");
    try {
      return new Outbox.Manner(
          redacting(body), Terms.read("the body", body), isUnsaid, isTrue(body, "replace"));
    } catch (BadInput e) {
      throw Asked.unprocessable(e.place() + ": " + e.reason());
    }
  }

  private static Outbox.Redacting redacting(JsonValue.Members body) {
    JsonValue.Members tearlines = body.members("tearlines");
    boolean isOn = !tearlines.all().isEmpty() || isTrue(body, "redact");
    Map<String, String> texts = new LinkedHashMap<>();
    tearlines.all().keySet().forEach(id -> texts.put(id, tearlines.optional(id).orElse("")));
    return new Outbox.Redacting(isOn, texts);
  }

  private static boolean isTrue(JsonValue.Members body, String name) {
    return JsonValue.of(true).equals(body.get(name));
  }

  private Answer revoke(Asked asked) {
    JsonValue.Members body = asked.object();
    if (ids(body).isEmpty()) {
      throw Asked.unprocessable("ids must name what is revoked");
    }
    Answered answered =
        node.outbox()
            .revoke(
                asked.key("revocations"),
                to(body),
                ids(body),
                result -> new Answered(201, text(result)));
    node.bell().ring();
    tell(to(body));
    return Answer.kept(answered);
  }

  /// A proposal is new, or somebody judged it.
  private void tell(Proposal one) {
    Map<String, JsonValue> news = new LinkedHashMap<>();
    news.put("number", JsonValue.of(one.number()));
    news.put("standing", JsonValue.of(one.standing().word()));
    node.events().publish("proposal", new JsonValue.Members(news), Route.PROPOSALS);
  }

  /// What and to whom stands in the logs.
  private void tell(List<String> to) {
    node.events()
        .publish("released", new JsonValue.Members(Map.of("to", JsonValue.texts(to))), Route.LOGS);
  }

  private static List<String> to(JsonValue.Members body) {
    List<String> to = body.texts("to").stream().distinct().toList();
    if (to.isEmpty() || body.texts("to").size() != body.items("to").size()) {
      throw Asked.unprocessable("to must name one partner or more");
    }
    return to;
  }

  private static List<String> ids(JsonValue.Members body) {
    if (body.has("ids") && body.texts("ids").size() != body.items("ids").size()) {
      throw Asked.unprocessable("ids must be a list of ids");
    }
    return body.texts("ids").stream().distinct().toList();
  }

  /// A bundle, ids, or a case: one of them.
  private CaseExchange.Wish wish(JsonValue.Members body) {
    long given = Stream.of("bundle", "ids", "case").filter(body::has).count();
    if (given != 1) {
      throw Asked.unprocessable("Give a bundle, ids, or a case");
    }
    if (body.has("case")) {
      try {
        return new CaseTransfer(node).wish(body);
      } catch (BadInput e) {
        throw Asked.unprocessable(e.file() + ": " + e.reason());
      }
    }
    JsonValue bundle = body.get("bundle");
    List<JsonValue> objects = bundle == null ? List.of() : Bundles.objects(bundle);
    List<JsonValue.Members> members = new ArrayList<>();
    objects.forEach(one -> members.add((JsonValue.Members) one));
    return new CaseExchange.Wish(members, Map.of());
  }

  /// What a case keeps back itself is told with what the decision keeps back.
  private static Outbox.Result with(Outbox.Result result, List<String> to, CaseExchange.Wish wish) {
    List<Outbox.Withheld> withheld = new ArrayList<>(result.withheld());
    for (String partner : to) {
      wish.held()
          .forEach((id, reason) -> withheld.add(new Outbox.Withheld(id, partner, List.of(reason))));
    }
    return new Outbox.Result(result.released(), withheld, result.sent(), result.replaced());
  }

  private static String text(Outbox.Result result) {
    JsonValue.Members told = told(result);
    List<JsonValue> redacted =
        result.sent().stream()
            .filter(one -> !one.of().equals(one.id()))
            .<JsonValue>map(ReleaseRoutes::form)
            .toList();
    return JsonWriter.text(
        redacted.isEmpty() ? told : told.with("redacted", new JsonValue.Array(redacted)));
  }

  /// Where in whose log something stands.
  private static JsonValue.Members place(
      String id, String version, String to, String log, long index) {
    Map<String, JsonValue> item = new LinkedHashMap<>();
    item.put("id", JsonValue.of(id));
    item.put("version", JsonValue.of(version));
    item.put("to", JsonValue.of(to));
    item.put("log", JsonValue.of(log));
    item.put("index", JsonValue.of(index));
    return new JsonValue.Members(item);
  }

  private static JsonValue.Members told(Outbox.Result result) {
    List<JsonValue> released = new ArrayList<>();
    for (Outbox.Released one : result.released()) {
      released.add(place(one.id(), one.version(), one.to(), one.log(), one.index()));
    }
    List<JsonValue> withheld = new ArrayList<>();
    for (Outbox.Withheld one : result.withheld()) {
      Map<String, JsonValue> item = new LinkedHashMap<>();
      item.put("id", JsonValue.of(one.id()));
      item.put("to", JsonValue.of(one.to()));
      item.put("reason", JsonValue.of(one.reason()));
      item.put("reasons", ReleaseRecord.reasons(one.reasons()));
      withheld.add(new JsonValue.Members(item));
    }
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("released", new JsonValue.Array(released));
    all.put("withheld", new JsonValue.Array(withheld));
    List<JsonValue> replaced = new ArrayList<>();
    for (Outbox.Replaced one : result.replaced()) {
      replaced.add(
          place(one.id(), one.version(), one.to(), one.log(), one.index())
              .with("why", JsonValue.of(one.why())));
    }
    if (!replaced.isEmpty()) {
      all.put("replaced", new JsonValue.Array(replaced));
    }
    return new JsonValue.Members(all);
  }

  private Answer received(Asked asked) {
    String from = asked.one("from").orElse("");
    Partner partner =
        node.partners()
            .named(from)
            .orElseThrow(() -> Refusal.badRequest("from must name a partner"));
    long after = asked.number("after", -1, -1, Long.MAX_VALUE - 1);
    int limit = (int) asked.number("limit", DEFAULT_ITEMS, 1, MOST_ITEMS);
    Inbox.Page page = node.inbox().received(partner, after, limit);
    List<JsonValue> items = new ArrayList<>();
    for (Inbox.Item one : page.items()) {
      Map<String, JsonValue> item = ReleaseRecord.entry(one.index(), one.entry(), one.json());
      String refusal = one.refusal();
      if (refusal != null) {
        item.put("refused", JsonValue.of(refusal));
      }
      items.add(new JsonValue.Members(item));
    }
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("items", new JsonValue.Array(items));
    all.put("more", JsonValue.of(page.more()));
    return Answer.json(200, all);
  }

  /// What shows to anybody, without this node, that an entry stands in a log.
  private Answer proof(Asked asked) {
    String log = asked.one("log").orElse("");
    if (node.outbox().logs().stream().noneMatch(one -> one.origin().equals(log))) {
      throw Refusal.badRequest("log must be the origin of a log that is kept here");
    }
    long index = asked.number("index", -1, 0, Long.MAX_VALUE);
    try {
      InclusionProof proof = node.store().proofs().inclusion(log, index);
      return Answer.text("text/plain; charset=utf-8", proof.toString());
    } catch (BadInput e) {
      throw new Refusal(404, "Not found", e.reason());
    }
  }

  private Answer logs() {
    List<JsonValue> logs = new ArrayList<>();
    for (Outbox.LogLine one : node.outbox().logs()) {
      Map<String, JsonValue> log = new LinkedHashMap<>();
      log.put("origin", JsonValue.of(one.origin()));
      log.put("from", JsonValue.of(one.from()));
      log.put("to", JsonValue.of(one.to()));
      log.put("size", JsonValue.of(one.size()));
      log.put("root", JsonValue.of(one.root()));
      logs.add(new JsonValue.Members(log));
    }
    return Answer.json(200, Map.of("logs", new JsonValue.Array(logs)));
  }
}
