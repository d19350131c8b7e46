package org.entente.app.server;

import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.store.Request;
import org.entente.exchange.store.Requests;

/// Tells of requests that changed, whoever changed them: somebody here, a partner, or the clock.
/// One step may change several requests; each look asks for all that changed since the last.
final class RequestNews {
  private final Events events;

  /// The number of the last change that was seen; below 0 until somebody looked.
  private long seen = -1;

  RequestNews(Events events) {
    this.events = events;
  }

  /// Tells what is otherwise than at the last look. What the first look finds is no news.
  ///
  /// @param changed the id of one that changed just now, which is news at the first look, too;
  ///     empty when nobody knows
  synchronized void look(Requests requests, String changed) {
    if (seen < 0) {
      seen = requests.lastChange();
      if (!changed.isEmpty()) {
        tell(requests.named(changed));
      }
      return;
    }
    Requests.News news = requests.since(seen);
    news.requests().forEach(this::tell);
    seen = news.last();
  }

  private void tell(Request one) {
    Map<String, JsonValue> news = new LinkedHashMap<>();
    news.put("id", JsonValue.of(one.id()));
    news.put("state", JsonValue.of(RequestJson.state(one)));
    events.publish("request", new JsonValue.Members(news), Route.REQUEST_LIST);
  }
}
