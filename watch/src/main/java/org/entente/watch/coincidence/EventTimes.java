package org.entente.watch.coincidence;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entente.base.BadInput;
import org.entente.watch.picture.Observation;
import org.entente.watch.picture.ResultReader;
import org.entente.watch.picture.When;
import org.entente.watch.text.CsvRows;
import org.jspecify.annotations.Nullable;

/// The times of a series: of a CSV file with a column `time`, or of one lane of results that a
/// picture takes. What can't be dated as sharply as is asked is left out and counted.
///
/// @param leftOut how many have no time, or one that is known too roughly
public record EventTimes(String name, List<Instant> times, int leftOut) {
  public EventTimes {
    times = List.copyOf(times);
  }

  /// `lane` is a lane of the picture or one kind of observation; empty takes all.
  public static EventTimes read(String file, byte[] bytes, String lane, Duration sharpest) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String start = text.stripLeading();
    return start.startsWith("{") || start.startsWith("<")
        ? observed(file, bytes, lane, sharpest)
        : listed(file, text);
  }

  private static EventTimes listed(String file, String text) {
    List<Instant> times = new ArrayList<>();
    for (CsvRows.Row row : CsvRows.read(text, file, List.of("time"))) {
      times.add(time(row));
    }
    return new EventTimes(file, times, 0);
  }

  /// A day is its noon.
  private static Instant time(CsvRows.Row row) {
    String text = row.need("time");
    try {
      return text.length() == "2026-01-01".length()
          ? LocalDate.parse(text).atTime(12, 0).toInstant(ZoneOffset.UTC)
          : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new BadInput(
          row.file(), row.place(), "no time: " + text, "Write 2022-03-23 or a time in UTC", e);
    }
  }

  private static EventTimes observed(String file, byte[] bytes, String lane, Duration sharpest) {
    List<Instant> times = new ArrayList<>();
    int leftOut = 0;
    for (Observation one : new ResultReader(Map.of()).read(file, bytes, Instant.now())) {
      if (lane.isEmpty() || lane.equals(one.lane().word()) || lane.equals(one.kind())) {
        Instant time = time(one.when(), sharpest);
        if (time == null) {
          leftOut++;
        } else {
          times.add(time);
        }
      }
    }
    return new EventTimes(lane.isEmpty() ? file : file + "#" + lane, times, leftOut);
  }

  /// When it began, or the middle of the time in which it happened if that is short enough.
  private static @Nullable Instant time(When when, Duration sharpest) {
    Instant from = when.from();
    Instant to = when.to();
    if (when.manner() == When.Manner.SPAN) {
      return from;
    }
    if (from == null || to == null || Duration.between(from, to).compareTo(sharpest) > 0) {
      return null;
    }
    return from.plus(Duration.between(from, to).dividedBy(2));
  }
}
