package org.entente.app.server.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.entente.app.server.Answer;
import org.entente.app.server.Asked;
import org.entente.app.server.Meanwhile;
import org.entente.app.server.Node;
import org.entente.app.server.RequestJson;
import org.entente.app.server.Route;
import org.entente.app.server.Who;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.release.Terms;
import org.entente.exchange.request.Amounts;
import org.entente.exchange.request.Deadlines;
import org.entente.exchange.request.RequestKind;
import org.entente.exchange.request.Step;
import org.entente.exchange.request.Target;
import org.entente.exchange.request.Wish;
import org.entente.exchange.store.Request;
import org.entente.exchange.store.Requests;
import org.entente.exchange.taxii.Refusal;
import org.jspecify.annotations.Nullable;

/// Joint requests: what people here draft, judge, send and answer. The commands come through the
/// same functions.
public final class RequestRoutes {
  private static final JsonValue.Members NOTHING = JsonValue.Members.NONE;
  private static final int HEAD = "/x/requests/".length();

  private final Node node;
  private final Requests requests;

  public RequestRoutes(Node node) {
    this.node = node;
    requests = node.requests();
  }

  /// A request with its body, which can be read once.
  private record Said(Asked asked, JsonValue.Members body) {
    @Nullable String key() {
      return asked.key(asked.path());
    }
  }

  /// Throws [Refusal].
  public Answer answer(Route route, Asked asked) {
    return route.method().equals("GET") ? read(route, asked) : act(route, asked);
  }

  private Answer read(Route route, Asked asked) {
    return switch (route) {
      case REQUEST_LIST -> list(asked);
      case REQUEST_BOARD ->
          Answer.json(200, RequestBoard.of(requests.all(), now(), new Meanwhile(node)));
      case REQUEST_SHOW -> shown(named(asked));
      default -> throw Refusal.notFound();
    };
  }

  private Answer act(Route route, Asked asked) {
    Said said = new Said(asked, asked.object());
    try {
      return switch (route) {
        case REQUEST_DRAFT -> draft(said);
        case REQUEST_APPROVE -> approve(said);
        case REQUEST_REFUSE -> refuse(said);
        case REQUEST_SEND -> send(said);
        case REQUEST_ACKNOWLEDGE -> act(said, one -> step(said, one, Step.OPEN, NOTHING));
        case REQUEST_ANSWER -> said(said, RequestWords.ANSWERS);
        case REQUEST_EFFECT -> said(said, RequestWords.EFFECTS);
        case REQUEST_CLOSE -> close(said);
        default -> throw Refusal.notFound();
      };
    } catch (BadInput e) {
      throw Asked.unprocessable(e.place() + (e.place().isEmpty() ? "" : ": ") + e.reason());
    }
  }

  private long now() {
    return node.home().nowMicros();
  }

  private Answer shown(Request request) {
    return Answer.json(200, whole(request));
  }

  private Map<String, JsonValue> whole(Request request) {
    Map<String, JsonValue> all = new RequestJson(requests, now()).whole(request);
    new Meanwhile(node).put(request, all);
    return all;
  }

  private Answer list(Asked asked) {
    String state = asked.one("state").orElse("");
    String partner = asked.one("partner").orElse("");
    List<JsonValue> lines = new ArrayList<>();
    for (Request one : requests.all()) {
      boolean isAsked =
          (partner.isEmpty() || one.partner().equals(partner))
              && (state.isEmpty() || RequestJson.state(one).equals(state));
      if (isAsked) {
        lines.add(new JsonValue.Members(RequestJson.line(one, now())));
      }
    }
    return Answer.json(200, Map.of("requests", new JsonValue.Array(lines)));
  }

  /// The name of the person who asks: of ours, and active. The node's own token says who; a
  /// program that drafts says nobody.
  private String person(Said said) {
    if (said.asked().who() instanceof Who.Person person) {
      return person.name();
    }
    String name = said.body().optional("as").orElse("");
    if (name.isEmpty() || !isActive(name)) {
      throw Asked.unprocessable("as must name an active person of this node");
    }
    return name;
  }

  private boolean isActive(String name) {
    return node.people()
        .named(name)
        .filter(one -> one.isActive() && one.partner() == null && one.role() != null)
        .isPresent();
  }

  private Request named(Asked asked) {
    String rest = asked.path().substring(HEAD);
    int slash = rest.indexOf('/');
    return requests.named(slash < 0 ? rest : rest.substring(0, slash));
  }

  private Answer act(Said said, UnaryOperator<Request> act) {
    Request request = named(said.asked());
    Answer answer = shown(act.apply(request));
    node.tellRequests(request.id());
    node.bell().ring();
    return answer.with(request.id());
  }

  private Request step(Said said, Request request, Step step, JsonValue.Members body) {
    return requests.step(said.key(), request, step, body);
  }

  private Answer draft(Said said) {
    JsonValue.Members body = said.body();
    boolean isProgram = !(said.asked().who() instanceof Who.Person) && !body.has("as");
    String by = isProgram ? "" : person(said);
    String partner = body.optional("to").orElse("");
    boolean isExercise = body.get("exercise") instanceof JsonValue.Truth truth && truth.value();
    Wish wish = wish(new PassingOn(node).whole(body, partner, isExercise), now());
    Requests.Drafted drafted = requests.draft(said.key(), partner, wish, isExercise, by);
    node.tellRequests(drafted.isMerged() ? "" : drafted.request().id());
    Map<String, JsonValue> answer = whole(drafted.request());
    answer.put("merged", JsonValue.of(drafted.isMerged()));
    return Answer.json(201, answer).with(drafted.request().id());
  }

  private static Wish wish(JsonValue.Members body, long now) {
    RequestKind kind =
        RequestKind.of(body.optional("kind").orElse(""))
            .orElseThrow(() -> Asked.unprocessable("kind must be one of " + kinds()));
    String place = body.optional("place").orElse("");
    Target.Form form =
        kind.forms().stream()
            .filter(one -> one.word().equals(body.optional("form").orElse(one.word())))
            .findFirst()
            .orElseThrow(() -> Asked.unprocessable("form is none for " + kind.word()));
    JsonValue.Members all =
        new JsonValue.Members(
            new Wish(
                    kind,
                    Target.of(form, place, body.optional("target").orElse("")),
                    body.optional("text").orElse(""),
                    body.optional("legal_basis").orElse(""),
                    1,
                    deadlines(body, now),
                    Amounts.of(body),
                    body.items("evidence"),
                    Terms.read("the draft", body))
                .body()
                .all());
    if (all.optional("text").orElse("").isBlank()
        || all.optional("legal_basis").orElse("").isBlank()) {
      throw Asked.unprocessable("text and legal_basis must say why, and by what law");
    }
    return Wish.of(all)
        .orElseThrow(() -> Asked.unprocessable("evidence must list titles and SHA-256"));
  }

  private static String kinds() {
    return String.join(
        ", ", java.util.Arrays.stream(RequestKind.values()).map(RequestKind::word).toList());
  }

  private static Deadlines deadlines(JsonValue.Members body, long now) {
    Deadlines usual = Deadlines.usual(now);
    JsonValue.Members minutes = body.members("minutes");
    return new Deadlines(
            minutes(minutes, "acknowledge", now, usual.acknowledge()),
            minutes(minutes, "decide", now, usual.decide()),
            minutes(minutes, "act", now, usual.act()),
            minutes(minutes, "expire", now, usual.expires()))
        .checked("the draft");
  }

  private static long minutes(JsonValue.Members minutes, String name, long now, long usual) {
    if (!minutes.has(name)) {
      return usual;
    }
    boolean isRight =
        minutes.get(name) instanceof JsonValue.Numeral number
            && number.text().matches("[1-9][0-9]{0,6}");
    if (!isRight) {
      throw Asked.unprocessable("minutes must be whole numbers above 0");
    }
    String text = ((JsonValue.Numeral) java.util.Objects.requireNonNull(minutes.get(name))).text();
    return now + Long.parseLong(text) * 60_000_000L;
  }

  private Answer approve(Said said) {
    String judge = new Approvers(node).named(person(said));
    return act(said, one -> requests.approve(said.key(), one, judge));
  }

  private Answer refuse(Said said) {
    String judge = new Approvers(node).named(person(said));
    String reason = said.body().optional("reason").orElse("");
    return act(said, one -> requests.refuse(said.key(), one, judge, reason));
  }

  private Answer send(Said said) {
    String by = person(said);
    return act(said, one -> requests.send(said.key(), one, by));
  }

  /// A step by its word; one that needs two people waits for the second.
  private Answer said(Said said, Map<String, Step> words) {
    String word = said.body().optional("word").orElse("");
    Step step = words.get(word);
    if (step == null) {
      throw Asked.unprocessable("word must be one of " + String.join(", ", words.keySet()));
    }
    JsonValue.Members told = RequestWords.body(said.body());
    if (!step.isForTwo()) {
      return act(said, one -> step(said, one, step, told));
    }
    String by = person(said);
    RequestWords.check(step, told);
    return act(said, one -> requests.propose(said.key(), one, step, told, by));
  }

  /// Verifies, if something was stopped, and closes.
  private Answer close(Said said) {
    JsonValue.Members told = RequestWords.body(said.body());
    return act(
        said,
        one -> {
          Request now = one;
          if (one.course().follows(Step.VERIFY)) {
            Map<String, JsonValue> result = new LinkedHashMap<>(told.all());
            RequestWords.result(now).forEach(result::putIfAbsent);
            now = requests.step(null, one, Step.VERIFY, new JsonValue.Members(result));
          }
          return step(said, now, Step.CLOSE, NOTHING);
        });
  }
}
