package org.entente.watch.picture;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.base.BadInput;
import org.entente.watch.warning.AlertState;
import org.entente.watch.warning.CapMessage;
import org.entente.watch.warning.CapReader;
import org.entente.watch.warning.Delegates;
import org.entente.watch.warning.MessageKey;
import org.entente.watch.warning.Point;
import org.entente.watch.warning.Shape;
import org.entente.watch.warning.Told;
import org.jspecify.annotations.Nullable;

/// Of CAP messages, and of `watch warnings state`. A message's state isn't its own: it comes from
/// all that were known, so it is judged when a [Picture] is asked for a time.
final class WarningResults {
  private static final String SENDER = "sender";
  private static final String IDENTIFIER = "identifier";
  private static final String SENT = "sent";
  private static final String STATUS = "status";
  private static final String KIND = "msgType";
  private static final String REFERENCES = "references";
  private static final String EXPIRES = "expires";
  private static final String INFOS = "infos";
  private static final String AUTHORITY = "authority";
  private static final int HEAD = 4_096;
  private static final double METRES = 1000;

  private WarningResults() {}

  /// Whether it is XML that names the alert's namespace near its begin.
  static boolean isOne(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
    return head.indexOf('<') >= 0 && head.contains("urn:oasis:names:tc:emergency:cap:1.");
  }

  /// @param authority by which way it came; messages end each other only within one. Empty for
  ///     evidence
  static List<Observation> of(Source source, byte[] bytes, Instant known, String authority) {
    CapReader.Read read = CapReader.read(bytes);
    CapMessage message = read.message();
    if (message == null) {
      throw new BadInput(
          source.name(),
          read.errors().getFirst().path(),
          read.errors().getFirst().text(),
          "See: entente watch warnings ingest");
    }
    if (message.kind() == CapMessage.Kind.ACK || message.kind() == CapMessage.Kind.ERROR) {
      return List.of();
    }
    Told told = Told.of(bytes);
    MessageKey key = message.key();
    Instant begins = told.begins();
    Instant from = begins == null || begins.isBefore(key.sent()) ? key.sent() : begins;
    Instant to =
        message.expires().size() < message.infoCount()
            ? null
            : message.expires().stream().max(Instant::compareTo).orElse(null);
    boolean isCancel = message.kind() == CapMessage.Kind.CANCEL;
    String title = told.headline().isEmpty() ? message.kind().word() : told.headline();
    return List.of(
        new Draft(
                Lane.WARNING,
                "cap-" + message.kind().word().toLowerCase(Locale.ROOT),
                title,
                isCancel ? When.at(key.sent()) : When.span(from, to))
            .place(place(told))
            .exercise(message.status() != CapMessage.Status.ACTUAL)
            .fact(SENDER, key.sender())
            .fact(IDENTIFIER, key.identifier())
            .fact(SENT, key.sent().toString())
            .fact(STATUS, message.status().word())
            .fact(KIND, message.kind().word())
            .fact("scope", message.scope().name().toLowerCase(Locale.ROOT))
            .fact("severity", told.severity())
            .fact(
                REFERENCES,
                message.references().stream()
                    .map(WarningResults::text)
                    .collect(Collectors.joining(" ")))
            .fact(
                EXPIRES,
                message.expires().stream().map(Instant::toString).collect(Collectors.joining(" ")))
            .fact(INFOS, String.valueOf(message.infoCount()))
            .fact(AUTHORITY, authority)
            .of(source, known));
  }

  private static String text(MessageKey key) {
    return key.sender() + "," + key.identifier() + "," + key.sent();
  }

  private static @Nullable Place place(Told told) {
    if (told.shapes().size() == 1 && told.shapes().getFirst() instanceof Shape.Circle only) {
      return new Place.Spot(point(only.centre()), METRES * only.km());
    }
    List<List<Place.Point>> all =
        told.shapes().stream().flatMap(one -> outlines(one).stream()).toList();
    return all.isEmpty() ? null : new Place.Area(all);
  }

  private static List<List<Place.Point>> outlines(Shape shape) {
    return switch (shape) {
      case Shape.Circle one -> Outline.circle(point(one.centre()), METRES * one.km());
      case Shape.Polygon one ->
          Outline.ring(one.ring().stream().map(WarningResults::point).toList());
    };
  }

  private static Place.Point point(Point point) {
    return new Place.Point(point.lat(), point.lon());
  }

  /// What `watch warnings state` printed: judged already, without areas.
  static List<Observation> states(Part document, Instant known) {
    return document.parts("alerts").stream()
        .map(
            alert -> {
              String status = alert.need(STATUS);
              return new Draft(
                      Lane.WARNING,
                      "cap-" + alert.need(KIND).toLowerCase(Locale.ROOT),
                      alert.need(IDENTIFIER),
                      When.span(alert.time(SENT), null))
                  .subject("warning " + alert.need(SENDER) + " " + alert.need(IDENTIFIER))
                  .state(alert.text("state"))
                  .exercise(!status.equals(CapMessage.Status.ACTUAL.word()))
                  .fact(SENDER, alert.text(SENDER))
                  .fact(IDENTIFIER, alert.text(IDENTIFIER))
                  .fact(STATUS, status)
                  .of(alert.source(), known);
            })
        .toList();
  }

  /// Alerts and updates with the state that all known messages together give them at that time,
  /// and with the end that a later one of them set; others as they are. What one authority says
  /// can't end what another says.
  static List<Observation> judged(Collection<Observation> all, Instant at, Delegates delegates) {
    Map<String, List<Observation>> groups = new LinkedHashMap<>();
    for (Observation one : all) {
      String authority = one.facts().getOrDefault(AUTHORITY, "");
      groups.computeIfAbsent(authority, _ -> new ArrayList<>()).add(one);
    }
    return groups.values().stream()
        .flatMap(group -> judgedOfOne(group, at, delegates).stream())
        .toList();
  }

  private static List<Observation> judgedOfOne(
      List<Observation> all, Instant at, Delegates delegates) {
    Map<MessageKey, CapMessage> messages = new HashMap<>();
    for (Observation one : all) {
      message(one).ifPresent(message -> messages.put(message.key(), message));
    }
    if (messages.isEmpty()) {
      return List.copyOf(all);
    }
    Map<MessageKey, AlertState.Judged> judged = new HashMap<>();
    for (AlertState.Judged one : AlertState.at(messages.values(), at, delegates).alerts()) {
      judged.put(one.message().key(), one);
    }
    List<Observation> told = new ArrayList<>();
    for (Observation one : all) {
      AlertState.Judged state = message(one).map(message -> judged.get(message.key())).orElse(null);
      told.add(
          state == null
              ? one
              : one.in(state.state().word()).until(end(state, messages, delegates)));
    }
    return told;
  }

  private static @Nullable Instant end(
      AlertState.Judged state, Map<MessageKey, CapMessage> messages, Delegates delegates) {
    String by = state.by();
    return messages.keySet().stream()
        .filter(key -> delegates.may(key.sender(), state.message().key().sender()))
        .filter(key -> key.identifier().equals(by))
        .map(MessageKey::sent)
        .min(Instant::compareTo)
        .orElse(null);
  }

  /// The message again, from what its observation tells: so a picture that was written and read
  /// again is judged anew.
  private static Optional<CapMessage> message(Observation one) {
    Map<String, String> facts = one.facts();
    if (one.lane() != Lane.WARNING || !facts.containsKey(KIND) || !facts.containsKey(SENT)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new CapMessage(
              key(fact(facts, SENDER), fact(facts, IDENTIFIER), fact(facts, SENT)),
              word(CapMessage.Status.class, fact(facts, STATUS)),
              word(CapMessage.Kind.class, fact(facts, KIND)),
              word(CapMessage.Scope.class, fact(facts, "scope")),
              blanks(facts.getOrDefault(REFERENCES, ""))
                  .map(text -> text.split(",", -1))
                  .map(parts -> key(parts[0], parts[1], parts[2]))
                  .toList(),
              blanks(facts.getOrDefault(EXPIRES, "")).map(Instant::parse).toList(),
              Integer.parseInt(fact(facts, INFOS))));
    } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new BadInput(
          one.source().name(),
          one.source().part(),
          "an alert's facts are not those that were written",
          "Make the picture again",
          e);
    }
  }

  private static String fact(Map<String, String> facts, String name) {
    return Objects.requireNonNullElse(facts.get(name), "");
  }

  private static MessageKey key(String sender, String identifier, String sent) {
    return new MessageKey(sender, identifier, Instant.parse(sent));
  }

  private static Stream<String> blanks(String text) {
    return Arrays.stream(text.split(" ", -1)).filter(one -> !one.isEmpty());
  }

  private static <E extends Enum<E>> E word(Class<E> kind, String word) {
    return Enum.valueOf(kind, word.toUpperCase(Locale.ROOT));
  }
}
