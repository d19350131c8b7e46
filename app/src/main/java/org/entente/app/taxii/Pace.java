package org.entente.app.taxii;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// How long a server is waited for.
///
/// @param attempts how often one request is made at most
/// @param first the pause after the first failure; each later one is twice as long
/// @param longest no pause is longer, whatever the server asks for
/// @param request for one answer, from the first byte sent to the last received
record Pace(int attempts, Duration first, Duration longest, Duration request) {
  static final Pace POLITE =
      new Pace(6, Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofMinutes(2));

  Duration pause(int attempt) {
    Duration doubled = first.multipliedBy(1L << Math.min(attempt, 20));
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }

  /// What `Retry-After` asks for: seconds, or a date of HTTP.
  static Optional<Duration> retryAfter(String value, Instant now) {
    if (value.matches("[0-9]{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    try {
      Instant then = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO);
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
