package org.entente.watch.ships;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Something that does not fit, on one ship's track or on two.
///
/// @param from milliseconds since 1970, by the receiver's clock
/// @param lat where it began, or its middle; NaN where no place is known
/// @param ends where it ended, for a gap
/// @param because the rule's inputs, each in words
/// @param innocent what else it may be
/// @param calls ports that a ship can have reached and left within a gap
public record Event(
    Kind kind,
    List<Integer> mmsi,
    long from,
    long to,
    double lat,
    double lon,
    @Nullable Place ends,
    State state,
    List<String> because,
    List<String> innocent,
    List<String> calls) {
  /// Degrees.
  public record Place(double lat, double lon) {}

  /// The kinds as they are printed.
  public enum Kind {
    GAP,
    ENCOUNTER,
    LOITERING,
    JUMP,
    SHARED_ID,
    IDENTITY,
    PORT_VISIT;

    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// Whether the published rule is met in full, or something of it is not known.
  public enum State {
    SURE,
    UNSURE;

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Event of(
      Kind kind,
      List<Integer> mmsi,
      long from,
      long to,
      double lat,
      double lon,
      boolean isSure,
      List<String> because,
      List<String> innocent) {
    return new Event(
        kind,
        mmsi,
        from,
        to,
        lat,
        lon,
        null,
        isSure ? State.SURE : State.UNSURE,
        because,
        innocent,
        List.of());
  }

  public String fromText() {
    return Instant.ofEpochMilli(from).toString();
  }

  public String toText() {
    return Instant.ofEpochMilli(to).toString();
  }
}
