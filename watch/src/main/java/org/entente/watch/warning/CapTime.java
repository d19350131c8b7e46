package org.entente.watch.warning;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times of CAP: seconds and a numeric zone, always; UTC is `-00:00`, and `Z` is not allowed.
/// Compared as instants, since references write the same time in other zones.
final class CapTime {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d):(\\d\\d):(\\d\\d)(\\.\\d{1,9})?([+-])(\\d\\d):(\\d\\d)");

  private static final int FURTHEST_HOURS = 14;

  private CapTime() {}

  /// @param isWhole whether parts of a second are refused, as CAP 1.2 does
  static boolean isForm(String text, boolean isWhole) {
    Matcher parts = FORM.matcher(text.strip());
    return parts.matches() && !(isWhole && parts.group(5) != null) && instant(text).isPresent();
  }

  /// In UTC, to the second before it.
  static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "-00:00");
  }

  static Optional<Instant> instant(String text) {
    Matcher parts = FORM.matcher(text.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    int hours = Integer.parseInt(parts.group(7));
    int minutes = Integer.parseInt(parts.group(8));
    boolean isZone =
        minutes < 60 && (hours < FURTHEST_HOURS || (hours == FURTHEST_HOURS && minutes == 0));
    if (!isZone) {
      return Optional.empty();
    }
    int sign = parts.group(6).equals("-") ? -1 : 1;
    try {
      boolean isMidnight =
          parts.group(2).equals("24") && parts.group(3).equals("00") && parts.group(4).equals("00");
      String fraction = parts.group(5) == null ? "" : parts.group(5);
      LocalDateTime local =
          LocalDateTime.parse(
              parts.group(1)
                  + "T"
                  + (isMidnight ? "00" : parts.group(2))
                  + ":"
                  + parts.group(3)
                  + ":"
                  + parts.group(4)
                  + fraction);
      return Optional.of(
          local
              .plusDays(isMidnight ? 1 : 0)
              .toInstant(ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
