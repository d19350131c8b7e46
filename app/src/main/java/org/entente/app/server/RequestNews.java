package org.entente.app.server;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.store.Proposal;
import org.entente.exchange.store.Request;
import org.jspecify.annotations.Nullable;

/// Tells of requests that changed, whoever changed them: somebody here, a partner, or the clock.
/// One step may change several requests, so all are held to what they were.
final class RequestNews {
  /// What of a request only ever grows or is judged: its events, and what waits for a second
  /// person.
  private record Stand(int events, int refused, List<Proposal.Standing> proposals) {
    static Stand of(Request request) {
      return new Stand(
          request.known().size(),
          request.refused().size(),
          request.proposals().stream().map(Proposal::standing).toList());
    }
  }

  private final Events events;

  /// By partner and id; null until somebody looked.
  private @Nullable Map<List<String>, Stand> before;

  RequestNews(Events events) {
    this.events = events;
  }

  /// Tells what is otherwise than at the last look. What the first look finds is no news.
  ///
  /// @param requests reads every request as it is now; asked here, since what is older than the
  ///     last look would be told as news
  /// @param changed the id of one that changed just now, which is news at the first look, too;
  ///     empty when nobody knows
  /// @return what was read
  synchronized List<Request> look(Supplier<List<Request>> requests, String changed) {
    Map<List<String>, Stand> now = new HashMap<>();
    List<Request> all = requests.get();
    for (Request one : all) {
      List<String> key = List.of(one.partner(), one.id());
      Stand stand = Stand.of(one);
      now.put(key, stand);
      boolean isNews = before == null ? one.id().equals(changed) : !stand.equals(before.get(key));
      if (isNews) {
        Map<String, JsonValue> news = new LinkedHashMap<>();
        news.put("id", JsonValue.of(one.id()));
        news.put("state", JsonValue.of(RequestJson.state(one)));
        events.publish("request", new JsonValue.Members(news), Route.REQUEST_LIST);
      }
    }
    before = now;
    return all;
  }
}
