package org.entente.app.server.watch;

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
/// is told: an area of words alone lies anywhere. Equal wishes are equal filters.
///
/// @param rank of the least severity, among [CapPart#SEVERITIES]
record WarningFilter(int rank, List<Shape> areas, Set<String> places, Set<String> statuses) {
  WarningFilter {
    areas = List.copyOf(areas);
    places = Set.copyOf(places);
    statuses = Set.copyOf(statuses);
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
    Set<String> places = asked.one("place").map(WarningFilter::words).orElse(Set.of());
    Set<String> statuses = words(asked.one("status").orElse("Actual"));
    for (String one : statuses) {
      if (java.util.Arrays.stream(CapMessage.Status.values())
          .noneMatch(status -> status.word().equals(one))) {
        throw Refusal.badRequest("status is of Actual, Exercise, System, Test, Draft");
      }
    }
    return new WarningFilter(rank, areas, places, statuses);
  }

  private static Set<String> words(String text) {
    return Set.copyOf(List.of(text.split(",", -1)));
  }

  /// Whether to tell of it by itself, or because it follows one that was told.
  boolean takes(HeldWarning warning, Set<MessageKey> told) {
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
    return isWanted || message.references().stream().anyMatch(told::contains);
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
