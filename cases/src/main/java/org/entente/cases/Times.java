package org.entente.cases;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.entente.base.BadInput;

/// Times as people write them: RFC 3339, or a day in UTC.
public final class Times {
  private Times() {}

  public static String text(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }

  /// The time, or the day's first microsecond. Throws [BadInput].
  public static long begin(String name, String text) {
    return micros(name, text, 0);
  }

  /// The time, or the day's last microsecond. Throws [BadInput].
  public static long end(String name, String text) {
    return micros(name, text, 1);
  }

  private static long micros(String name, String text, int days) {
    try {
      Instant time =
          text.length() == "2026-01-01".length()
              ? LocalDate.parse(text)
                  .plusDays(days)
                  .atStartOfDay(ZoneOffset.UTC)
                  .toInstant()
                  .minus(days, ChronoUnit.MICROS)
              : Instant.parse(text);
      return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    } catch (DateTimeException | ArithmeticException e) {
      throw new BadInput(
          name, "", text + " is no time", "Write 2026-03-01 or 2026-03-01T12:00:00Z", e);
    }
  }
}
