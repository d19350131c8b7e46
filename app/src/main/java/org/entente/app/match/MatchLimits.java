package org.entente.app.match;

/// How much the desk takes on.
///
/// @param bodyBytes of one request
/// @param queries in one request
/// @param seconds for one request, and of waiting for one's turn
/// @param atOnce requests that are screened at the same time
public record MatchLimits(int bodyBytes, int queries, int seconds, int atOnce) {
  static final int BODY_BYTES = 4 << 20;
  static final int QUERIES = 100;
  static final int SECONDS = 30;

  public static MatchLimits usual() {
    return new MatchLimits(
        BODY_BYTES, QUERIES, SECONDS, Math.max(1, Runtime.getRuntime().availableProcessors()));
  }
}
