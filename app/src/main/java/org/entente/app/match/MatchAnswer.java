package org.entente.app.match;

import java.util.Map;
import org.entente.app.terminal.Json;

/// What a client gets: always JSON.
///
/// @param headers beside those that every answer has
public record MatchAnswer(int status, Map<String, String> headers, String body) {
  public MatchAnswer {
    headers = Map.copyOf(headers);
  }

  static MatchAnswer of(Map<String, ?> json) {
    return new MatchAnswer(200, Map.of(), Json.text(json));
  }

  static MatchAnswer of(MatchRefusal refusal) {
    Map<String, String> headers =
        switch (refusal.status()) {
          case 405 -> Map.of("Allow", "GET, POST");
          case 503 -> Map.of("Retry-After", "1");
          default -> Map.of();
        };
    return new MatchAnswer(
        refusal.status(), headers, Json.text(Map.of("detail", refusal.detail())));
  }
}
