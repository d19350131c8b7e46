package org.entente.watch.ships;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.entente.base.message.Phrase;
import org.jspecify.annotations.Nullable;

/// Something that does not fit, on one ship's track or on two.
///
/// @param from milliseconds since 1970, by the receiver's clock
/// @param lat where it began, or its middle; NaN where no place is known
/// @param ends where it ended, for a gap
/// @param reasons the rule's inputs
/// @param readings what else it may be: innocent ones
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
    List<Phrase> reasons,
    List<Phrase> readings,
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
      List<Phrase> reasons,
      List<Phrase> readings) {
    return new Event(
        kind,
        mmsi,
        from,
        to,
        lat,
        lon,
        null,
        isSure ? State.SURE : State.UNSURE,
        reasons,
        readings,
        List.of());
  }

  /// The reasons for programs.
  public List<String> because() {
    return reasons.stream().map(Phrase::english).toList();
  }

  /// The innocent readings for programs.
  public List<String> innocent() {
    return readings.stream().map(Phrase::english).toList();
  }

  public String fromText() {
    return Instant.ofEpochMilli(from).toString();
  }

  public String toText() {
    return Instant.ofEpochMilli(to).toString();
  }
}
