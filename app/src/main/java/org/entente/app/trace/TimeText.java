package org.entente.app.trace;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a time: Unix seconds, an ISO 8601 instant such as 2024-05-31T12:00:00Z, or a date, which
/// means its last second in UTC.
public final class TimeText implements ITypeConverter<Long> {
  @Override
  public Long convert(String value) {
    try {
      if (value.matches("[0-9]{1,12}")) {
        return Long.parseLong(value);
      }
      if (value.length() == "2024-05-31".length()) {
        return LocalDate.parse(value).plusDays(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond() - 1;
      }
      return Instant.parse(value).getEpochSecond();
    } catch (DateTimeException e) {
      throw new TypeConversionException(value);
    }
  }
}
