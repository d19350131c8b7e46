package org.entente.watch.overflight;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.base.BadInput;

/// One orbit mean-elements message (CCSDS 502.0-B) as keys and values, in whatever form it came.
final class Omm {
  private static final String NEXT_STEP = "Take the set anew from its publisher.";
  private static final Pattern EPOCH =
      Pattern.compile(
          "([0-9]{4})-(?:([0-9]{2})-([0-9]{2})|([0-9]{3}))"
              + "T([0-9]{2}):([0-9]{2}):([0-9]{2})(\\.[0-9]+)?Z?");

  private Omm() {}

  static ElementSet set(Map<String, String> keys, String file, String place) {
    agree(keys, "MEAN_ELEMENT_THEORY", "SGP4", file, place);
    agree(keys, "TIME_SYSTEM", "UTC", file, place);
    agree(keys, "REF_FRAME", "TEME", file, place);
    agree(keys, "CENTER_NAME", "EARTH", file, place);
    String object = need(keys, "NORAD_CAT_ID", file, place).strip();
    if (!object.matches("[0-9]{1,9}")) {
      throw new BadInput(file, place, "no catalogue number: '" + object + "'", NEXT_STEP);
    }
    Elements elements =
        new Elements(
            number(keys, "INCLINATION", file, place),
            number(keys, "RA_OF_ASC_NODE", file, place),
            number(keys, "ECCENTRICITY", file, place),
            number(keys, "ARG_OF_PERICENTER", file, place),
            number(keys, "MEAN_ANOMALY", file, place),
            number(keys, "MEAN_MOTION", file, place),
            number(keys, "BSTAR", file, place));
    return new ElementSet(
        object.replaceFirst("^0+(?=.)", ""),
        keys.getOrDefault("OBJECT_NAME", "").strip(),
        keys.getOrDefault("OBJECT_ID", "").strip(),
        epoch(need(keys, "EPOCH", file, place), file, place),
        Checked.elements(elements, file, place),
        place.isEmpty() ? file : file + ", " + place);
  }

  private static void agree(
      Map<String, String> keys, String key, String value, String file, String place) {
    String given = keys.getOrDefault(key, "").strip();
    if (!given.isEmpty() && !given.equalsIgnoreCase(value)) {
      throw new BadInput(
          file, place, key + " is " + given + ", only " + value + " can be read", NEXT_STEP);
    }
  }

  private static String need(Map<String, String> keys, String key, String file, String place) {
    String value = keys.get(key);
    if (value == null || value.isBlank()) {
      throw new BadInput(file, place, key + " is missing", NEXT_STEP);
    }
    return value;
  }

  private static double number(Map<String, String> keys, String key, String file, String place) {
    String value = need(keys, key, file, place).replaceFirst("\\s*\\[.*]\\s*$", "");
    return Checked.number(value, key, file, place);
  }

  /// ISO 8601, calendar or day of the year, without a zone: UTC.
  static Julian epoch(String text, String file, String place) {
    Matcher m = EPOCH.matcher(text.strip());
    if (!m.matches()) {
      throw new BadInput(file, place, "EPOCH is no time: '" + text + "'", NEXT_STEP);
    }
    try {
      int year = Integer.parseInt(m.group(1));
      LocalDate day =
          m.group(4) != null
              ? LocalDate.ofYearDay(year, Integer.parseInt(m.group(4)))
              : LocalDate.of(year, Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)));
      LocalDateTime time =
          day.atTime(
              Integer.parseInt(m.group(5)),
              Integer.parseInt(m.group(6)),
              Integer.parseInt(m.group(7)));
      double fraction = m.group(8) == null ? 0 : Double.parseDouble("0" + m.group(8));
      Julian midnight = Julian.startOfYear(year, day.getDayOfYear());
      double seconds = time.toLocalTime().toSecondOfDay() + fraction;
      return new Julian(midnight.day(), midnight.fraction() + seconds / 86_400);
    } catch (DateTimeException e) {
      throw new BadInput(file, place, "EPOCH is no time: '" + text + "'", NEXT_STEP, e);
    }
  }
}
