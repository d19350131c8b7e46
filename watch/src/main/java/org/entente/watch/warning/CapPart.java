package org.entente.watch.warning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// What an alert says, in one language. Texts that aren't given are empty.
///
/// @param language as it is written, like `ko-KR`
/// @param codes of the event, by `eventCode`
/// @param onset when it is expected to begin; null when it doesn't say
/// @param responses like `Shelter`, `AllClear`
public record CapPart(
    String language,
    List<String> categories,
    String event,
    List<String> responses,
    String urgency,
    String severity,
    String certainty,
    List<CodedValue> codes,
    @Nullable Instant effective,
    @Nullable Instant onset,
    @Nullable Instant expires,
    String senderName,
    String headline,
    String description,
    String instruction,
    List<CodedValue> parameters,
    List<CapArea> areas) {
  public CapPart {
    categories = List.copyOf(categories);
    responses = List.copyOf(responses);
    codes = List.copyOf(codes);
    parameters = List.copyOf(parameters);
    areas = List.copyOf(areas);
  }

  /// From worst to least, as CAP orders them.
  public static final List<String> SEVERITIES =
      List.of("Extreme", "Severe", "Moderate", "Minor", "Unknown");

  /// Reads it from an `info` that keeps to the form.
  static CapPart of(Element info) {
    return new CapPart(
        textOr(info, "language", "en-US"),
        texts(info, "category"),
        textOr(info, "event", ""),
        texts(info, "responseType"),
        textOr(info, "urgency", ""),
        textOr(info, "severity", ""),
        textOr(info, "certainty", ""),
        coded(info, "eventCode"),
        time(info, "effective"),
        time(info, "onset"),
        time(info, "expires"),
        textOr(info, "senderName", ""),
        textOr(info, "headline", ""),
        textOr(info, "description", ""),
        textOr(info, "instruction", ""),
        coded(info, "parameter"),
        CapReader.children(info, "area").stream().map(CapPart::area).toList());
  }

  private static CapArea area(Element area) {
    List<Shape> shapes =
        java.util.stream.Stream.concat(
                texts(area, "polygon").stream().flatMap(text -> Shape.polygon(text).stream()),
                texts(area, "circle").stream().flatMap(text -> Shape.circle(text).stream()))
            .toList();
    return new CapArea(textOr(area, "areaDesc", ""), shapes, coded(area, "geocode"));
  }

  private static String textOr(Element parent, String name, String otherwise) {
    return Optional.ofNullable(CapReader.text(parent, name)).orElse(otherwise);
  }

  private static List<String> texts(Element parent, String name) {
    return CapReader.children(parent, name).stream()
        .map(one -> one.getTextContent().strip())
        .toList();
  }

  private static List<CodedValue> coded(Element parent, String name) {
    return CapReader.children(parent, name).stream()
        .map(one -> new CodedValue(textOr(one, "valueName", ""), textOr(one, "value", "")))
        .toList();
  }

  private static @Nullable Instant time(Element parent, String name) {
    return Optional.ofNullable(CapReader.text(parent, name)).flatMap(CapTime::instant).orElse(null);
  }

  /// How bad it is, 0 for the worst; what CAP doesn't know counts as unknown.
  public int rank() {
    int rank = SEVERITIES.indexOf(severity);
    return rank < 0 ? SEVERITIES.size() - 1 : rank;
  }

  /// When it begins: its onset, else when it takes effect; null when it says neither.
  public @Nullable Instant begins() {
    return onset == null ? effective : onset;
  }
}
