package org.entente.watch.picture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A picture that was written before: each observation with the time since which it was known, so
/// that pictures can be kept and added to. Their first source stays theirs.
final class PictureResults {
  private PictureResults() {}

  static List<Observation> of(Part document) {
    return document.parts("observations").stream().map(PictureResults::observation).toList();
  }

  private static Observation observation(Part part) {
    Lane lane = Lane.of(part.need("lane")).orElseThrow(() -> part.bad("there is no such lane"));
    Instant known = part.time("known");
    if (known == null) {
      throw part.bad("known is missing");
    }
    When.Manner manner =
        switch (part.need("when")) {
          case "span" -> When.Manner.SPAN;
          case "within" -> When.Manner.WITHIN;
          default -> throw part.bad("when is neither span nor within");
        };
    return new Observation(
        part.need("id"),
        lane,
        part.need("kind"),
        part.text("subject"),
        part.need("title"),
        new When(part.time("from"), part.time("to"), manner, part.number("sigma_s")),
        place(part),
        part.texts("countries"),
        part.text("state"),
        part.truth("exercise"),
        part.truth("synthetic"),
        part.texts("because"),
        part.texts("innocent"),
        facts(part),
        source(part),
        known);
  }

  private static Map<String, String> facts(Part part) {
    Part facts = new Part(part.node().path("facts"), part.source());
    Map<String, String> all = new LinkedHashMap<>();
    facts.node().propertyNames().forEach(name -> all.put(name, facts.text(name)));
    return all;
  }

  private static Source source(Part part) {
    Part source = new Part(part.node().path("source"), part.source());
    double entry = source.number("entry");
    return new Source(
        source.text("name"),
        source.text("sha256"),
        source.text("part"),
        source.text("case"),
        Double.isNaN(entry) ? 0 : (int) entry);
  }

  private static @Nullable Place place(Part part) {
    JsonNode geometry = part.node().path("geometry");
    JsonNode at = geometry.path("coordinates");
    return switch (geometry.path("type").asString("")) {
      case "" -> null;
      case "Point" -> new Place.Spot(point(part, at), part.number("radius_m"));
      case "MultiPoint" ->
          new Place.Ends(point(part, at.path(0)), point(part, at.path(1)), part.number("reach_m"));
      case "Polygon" -> new Place.Area(List.of(ring(part, at.path(0))));
      case "MultiPolygon" -> {
        List<List<Place.Point>> outlines = new ArrayList<>();
        at.forEach(polygon -> outlines.add(ring(part, polygon.path(0))));
        yield new Place.Area(outlines);
      }
      default -> throw part.bad("its geometry is none that a picture has");
    };
  }

  private static List<Place.Point> ring(Part part, JsonNode positions) {
    List<Place.Point> ring = new ArrayList<>();
    positions.forEach(position -> ring.add(point(part, position)));
    return ring;
  }

  private static Place.Point point(Part part, JsonNode position) {
    if (!position.path(0).isNumber() || !position.path(1).isNumber()) {
      throw part.bad("its geometry holds what is no position");
    }
    Place.Point point =
        new Place.Point(position.get(1).doubleValue(), position.get(0).doubleValue());
    if (!point.isOnEarth()) {
      throw part.bad("its geometry is not on Earth");
    }
    return point;
  }
}
