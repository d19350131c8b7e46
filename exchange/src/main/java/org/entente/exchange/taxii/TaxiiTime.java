package org.entente.exchange.taxii;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/// Times of TAXII are microseconds and are written with exactly six fraction digits; clients send
/// none to nine of them.
public final class TaxiiTime {
  private static final Pattern FORM =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?[Zz]");

  private static final DateTimeFormatter SIX =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter NINE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

  private TaxiiTime() {}

  public static String text(long micros) {
    return SIX.format(
        Instant.ofEpochSecond(
            Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000));
  }

  /// Rounded down to microseconds; empty when `text` is no time in UTC.
  public static Optional<Long> micros(String text) {
    return instant(text).map(TaxiiTime::micros);
  }

  public static long micros(Instant time) {
    return Math.addExact(
        Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1000L);
  }

  /// A form whose text order is the order in time; the text itself when it is no time.
  public static String sortable(String text) {
    return instant(text).map(NINE::format).orElse(text);
  }

  /// A leap second counts as the second before it.
  private static Optional<Instant> instant(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    String upper = text.toUpperCase(java.util.Locale.ROOT);
    String whole =
        upper.startsWith("60", 17) ? upper.substring(0, 17) + "59" + upper.substring(19) : upper;
    try {
      return Optional.of(Instant.parse(whole));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
