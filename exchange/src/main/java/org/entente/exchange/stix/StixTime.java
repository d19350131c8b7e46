package org.entente.exchange.stix;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A moment as STIX writes it (2.1, section 2.16): RFC 3339 in UTC with any number of fraction
/// digits. The text is kept, since of an object's `modified` it is the version.
///
/// @param seconds since 1970, exact; a leap second (`:60`) is the second after it
public record StixTime(String text, BigDecimal seconds) implements Comparable<StixTime> {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])"
              + "T([01]\\d|2[0-3]):([0-5]\\d):([0-5]\\d|60)(?:\\.(\\d{1,100}))?Z");

  /// Empty when the text is no such moment, or of a day that never was.
  public static Optional<StixTime> of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      LocalDateTime minute =
          LocalDateTime.of(
              Integer.parseInt(form.group(1)),
              Integer.parseInt(form.group(2)),
              Integer.parseInt(form.group(3)),
              Integer.parseInt(form.group(4)),
              Integer.parseInt(form.group(5)));
      long whole = minute.toEpochSecond(ZoneOffset.UTC) + Integer.parseInt(form.group(6));
      String fraction = form.group(7);
      BigDecimal seconds = BigDecimal.valueOf(whole);
      if (fraction != null) {
        seconds = seconds.add(new BigDecimal("0." + fraction));
      }
      return Optional.of(new StixTime(text, seconds));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /// Digits after the point, as written.
  public int fractionDigits() {
    int point = text.indexOf('.');
    return point < 0 ? 0 : text.length() - point - 2;
  }

  /// Earlier and later in time; equal moments may be written differently.
  @Override
  public int compareTo(StixTime other) {
    return seconds.compareTo(other.seconds);
  }
}
