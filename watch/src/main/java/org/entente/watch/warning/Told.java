package org.entente.watch.warning;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// What an alert tells of where and when, for a map: of all its infos together, which must say
/// the same in each language.
///
/// @param headline of the first info; its event where it has none
/// @param begins the first onset, else effective time, else null
public record Told(String headline, String severity, @Nullable Instant begins, List<Shape> shapes) {
  public Told {
    shapes = List.copyOf(shapes);
  }

  /// Of a message that was read without an error.
  public static Told of(byte[] bytes) {
    try {
      return of(CapXml.parse(bytes).getDocumentElement());
    } catch (CapXml.Unreadable e) {
      throw new IllegalArgumentException("it was to be read before", e);
    }
  }

  private static Told of(Element root) {
    List<Element> infos = CapReader.children(root, "info");
    Set<Shape> shapes = new LinkedHashSet<>();
    for (Element info : infos) {
      for (Element area : CapReader.children(info, "area")) {
        for (Element polygon : CapReader.children(area, "polygon")) {
          Shape.polygon(polygon.getTextContent()).ifPresent(shapes::add);
        }
        for (Element circle : CapReader.children(area, "circle")) {
          Shape.circle(circle.getTextContent()).ifPresent(shapes::add);
        }
      }
    }
    return new Told(
        first(infos, "headline", "event"),
        first(infos, "severity"),
        Stream.of("onset", "effective")
            .flatMap(name -> infos.stream().map(info -> time(info, name)).flatMap(Optional::stream))
            .findFirst()
            .orElse(null),
        List.copyOf(shapes));
  }

  private static Optional<Instant> time(Element info, String name) {
    return Optional.ofNullable(CapReader.text(info, name)).flatMap(CapTime::instant);
  }

  private static String first(List<Element> infos, String... names) {
    return Arrays.stream(names)
        .flatMap(
            name ->
                infos.stream()
                    .flatMap(info -> Optional.ofNullable(CapReader.text(info, name)).stream()))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }
}
