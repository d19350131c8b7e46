package org.entente.app.watch;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.watch.overflight.Julian;
import org.entente.watch.text.Rounded;
import org.jspecify.annotations.Nullable;

/// Times and numbers as the monitors print and read them.
final class Printed {
  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private Printed() {}

  /// To the nearest millisecond.
  static String time(Julian time) {
    return time.text();
  }

  /// Whole seconds without a fraction; null where none is known.
  static @Nullable String time(@Nullable Instant time) {
    if (time == null) {
      return null;
    }
    boolean isWhole = time.equals(time.truncatedTo(ChronoUnit.SECONDS));
    return isWhole ? time.toString() : MILLIS.format(time);
  }

  static String calendar(Julian time) {
    return DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
        .withZone(ZoneOffset.UTC)
        .format(time.instant());
  }

  /// Null where it is no number: unknown.
  static @Nullable BigDecimal number(double value, int digits) {
    return Rounded.of(value, digits);
  }

  /// For a table: empty where it is no number.
  static String cell(double value, int digits) {
    BigDecimal number = Rounded.of(value, digits);
    return number == null ? "" : number.toPlainString();
  }

  static List<BigDecimal> vector(int digits, double... values) {
    return Arrays.stream(values)
        .mapToObj(v -> java.util.Objects.requireNonNull(Rounded.of(v, digits)))
        .toList();
  }

  static Julian parse(String option, String text) {
    try {
      return Julian.of(Instant.parse(text.strip()));
    } catch (DateTimeException e) {
      throw new BadInput(
          option, "", "no time: '" + text + "'", "Write it as 2024-06-13T00:00:00Z.", e);
    }
  }
}
