package org.entente.app.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.stix.check.Finding;
import org.entente.exchange.stix.check.StixCheck;
import org.entente.exchange.store.NodeStore;
import org.entente.exchange.store.StorageFailure;
import org.entente.exchange.taxii.Arrival;
import org.entente.exchange.taxii.Refusal;
import org.entente.exchange.taxii.Shelf;
import org.entente.exchange.taxii.TaxiiAnswer;
import org.entente.exchange.taxii.TaxiiRequest;
import org.entente.exchange.taxii.TaxiiTime;
import org.jspecify.annotations.Nullable;

/// What isn't TAXII: national items, the node's state, health and figures.
final class OwnRoutes {
  private static final int LONGEST_KEY = 255;

  private final NodeHome home;
  private final NodeStore store;
  private final Map<Integer, LongAdder> answers = new ConcurrentSkipListMap<>();
  private final LongAdder failures = new LongAdder();

  OwnRoutes(NodeHome home, NodeStore store) {
    this.home = home;
    this.store = store;
  }

  boolean isOurs(String path) {
    return path.startsWith("/x/") || path.equals("/metrics") || isOpen(path);
  }

  /// What needs no sign-in, since it tells nothing.
  boolean isOpen(String path) {
    return path.equals("/health/live") || path.equals("/health/ready");
  }

  void count(int status) {
    answers.computeIfAbsent(status, _ -> new LongAdder()).increment();
  }

  void failed(StorageFailure failure) {
    failures.increment();
  }

  TaxiiAnswer open(String path) {
    if (path.equals("/health/ready")) {
      store.nationalCount();
    }
    return json(200, Map.of("status", JsonValue.of("up")));
  }

  TaxiiAnswer answer(
      String method, String path, String user, @Nullable String key, TaxiiRequest.Body body) {
    if (!user.equals(SignIn.ADMIN)) {
      throw Refusal.notFound();
    }
    String bare = path.replaceFirst("/$", "");
    String asked = method + " " + bare;
    return switch (asked) {
      case "POST /x/items" -> items(key, body);
      case "GET /x/status" -> json(200, status());
      case "GET /metrics" -> metrics();
      default -> {
        if (List.of("/x/items", "/x/status", "/metrics").contains(bare)) {
          throw new Refusal(405, "Method not allowed", "Use another method");
        }
        throw Refusal.notFound();
      }
    };
  }

  private TaxiiAnswer items(@Nullable String key, TaxiiRequest.Body body) {
    if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
      throw Refusal.badRequest("Idempotency-Key must have 1 to " + LONGEST_KEY + " characters");
    }
    JsonValue document;
    try {
      document = JsonReader.parse("the body", body.read(home.settings().maxContent()));
    } catch (BadInput e) {
      throw Refusal.badRequest("The body is no JSON: " + e.place() + ": " + e.reason());
    }
    if (!(document instanceof JsonValue.Members bundle) || !"bundle".equals(bundle.text("type"))) {
      throw new Refusal(422, "Unprocessable", "The body must be a bundle");
    }
    List<Finding> errors = StixCheck.check(bundle).errors();
    if (!errors.isEmpty()) {
      Finding first = errors.getFirst();
      throw new Refusal(
          422, "Unprocessable", first.id() + " " + first.path() + ": " + first.message());
    }
    List<Arrival> arrivals = Arrival.of(bundle.items("objects"), _ -> "");
    NodeStore.Answered answered =
        store.takeNationally(
            key == null ? null : "items/" + key,
            arrivals,
            outcomes -> new NodeStore.Answered(201, accepted(outcomes)));
    return new TaxiiAnswer(answered.status(), Map.of(), answered.body());
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
    Map<String, JsonValue> status = new LinkedHashMap<>();
    status.put("name", JsonValue.of(home.settings().name()));
    status.put("country", JsonValue.of(home.settings().country()));
    status.put("time", JsonValue.of(TaxiiTime.text(home.nowMicros())));
    status.put("items", JsonValue.of(store.nationalCount()));
    status.put("partners", new JsonValue.Array(List.of()));
    return status;
  }

  /// In the text form of Prometheus.
  private TaxiiAnswer metrics() {
    StringBuilder text = new StringBuilder("# TYPE entente_answers_total counter\n");
    answers.forEach(
        (status, count) ->
            text.append(
                "entente_answers_total{status=\"%d\"} %d\n".formatted(status, count.sum())));
    text.append("# TYPE entente_store_failures_total counter\n");
    text.append("entente_store_failures_total %d\n".formatted(failures.sum()));
    text.append("# TYPE entente_items gauge\n");
    text.append("entente_items %d\n".formatted(store.nationalCount()));
    return new TaxiiAnswer(
        200, Map.of("Content-Type", "text/plain; version=0.0.4; charset=utf-8"), text.toString());
  }

  private static TaxiiAnswer json(int status, Map<String, JsonValue> all) {
    return new TaxiiAnswer(status, Map.of(), JsonWriter.text(new JsonValue.Members(all)));
  }
}
