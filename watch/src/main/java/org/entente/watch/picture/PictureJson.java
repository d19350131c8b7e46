package org.entente.watch.picture;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.base.message.Language;
import org.entente.base.message.Messages;
import org.entente.base.message.Reasons;
import org.jspecify.annotations.Nullable;

/// A picture as maps and lists for a writer of JSON: one document, or GeoJSON (RFC 7946). Unknown
/// is null. A place that is known only roughly has its outline beside it in `uncertain`.
public final class PictureJson {
  private static final int DEGREE_DIGITS = 6;

  private PictureJson() {}

  /// At most `most` observations, the latest ones.
  public static Map<String, @Nullable Object> document(
      Picture.View view, Instant asKnown, @Nullable Instant from, @Nullable Instant to, int most) {
    return document(view, asKnown, from, to, most, Messages.in(Language.ENGLISH));
  }

  /// With the reasons in a language, for people.
  public static Map<String, @Nullable Object> document(
      Picture.View view,
      Instant asKnown,
      @Nullable Instant from,
      @Nullable Instant to,
      int most,
      Messages messages) {
    List<Observation> all = view.observations();
    List<Observation> told = all.subList(Math.max(0, all.size() - most), all.size());
    Map<String, Object> lanes = new LinkedHashMap<>();
    for (Lane lane : Lane.values()) {
      lanes.put(lane.word(), (int) all.stream().filter(one -> one.lane() == lane).count());
    }
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("as_known", asKnown.toString());
    document.put("from", text(from));
    document.put("to", text(to));
    document.put("lanes", lanes);
    document.put("replaced", view.replaced());
    document.put("not_yet_known", view.unlearnt());
    document.put("left_out", all.size() - told.size());
    document.put("observations", told.stream().map(one -> said(of(one), one, messages)).toList());
    return document;
  }

  private static Map<String, @Nullable Object> said(
      Map<String, @Nullable Object> json, Observation one, Messages messages) {
    json.put("because", said(one.because(), messages));
    json.put("innocent", said(one.innocent(), messages));
    return json;
  }

  private static List<String> said(List<String> reasons, Messages messages) {
    return reasons.stream().map(reason -> Reasons.in(messages, reason)).toList();
  }

  static Map<String, @Nullable Object> of(Observation one) {
    Place place = one.place();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", one.id());
    json.put("lane", one.lane().word());
    json.put("kind", one.kind());
    json.put("subject", one.subject());
    json.put("title", one.title());
    json.put("from", text(one.when().from()));
    json.put("to", text(one.when().to()));
    json.put("when", one.when().manner().word());
    json.put("sigma_s", number(one.when().sigmaSeconds(), 3));
    json.put("known", one.known().toString());
    json.put("geometry", place == null ? null : geometry(place));
    json.put("radius_m", place instanceof Place.Spot spot ? number(spot.radiusM(), 1) : null);
    json.put("reach_m", place instanceof Place.Ends ends ? number(ends.reachM(), 1) : null);
    json.put("uncertain", place == null ? null : uncertain(place));
    json.put("countries", one.countries());
    json.put("state", one.state().isEmpty() ? null : one.state());
    json.put("exercise", one.isExercise());
    json.put("synthetic", one.isSynthetic());
    json.put("because", one.because());
    json.put("innocent", one.innocent());
    json.put("facts", one.facts());
    json.put("source", source(one.source()));
    return json;
  }

  private static Map<String, @Nullable Object> source(Source source) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", source.name());
    json.put("sha256", source.sha256().isEmpty() ? null : source.sha256());
    json.put("part", source.part().isEmpty() ? null : source.part());
    json.put("case", source.caseId().isEmpty() ? null : source.caseId());
    json.put("entry", source.entry() == 0 ? null : source.entry());
    return json;
  }

  /// Each observation that has a place is a feature; how many have none is said.
  public static Map<String, @Nullable Object> shapes(Picture.View view, Instant asKnown) {
    List<Map<String, @Nullable Object>> features = new ArrayList<>();
    int unplaced = 0;
    for (Observation one : view.observations()) {
      Place place = one.place();
      if (place == null) {
        unplaced++;
        continue;
      }
      Map<String, @Nullable Object> properties = of(one);
      properties.remove("geometry");
      Object uncertain = properties.remove("uncertain");
      properties.put("shape", "known");
      features.add(feature(geometry(place), properties));
      if (uncertain != null) {
        Map<String, @Nullable Object> around = new LinkedHashMap<>(properties);
        around.put("shape", "uncertain");
        features.add(feature(uncertain, around));
      }
    }
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("type", "FeatureCollection");
    document.put("as_known", asKnown.toString());
    document.put("unplaced", unplaced);
    document.put("features", features);
    return document;
  }

  private static Map<String, @Nullable Object> feature(
      Object geometry, Map<String, @Nullable Object> properties) {
    Map<String, @Nullable Object> feature = new LinkedHashMap<>();
    feature.put("type", "Feature");
    feature.put("geometry", geometry);
    feature.put("properties", properties);
    return feature;
  }

  private static Map<String, Object> geometry(Place place) {
    return switch (place) {
      case Place.Spot spot -> geometry("Point", position(spot.at()));
      case Place.Ends ends ->
          geometry("MultiPoint", List.of(position(ends.first()), position(ends.last())));
      case Place.Area area -> polygons(area.outlines());
    };
  }

  private static @Nullable Map<String, Object> uncertain(Place place) {
    List<List<Place.Point>> outlines =
        switch (place) {
          case Place.Spot spot -> Outline.circle(spot.at(), spot.radiusM());
          case Place.Ends ends -> Outline.reach(ends.first(), ends.last(), ends.reachM());
          case Place.Area _ -> List.of();
        };
    return outlines.isEmpty() ? null : polygons(outlines);
  }

  private static Map<String, Object> polygons(Collection<List<Place.Point>> outlines) {
    List<List<List<BigDecimal>>> rings =
        outlines.stream().map(one -> one.stream().map(PictureJson::position).toList()).toList();
    return rings.size() == 1
        ? geometry("Polygon", rings)
        : geometry("MultiPolygon", rings.stream().map(List::of).toList());
  }

  private static Map<String, Object> geometry(String type, Object coordinates) {
    Map<String, Object> geometry = new LinkedHashMap<>();
    geometry.put("type", type);
    geometry.put("coordinates", coordinates);
    return geometry;
  }

  /// Longitude first.
  private static List<BigDecimal> position(Place.Point point) {
    return List.of(rounded(point.lon(), DEGREE_DIGITS), rounded(point.lat(), DEGREE_DIGITS));
  }

  private static @Nullable BigDecimal number(double value, int digits) {
    return Double.isFinite(value) ? rounded(value, digits) : null;
  }

  private static BigDecimal rounded(double value, int digits) {
    BigDecimal number =
        BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
