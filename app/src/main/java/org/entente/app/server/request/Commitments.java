package org.entente.app.server.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.entente.app.server.Node;
import org.entente.app.server.RequestJson;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.request.Placed;
import org.entente.exchange.request.Step;
import org.entente.exchange.request.Wish;
import org.entente.exchange.store.LogProofs;
import org.entente.exchange.store.Outbox;
import org.entente.exchange.store.Request;
import org.entente.exchange.taxii.TaxiiTime;

/// Each public promise with what this node's own record shows for it: requests and log entries,
/// nothing else. Exercises are counted apart, so that no drill ever passes for a deed.
public final class Commitments {
  private record Side(String partner, String direction, boolean isExercise) {}

  private static final class Count {
    private final List<Long> decided = new ArrayList<>();
    private int all;
    private int effective;
  }

  private Commitments() {}

  public static JsonValue.Members of(Node node) {
    List<Request> requests = node.requests().all();
    List<LogProofs.Tally> tallies = node.store().proofs().tallies();
    List<JsonValue> lines = new ArrayList<>();
    for (Promise promise : Promise.values()) {
      List<JsonValue> figures = new ArrayList<>();
      requests(promise, requests, figures);
      objects(promise, tallies, node.home().settings().name(), figures);
      if (promise.isOfLogs()) {
        logs(node, figures);
      }
      Map<String, JsonValue> line = new LinkedHashMap<>();
      line.put("date", JsonValue.of(promise.date()));
      line.put("where", JsonValue.of(promise.where()));
      line.put("promise", JsonValue.of(promise.words()));
      line.put("shown", JsonValue.of(!figures.isEmpty()));
      line.put("figures", new JsonValue.Array(figures));
      if (!promise.note().isEmpty()) {
        line.put("note", JsonValue.of(promise.note()));
      }
      lines.add(new JsonValue.Members(line));
    }
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("node", JsonValue.of(node.home().settings().name()));
    all.put("country", JsonValue.of(node.home().settings().country()));
    all.put("at", JsonValue.of(TaxiiTime.text(node.home().nowMicros())));
    all.put("commitments", new JsonValue.Array(lines));
    return new JsonValue.Members(all);
  }

  private static void requests(Promise promise, List<Request> requests, List<JsonValue> figures) {
    Map<String, Side> sides = new TreeMap<>();
    Map<String, Count> counts = new TreeMap<>();
    for (Request one : requests) {
      Optional<Wish> wish = one.course().wish();
      if (wish.isEmpty()) {
        continue;
      }
      boolean isExercise = one.course().root().orElseThrow().isExercise();
      boolean isSubmitted = one.course().first(Set.of(Step.SUBMIT)).isPresent();
      if (promise.counts(wish.get().kind(), isExercise, isSubmitted)) {
        Side side = new Side(one.partner(), one.isOurs() ? "out" : "in", isExercise);
        sides.put(side.toString(), side);
        count(counts.computeIfAbsent(side.toString(), _ -> new Count()), one);
      }
    }
    counts.forEach(
        (key, count) -> {
          Side side = java.util.Objects.requireNonNull(sides.get(key));
          Map<String, JsonValue> figure = new LinkedHashMap<>();
          figure.put("of", JsonValue.of("requests"));
          figure.put("partner", JsonValue.of(side.partner()));
          figure.put("direction", JsonValue.of(side.direction()));
          figure.put("exercise", JsonValue.of(side.isExercise()));
          figure.put("count", JsonValue.of(count.all));
          figure.put("decided", JsonValue.of(count.decided.size()));
          figure.put("effective", JsonValue.of(count.effective));
          if (!count.decided.isEmpty()) {
            List<Long> sorted = count.decided.stream().sorted().toList();
            figure.put("decided_p50_micros", JsonValue.of(RequestBoard.rank(sorted, 50)));
            figure.put("decided_p90_micros", JsonValue.of(RequestBoard.rank(sorted, 90)));
          }
          figures.add(new JsonValue.Members(figure));
        });
  }

  private static void count(Count count, Request request) {
    count.all++;
    count.effective += request.course().first(Set.of(Step.EFFECT)).isPresent() ? 1 : 0;
    Optional<Placed> decided = request.course().first(Set.of(Step.ACCEPT, Step.DECLINE));
    decided.ifPresent(
        one -> {
          long sent = RequestJson.known(request, request.course().applied().getFirst());
          count.decided.add(Math.max(0, RequestJson.known(request, one) - sent));
        });
  }

  private static void objects(
      Promise promise, List<LogProofs.Tally> tallies, String own, List<JsonValue> figures) {
    for (LogProofs.Tally one : tallies) {
      if (!promise.types().contains(one.type())) {
        continue;
      }
      boolean isOurs = one.sender().isEmpty();
      Map<String, JsonValue> figure = new LinkedHashMap<>();
      figure.put("of", JsonValue.of(one.type()));
      figure.put("partner", JsonValue.of(isOurs ? one.recipient() : one.sender()));
      figure.put("direction", JsonValue.of(isOurs || one.sender().equals(own) ? "out" : "in"));
      figure.put("count", JsonValue.of(one.released()));
      figure.put("revoked", JsonValue.of(one.revoked()));
      figure.put("last", JsonValue.of(one.lastAt()));
      figures.add(new JsonValue.Members(figure));
    }
  }

  /// What anybody can check the rest by.
  private static void logs(Node node, List<JsonValue> figures) {
    for (Outbox.LogLine one : node.outbox().logs()) {
      Map<String, JsonValue> figure = new LinkedHashMap<>();
      figure.put("of", JsonValue.of("log"));
      figure.put("origin", JsonValue.of(one.origin()));
      figure.put("count", JsonValue.of(one.size()));
      figure.put("root", JsonValue.of(one.root()));
      figures.add(new JsonValue.Members(figure));
    }
  }
}
