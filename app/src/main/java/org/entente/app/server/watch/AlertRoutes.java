package org.entente.app.server.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.app.server.Answer;
import org.entente.app.server.Asked;
import org.entente.app.server.Meanwhile;
import org.entente.app.server.Node;
import org.entente.app.server.Route;
import org.entente.cases.Times;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.stix.crypto.Caip;
import org.entente.exchange.stix.crypto.CaipNames;
import org.entente.exchange.store.Alerts;
import org.entente.exchange.store.Followers;
import org.entente.exchange.taxii.Refusal;
import org.entente.exchange.taxii.TaxiiTime;

/// Alerts of live traces, until somebody has dealt with them.
public final class AlertRoutes {
  private static final int USUAL = 100;
  private static final int MOST = 1_000;
  private static final int LONGEST = 1 << 20;
  private static final int LONGEST_ID = 255;
  private static final String PREFIX = "/x/alerts/";

  private final Node node;

  public AlertRoutes(Node node) {
    this.node = node;
  }

  public Answer answer(Route route, Asked asked) {
    return switch (route) {
      case ALERT_ADD -> add(asked);
      case ALERTS -> list(asked);
      case ALERT_FOLLOWED -> followed(asked);
      case ALERT_DONE -> finish(asked);
      default -> throw new IllegalStateException(route + " is no route of alerts");
    };
  }

  private Answer add(Asked asked) {
    JsonValue.Members with = asked.object();
    String id = with.optional("id").orElse("");
    if (id.isBlank() || id.length() > LONGEST_ID) {
      throw Asked.unprocessable("id must have 1 to " + LONGEST_ID + " characters");
    }
    if (!(with.get("alert") instanceof JsonValue.Members alert)) {
      throw Asked.unprocessable("alert must be an object");
    }
    String json = JsonWriter.text(alert);
    if (json.length() > LONGEST) {
      throw new Refusal(413, "Too large", "An alert may have " + LONGEST + " characters");
    }
    return Answer.json(201, Map.of("isNew", JsonValue.of(take(node, id, json))));
  }

  /// Keeps an alert and tells who watches; one that is here already isn't told again. Whether it
  /// was new.
  static boolean take(Node node, String id, String json) {
    Optional<Alerts.Alert> kept = node.store().alerts().add(id, json);
    kept.ifPresent(alert -> tell(node, alert));
    return kept.isPresent();
  }

  /// How far a live trace has come whose alerts are all here.
  private Answer followed(Asked asked) {
    JsonValue.Members with = asked.object();
    String live = with.optional("live").orElse("");
    String method = with.optional("method").orElse("");
    Caip.Chain chain =
        CaipNames.chain(with.optional("network").orElse(""))
            .orElseThrow(() -> Asked.unprocessable("network is none that is known"));
    if (live.isBlank() || Math.max(live.length(), method.length()) > LONGEST_ID) {
      throw Asked.unprocessable("live must have 1 to " + LONGEST_ID + " characters");
    }
    Followers.Follower now =
        node.store()
            .followers()
            .reached(live, chain.toString(), method, block(with, "from"), block(with, "to"));
    Map<String, JsonValue> told = new LinkedHashMap<>();
    told.put("live", JsonValue.of(now.live()));
    told.put("chain", JsonValue.of(now.chain()));
    told.put("begun", Meanwhile.block(now.begun()));
    told.put("reached", Meanwhile.block(now.reached()));
    return Answer.json(200, told);
  }

  private static Followers.Block block(JsonValue.Members with, String name) {
    JsonValue.Members told = with.members(name);
    String hash = told.optional("block").orElse("");
    if (!(told.get("height") instanceof JsonValue.Numeral height)
        || !height.text().matches("[0-9]{1,15}")
        || hash.length() > LONGEST_ID) {
      throw Asked.unprocessable(name + " must be a block with its height");
    }
    long at =
        told.optional("time")
            .flatMap(TaxiiTime::micros)
            .orElseThrow(() -> Asked.unprocessable(name + " must have the block's time"));
    return new Followers.Block(hash, height.value().longValue(), at);
  }

  private static void tell(Node node, Alerts.Alert alert) {
    Map<String, JsonValue> news = new LinkedHashMap<>();
    news.put("number", JsonValue.of(alert.number()));
    news.put("isDone", JsonValue.of(alert.done() != null));
    node.events().publish("alert", new JsonValue.Members(news), Route.ALERTS);
  }

  private Answer list(Asked asked) {
    Boolean isDone =
        switch (asked.one("state").orElse("")) {
          case "" -> null;
          case "open" -> false;
          case "done" -> true;
          default -> throw Refusal.badRequest("state must be open or done");
        };
    int limit = (int) asked.number("limit", USUAL, 1, MOST);
    List<Alerts.Alert> found =
        node.store()
            .alerts()
            .list(isDone, asked.number("before", Long.MAX_VALUE, 1, Long.MAX_VALUE), limit + 1);
    List<JsonValue> told = new ArrayList<>();
    for (Alerts.Alert one : found.subList(0, Math.min(limit, found.size()))) {
      told.add(told(one));
    }
    Map<String, JsonValue> answer = new LinkedHashMap<>();
    answer.put("alerts", new JsonValue.Array(told));
    answer.put("more", JsonValue.of(found.size() > limit));
    return Answer.json(200, answer);
  }

  private Answer finish(Asked asked) {
    String rest = asked.path().substring(PREFIX.length());
    String number = rest.substring(0, rest.indexOf('/'));
    if (!number.matches("[1-9][0-9]{0,17}")) {
      throw Refusal.notFound();
    }
    String text = asked.object().optional("text").orElse("");
    if (text.length() > LONGEST_ID * 16) {
      throw Asked.unprocessable("text is too long");
    }
    Alerts.Alert alert =
        node.store()
            .alerts()
            .finish(Long.parseLong(number), asked.who().user(), text)
            .orElseThrow(Refusal::notFound);
    tell(node, alert);
    return Answer.json(200, told(alert).all());
  }

  private static JsonValue.Members told(Alerts.Alert alert) {
    Map<String, JsonValue> told = new LinkedHashMap<>();
    told.put("number", JsonValue.of(alert.number()));
    told.put("at", JsonValue.of(Times.text(alert.atMicros())));
    told.put("id", JsonValue.of(alert.id()));
    told.put("alert", JsonReader.parse("the alert", alert.json()));
    Alerts.Done done = alert.done();
    if (done == null) {
      told.put("done", new JsonValue.Null());
    } else {
      Map<String, JsonValue> how = new LinkedHashMap<>();
      how.put("person", JsonValue.of(done.person()));
      how.put("at", JsonValue.of(Times.text(done.atMicros())));
      how.put("text", JsonValue.of(done.text()));
      told.put("done", new JsonValue.Members(how));
    }
    return new JsonValue.Members(told);
  }
}
