package org.entente.app.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.request.Course;
import org.entente.exchange.request.Deadlines;
import org.entente.exchange.request.Placed;
import org.entente.exchange.request.RequestEvent;
import org.entente.exchange.request.RequestKind;
import org.entente.exchange.request.Wish;
import org.entente.exchange.store.Proposal;
import org.entente.exchange.store.Request;
import org.entente.exchange.store.Requests;
import org.entente.exchange.taxii.TaxiiTime;

/// A request as people and programs see it.
public final class RequestJson {
  private final Requests requests;
  private final long now;

  public RequestJson(Requests requests, long now) {
    this.requests = requests;
    this.now = now;
  }

  /// In a list: what, whom with, where it stands, what is late.
  public static Map<String, JsonValue> line(Request request, long now) {
    Map<String, JsonValue> line = new LinkedHashMap<>();
    line.put("id", JsonValue.of(request.id()));
    line.put("partner", JsonValue.of(request.partner()));
    line.put("direction", JsonValue.of(request.isOurs() ? "out" : "in"));
    request
        .wish()
        .ifPresent(
            wish -> {
              line.put("kind", JsonValue.of(wish.kind().word()));
              line.put("target", target(wish));
            });
    line.put("state", JsonValue.of(state(request)));
    line.put("exercise", JsonValue.of(isExercise(request)));
    line.put("since", JsonValue.of(TaxiiTime.text(request.begun())));
    line.put("level", JsonValue.of(request.course().level()));
    request
        .lateness(now)
        .map(Deadlines.Deadline::word)
        .ifPresent(late -> line.put("late", JsonValue.of(late)));
    waiting(request).ifPresent(one -> line.put("waiting", JsonValue.of(one.step())));
    return line;
  }

  private static java.util.Optional<Proposal> waiting(Request request) {
    return request.proposals().stream()
        .filter(one -> one.standing() == Proposal.Standing.DRAFT)
        .findFirst();
  }

  private static JsonValue target(Wish wish) {
    Map<String, JsonValue> target = new LinkedHashMap<>();
    target.put("form", JsonValue.of(wish.target().form().word()));
    if (!wish.target().place().isEmpty()) {
      target.put("place", JsonValue.of(wish.target().place()));
    }
    target.put("value", JsonValue.of(wish.target().value()));
    return new JsonValue.Members(target);
  }

  /// Before anything left: draft, approved or refused.
  public static String state(Request request) {
    var state = request.course().state();
    return state != null
        ? state.word()
        : request.proposals().stream()
            .reduce((_, last) -> last)
            .map(last -> last.standing().word())
            .orElse("unknown");
  }

  private static boolean isExercise(Request request) {
    return request
        .course()
        .root()
        .map(RequestEvent::isExercise)
        .orElseGet(() -> request.proposals().stream().anyMatch(Proposal::isExercise));
  }

  /// All of it: every event with its place in its log, what waits here, who else asked.
  public Map<String, JsonValue> whole(Request request) {
    Map<String, JsonValue> all = line(request, now);
    request
        .wish()
        .ifPresent(
            wish -> {
              all.put("text", JsonValue.of(wish.text()));
              all.put("legal_basis", JsonValue.of(wish.legalBasis()));
              all.put("deadlines", wish.body().members("deadlines"));
              all.put("amounts", wish.amounts().json());
              all.put("evidence", new JsonValue.Array(wish.evidence()));
              if (wish.kind() == RequestKind.PASS_ON) {
                all.putAll(wish.terms().json().all());
              }
            });
    Course course = request.course();
    all.put("history", events(request, course.applied()));
    all.put("overtaken", events(request, course.overtaken()));
    all.put("parked", events(request, course.parked()));
    all.put("refused", JsonValue.texts(request.refused()));
    all.put("frozen", course.frozen().json());
    all.put("returned", course.returned().json());
    all.put("moved", course.moved().json());
    all.put("proposals", proposals(request.proposals()));
    all.put("duplicates", duplicates(request));
    return all;
  }

  private JsonValue events(Request request, List<Placed> events) {
    List<JsonValue> all = new ArrayList<>();
    for (Placed one : events) {
      RequestEvent event = one.event();
      Map<String, JsonValue> line = new LinkedHashMap<>();
      line.put("step", JsonValue.of(event.step().word()));
      line.put("by", JsonValue.of(event.author()));
      line.put("at", JsonValue.of(TaxiiTime.text(event.at())));
      line.put("known", JsonValue.of(TaxiiTime.text(known(request, one))));
      line.put("log", JsonValue.of(requests.log(request, event)));
      line.put("index", JsonValue.of(one.position()));
      line.put("sha256", JsonValue.of(one.hash()));
      line.put("body", event.body());
      all.add(new JsonValue.Members(line));
    }
    return new JsonValue.Array(all);
  }

  public static long known(Request request, Placed event) {
    return request.known().getOrDefault(event.hash(), event.event().at());
  }

  public static JsonValue proposals(List<Proposal> proposals) {
    return new JsonValue.Array(proposals.stream().map(RequestJson::proposal).toList());
  }

  public static JsonValue proposal(Proposal one) {
    Map<String, JsonValue> line = new LinkedHashMap<>();
    line.put("number", JsonValue.of(one.number()));
    line.put("step", JsonValue.of(one.step()));
    line.put("by", JsonValue.of(one.by()));
    line.put("at", JsonValue.of(TaxiiTime.text(one.at())));
    line.put("standing", JsonValue.of(one.standing().word()));
    line.put("body", one.body());
    if (!one.judge().isEmpty()) {
      line.put("judge", JsonValue.of(one.judge()));
      line.put("judged", JsonValue.of(TaxiiTime.text(one.judged())));
      line.put("reason", JsonValue.of(one.reason()));
    }
    return new JsonValue.Members(line);
  }

  /// Who else asked for the same, and where in whose log it stands: the first one first.
  private JsonValue duplicates(Request request) {
    List<JsonValue> all = new ArrayList<>();
    for (Request one : requests.duplicates(request)) {
      Map<String, JsonValue> line = line(one, now);
      one.course().applied().stream()
          .findFirst()
          .ifPresent(
              sent -> {
                line.put("known", JsonValue.of(TaxiiTime.text(known(one, sent))));
                line.put("log", JsonValue.of(requests.log(one, sent.event())));
                line.put("index", JsonValue.of(sent.position()));
              });
      all.add(new JsonValue.Members(line));
    }
    return new JsonValue.Array(all);
  }
}
