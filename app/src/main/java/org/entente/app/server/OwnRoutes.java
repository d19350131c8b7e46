package org.entente.app.server;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.store.NodeStore;
import org.entente.exchange.store.StorageFailure;
import org.entente.exchange.taxii.Arrival;
import org.entente.exchange.taxii.Refusal;
import org.entente.exchange.taxii.Shelf;
import org.entente.exchange.taxii.TaxiiTime;

/// What isn't TAXII: national items, the exchange with partners, the node's state, health and
/// figures.
final class OwnRoutes {
  private static final String ADMIN = "/x/admin/";

  private final Node node;
  private final ReleaseRoutes releases;
  private final LogRoutes logs;
  private final NodeActions actions;
  private final String identity;
  private final Map<Integer, LongAdder> answers = new ConcurrentSkipListMap<>();
  private final LongAdder failures = new LongAdder();

  OwnRoutes(Node node) throws IOException {
    this.node = node;
    releases = new ReleaseRoutes(node);
    logs = new LogRoutes(node);
    actions = new NodeActions(node);
    identity = PinnedKey.note(node.home());
  }

  boolean isOurs(String path) {
    return path.startsWith("/x/") || path.equals("/metrics") || logs.isOurs(path) || isOpen(path);
  }

  /// What needs no sign-in, since it tells nothing that isn't on the node's card.
  boolean isOpen(String path) {
    return path.equals("/health/live")
        || path.equals("/health/ready")
        || path.equals(PinnedKey.PATH);
  }

  void count(int status) {
    answers.computeIfAbsent(status, _ -> new LongAdder()).increment();
  }

  void failed(StorageFailure failure) {
    failures.increment();
  }

  Answer open(String path) {
    if (path.equals(PinnedKey.PATH)) {
      return Answer.text("text/plain; charset=utf-8", identity);
    }
    if (path.equals("/health/ready")) {
      node.store().nationalCount();
    }
    return Answer.json(200, Map.of("status", JsonValue.of("up")));
  }

  Answer answer(Asked asked) {
    if (logs.isOurs(asked.path())) {
      return logs.answer(asked);
    }
    if (!(asked.who() instanceof Who.Admin)) {
      throw Refusal.notFound();
    }
    if (asked.path().startsWith(ADMIN) && asked.method().equals("POST")) {
      return act(asked);
    }
    return switch (asked.method() + " " + asked.path()) {
      case "POST /x/items" -> items(asked);
      case "GET /x/status" -> Answer.json(200, status());
      case "GET /metrics" -> metrics();
      default -> releases.answer(asked).orElseThrow(() -> unknown(asked));
    };
  }

  private static Refusal unknown(Asked asked) {
    boolean isKnown =
        List.of(
                "/x/items",
                "/x/status",
                "/metrics",
                "/x/releases",
                "/x/revocations",
                "/x/received",
                "/x/logs")
            .contains(asked.path());
    return isKnown
        ? new Refusal(405, "Method not allowed", "Use another method")
        : Refusal.notFound();
  }

  private Answer act(Asked asked) {
    try {
      String action = asked.path().substring(ADMIN.length());
      return Answer.json(200, actions.perform(action, asked.object()).all());
    } catch (BadInput e) {
      Map<String, JsonValue> told = new LinkedHashMap<>();
      told.put("file", JsonValue.of(e.file()));
      told.put("reason", JsonValue.of(e.reason()));
      told.put("next", JsonValue.of(e.nextStep()));
      return Answer.json(400, told);
    }
  }

  private Answer items(Asked asked) {
    List<Arrival> arrivals = Arrival.of(Bundles.objects(asked.object()), _ -> "");
    return Answer.kept(
        node.store()
            .takeNationally(
                asked.key("items"),
                arrivals,
                outcomes -> new NodeStore.Answered(201, accepted(outcomes))));
  }

  private static String accepted(List<Shelf.Outcome> outcomes) {
    List<JsonValue> accepted =
        outcomes.stream()
            .<JsonValue>map(
                one -> {
                  Map<String, JsonValue> item = new LinkedHashMap<>();
                  item.put("id", JsonValue.of(one.id()));
                  item.put("version", JsonValue.of(one.version()));
                  return new JsonValue.Members(item);
                })
            .toList();
    return JsonWriter.text(
        new JsonValue.Members(Map.of("accepted", new JsonValue.Array(accepted))));
  }

  private Map<String, JsonValue> status() {
    NodeHome home = node.home();
    Map<String, JsonValue> status = new LinkedHashMap<>();
    status.put("name", JsonValue.of(home.settings().name()));
    status.put("country", JsonValue.of(home.settings().country()));
    status.put("time", JsonValue.of(TaxiiTime.text(home.nowMicros())));
    status.put("items", JsonValue.of(node.store().nationalCount()));
    status.put("partners", actions.partners());
    return status;
  }

  /// In the text form of Prometheus.
  private Answer metrics() {
    StringBuilder text = new StringBuilder("# TYPE entente_answers_total counter\n");
    answers.forEach(
        (status, count) ->
            text.append(
                "entente_answers_total{status=\"%d\"} %d\n".formatted(status, count.sum())));
    text.append("# TYPE entente_store_failures_total counter\n");
    text.append("entente_store_failures_total %d\n".formatted(failures.sum()));
    text.append("# TYPE entente_items gauge\n");
    text.append("entente_items %d\n".formatted(node.store().nationalCount()));
    return Answer.text("text/plain; version=0.0.4; charset=utf-8", text.toString());
  }
}
