package org.entente.app.server.watch;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.app.server.Asked;
import org.entente.app.server.HeldWarning;
import org.entente.exchange.taxii.Refusal;
import org.entente.watch.warning.CapArea;
import org.entente.watch.warning.CapMessage;
import org.entente.watch.warning.CapPart;
import org.entente.watch.warning.MessageKey;
import org.entente.watch.warning.Shape;

/// What a subscriber wants to hear of: how bad, where, and whether exercises too. What is in doubt
/// is told: an area of words alone lies anywhere. Whoever was told of an alert is told of what
/// updates or ends it, wherever that applies.
final class WarningFilter {
  private final int rank;
  private final List<Shape> areas;
  private final Set<String> places;
  private final Set<String> statuses;
  private final Set<MessageKey> told = new HashSet<>();

  private WarningFilter(int rank, List<Shape> areas, Set<String> places, Set<String> statuses) {
    this.rank = rank;
    this.areas = areas;
    this.places = places;
    this.statuses = statuses;
  }

  /// From `severity`, `area`, `place` and `status`. Throws [Refusal].
  static WarningFilter of(Asked asked) {
    int rank = CapPart.SEVERITIES.size() - 1;
    Optional<String> severity = asked.one("severity");
    if (severity.isPresent()) {
      rank = CapPart.SEVERITIES.indexOf(severity.get());
    }
    if (rank < 0) {
      throw Refusal.badRequest("severity must be one of " + CapPart.SEVERITIES);
    }
    List<Shape> areas =
        asked.one("area").stream()
            .map(
                text ->
                    Shape.circle(text)
                        .or(() -> Shape.polygon(text))
                        .orElseThrow(
                            () ->
                                Refusal.badRequest(
                                    "area must be 'lat,lon km' or the points of a polygon")))
            .toList();
    Set<String> places = asked.one("place").map(t -> Set.of(t.split(",", -1))).orElse(Set.of());
    Set<String> statuses = Set.of(asked.one("status").orElse("Actual").split(",", -1));
    for (String one : statuses) {
      if (java.util.Arrays.stream(CapMessage.Status.values())
          .noneMatch(status -> status.word().equals(one))) {
        throw Refusal.badRequest("status is of Actual, Exercise, System, Test, Draft");
      }
    }
    return new WarningFilter(rank, areas, places, statuses);
  }

  /// Whether to tell of it. To be asked of each, in order, also of those that were told before.
  boolean takes(HeldWarning warning) {
    CapMessage message = warning.message();
    boolean isKind =
        message.kind() != CapMessage.Kind.ACK
            && message.kind() != CapMessage.Kind.ERROR
            && statuses.contains(message.status().word());
    if (!isKind) {
      return false;
    }
    boolean isWanted =
        warning.alert().infos().isEmpty()
            ? message.references().isEmpty()
            : warning.alert().infos().stream().anyMatch(this::takes);
    if (isWanted || message.references().stream().anyMatch(told::contains)) {
      told.add(message.key());
      return true;
    }
    return false;
  }

  private boolean takes(CapPart part) {
    boolean isWhere =
        (areas.isEmpty() && places.isEmpty())
            || part.areas().isEmpty()
            || part.areas().stream().anyMatch(this::isThere);
    return part.rank() <= rank && isWhere;
  }

  private boolean isThere(CapArea area) {
    boolean isNowhere = area.shapes().isEmpty() && area.geocodes().isEmpty();
    return isNowhere
        || area.shapes().stream().anyMatch(one -> areas.stream().anyMatch(one::meets))
        || area.geocodes().stream().anyMatch(code -> places.contains(code.value()))
        || (area.shapes().isEmpty() && places.isEmpty())
        || (area.geocodes().isEmpty() && areas.isEmpty());
  }
}
