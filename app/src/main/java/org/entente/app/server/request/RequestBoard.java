package org.entente.app.server.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.entente.app.server.Meanwhile;
import org.entente.app.server.RequestJson;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.request.Amounts;
import org.entente.exchange.request.Placed;
import org.entente.exchange.request.Step;
import org.entente.exchange.request.Wish;
import org.entente.exchange.store.Request;
import org.entente.exchange.taxii.TaxiiTime;

/// How quickly partners answer and act, from the record: for each partner, direction and kind the
/// median and the 90th percentile from sending to what was done, both as this node had them, by
/// its own clock. What isn't done yet is no figure but a clock that runs. Exercises count apart.
final class RequestBoard {
  /// What is measured, from sending.
  private enum Measure {
    DELIVER(Step.DELIVER),
    ACKNOWLEDGE(Step.OPEN),
    DECIDE(Step.ACCEPT, Step.DECLINE),
    EFFECT(Step.EFFECT, Step.PARTIAL);

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<Step> steps;

    Measure(Step... steps) {
      this.steps = Set.of(steps);
    }

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private record Row(String partner, String direction, String kind, boolean isExercise) {}

  private static final class Figures {
    private final Map<Measure, List<Long>> micros = new TreeMap<>();
    private Amounts frozen = Amounts.NONE;
    private Amounts returned = Amounts.NONE;
    private Amounts moved = Amounts.NONE;
    private int count;
    private int open;
    private int declined;
  }

  private RequestBoard() {}

  static Map<String, JsonValue> of(List<Request> requests, long now, Meanwhile meanwhile) {
    Map<String, Figures> figures = new TreeMap<>();
    Map<String, Row> rows = new LinkedHashMap<>();
    List<JsonValue> clocks = new ArrayList<>();
    for (Request one : requests) {
      Optional<Wish> wish = one.course().wish();
      if (wish.isEmpty()) {
        continue;
      }
      Row row =
          new Row(
              one.partner(),
              one.isOurs() ? "out" : "in",
              wish.get().kind().word(),
              one.course().root().orElseThrow().isExercise());
      rows.put(row.toString(), row);
      count(figures.computeIfAbsent(row.toString(), _ -> new Figures()), one);
      clock(one, now, meanwhile).ifPresent(clocks::add);
    }
    List<JsonValue> lines = new ArrayList<>();
    figures.forEach(
        (key, one) -> lines.add(line(java.util.Objects.requireNonNull(rows.get(key)), one)));
    Map<String, JsonValue> board = new LinkedHashMap<>();
    board.put("at", JsonValue.of(TaxiiTime.text(now)));
    board.put("figures", new JsonValue.Array(lines));
    board.put("running", new JsonValue.Array(clocks));
    return board;
  }

  /// When this node sent it, or had it.
  private static long sent(Request request) {
    return RequestJson.known(request, request.course().applied().getFirst());
  }

  private static Optional<Long> took(Request request, Measure measure) {
    Optional<Placed> done = request.course().first(measure.steps);
    return done.map(one -> Math.max(0, RequestJson.known(request, one) - sent(request)));
  }

  private static void count(Figures figures, Request request) {
    figures.count++;
    for (Measure measure : Measure.values()) {
      took(request, measure)
          .ifPresent(
              micros ->
                  figures.micros.computeIfAbsent(measure, _ -> new ArrayList<>()).add(micros));
    }
    var state = request.course().state();
    figures.open += state != null && state.isOpen() ? 1 : 0;
    figures.declined += request.course().last(Step.DECLINE).isPresent() ? 1 : 0;
    figures.frozen = figures.frozen.plus(request.course().frozen());
    figures.returned = figures.returned.plus(request.course().returned());
    figures.moved = figures.moved.plus(request.course().moved());
  }

  private static JsonValue line(Row row, Figures figures) {
    Map<String, JsonValue> line = new LinkedHashMap<>();
    line.put("partner", JsonValue.of(row.partner()));
    line.put("direction", JsonValue.of(row.direction()));
    line.put("kind", JsonValue.of(row.kind()));
    line.put("exercise", JsonValue.of(row.isExercise()));
    line.put("count", JsonValue.of(figures.count));
    line.put("open", JsonValue.of(figures.open));
    line.put("declined", JsonValue.of(figures.declined));
    figures.micros.forEach(
        (measure, micros) -> {
          List<Long> sorted = micros.stream().sorted().toList();
          Map<String, JsonValue> one = new LinkedHashMap<>();
          one.put("count", JsonValue.of(sorted.size()));
          one.put("p50_micros", JsonValue.of(rank(sorted, 50)));
          one.put("p90_micros", JsonValue.of(rank(sorted, 90)));
          line.put(measure.word(), new JsonValue.Members(one));
        });
    line.put("frozen", figures.frozen.json());
    line.put("returned", figures.returned.json());
    line.put("moved", figures.moved.json());
    return new JsonValue.Members(line);
  }

  /// The nearest rank: a time that was measured, never one between two.
  static long rank(List<Long> sorted, int percent) {
    int rank = (sorted.size() * percent + 99) / 100;
    return sorted.get(Math.max(rank, 1) - 1);
  }

  /// What a request waits for, and for how long.
  private static Optional<JsonValue> clock(Request request, long now, Meanwhile meanwhile) {
    var state = request.course().state();
    if (state == null || !state.isOpen()) {
      return Optional.empty();
    }
    Map<String, JsonValue> clock = RequestJson.line(request, now);
    Measure waits = Measure.EFFECT;
    for (Measure measure : List.of(Measure.DELIVER, Measure.ACKNOWLEDGE, Measure.DECIDE)) {
      if (took(request, measure).isEmpty()) {
        waits = measure;
        break;
      }
    }
    clock.put("waits_for", JsonValue.of(waits.word()));
    clock.put("running_micros", JsonValue.of(Math.max(0, now - sent(request))));
    meanwhile.put(request, clock);
    return Optional.of(new JsonValue.Members(clock));
  }
}
