package org.entente.watch.warning.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.entente.base.message.Phrase;
import org.entente.base.message.ReasonMessage;
import org.entente.watch.warning.AlertState;
import org.entente.watch.warning.CapArea;
import org.entente.watch.warning.CapMessage;
import org.entente.watch.warning.CapPart;
import org.entente.watch.warning.CodedValue;
import org.entente.watch.warning.MessageKey;
import org.entente.watch.warning.Shape;

/// What one sender says of an event: the newest of its chain of alerts.
///
/// @param event its class
/// @param begins when the event begins, else when it was warned of
public record Report(
    MessageKey key,
    CapMessage.Status status,
    AlertState.State state,
    String event,
    Instant begins,
    List<Shape> shapes,
    List<CodedValue> codes,
    CapPart said) {
  public Report {
    shapes = List.copyOf(shapes);
    codes = List.copyOf(codes);
  }

  /// Empty for what can't be compared: it has no known class of event, or says nothing.
  public static Optional<Report> of(AlertState.Judged judged, List<CapPart> parts) {
    Optional<String> event = EventClass.of(parts);
    if (event.isEmpty() || parts.isEmpty()) {
      return Optional.empty();
    }
    List<CapArea> areas = parts.stream().flatMap(part -> part.areas().stream()).toList();
    Instant begins =
        parts.stream()
            .flatMap(part -> Optional.ofNullable(part.begins()).stream())
            .min(Instant::compareTo)
            .orElse(judged.message().key().sent());
    return Optional.of(
        new Report(
            judged.message().key(),
            judged.message().status(),
            judged.state(),
            event.get(),
            begins,
            areas.stream().flatMap(one -> one.shapes().stream()).distinct().toList(),
            areas.stream().flatMap(one -> one.geocodes().stream()).distinct().toList(),
            parts.getFirst()));
  }

  /// Of each chain the newest that says something comparable.
  ///
  /// @param parts what a message says; none for one that isn't here
  public static List<Report> newest(
      List<AlertState.Judged> alerts, Function<MessageKey, List<CapPart>> parts) {
    Set<MessageKey> followed = new HashSet<>();
    alerts.forEach(one -> followed.addAll(one.message().references()));
    List<Report> reports = new ArrayList<>();
    for (AlertState.Judged one : alerts) {
      if (!followed.contains(one.message().key())) {
        of(one, parts.apply(one.message().key())).ifPresent(reports::add);
      }
    }
    return reports;
  }

  /// How their areas have something in common; empty when they don't, or when nobody can say.
  Optional<Phrase> common(Report other) {
    for (CodedValue code : codes) {
      if (other.codes().contains(code)) {
        return Optional.of(Phrase.of(ReasonMessage.INCIDENT_BOTH_NAME, code.value()));
      }
    }
    boolean isMet = shapes.stream().anyMatch(one -> other.shapes().stream().anyMatch(one::meets));
    return isMet ? Optional.of(Phrase.of(ReasonMessage.INCIDENT_INTERSECT)) : Optional.empty();
  }
}
