package org.entente.watch.picture;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.entente.base.BadInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An object of a result, read by its members: what is missing or null is unknown, what is of
/// another kind than it must be is refused.
record Part(JsonNode node, Source source) {
  private static final int LONGEST = 2_000;

  /// The objects of a list; none where there is no such list.
  List<Part> parts(String list) {
    List<Part> parts = new ArrayList<>();
    JsonNode all = node.path(list);
    for (int i = 0; i < all.size(); i++) {
      Part part = new Part(all.get(i), source.part(list, i));
      if (!part.node.isObject()) {
        throw part.bad("it is no object");
      }
      parts.add(part);
    }
    return parts;
  }

  /// Empty where it is unknown.
  String text(String member) {
    JsonNode value = node.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isValueNode() || value.asString().length() > LONGEST) {
      throw bad(member + " is no text of at most " + LONGEST + " characters");
    }
    return value.asString();
  }

  String need(String member) {
    String text = text(member);
    if (text.isEmpty()) {
      throw bad(member + " is missing");
    }
    return text;
  }

  boolean truth(String member) {
    return node.path(member).isBoolean() && node.path(member).booleanValue();
  }

  /// NaN where it is unknown.
  double number(String member) {
    JsonNode value = node.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return Double.NaN;
    }
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw bad(member + " is no number");
    }
    return value.doubleValue();
  }

  List<String> texts(String member) {
    List<String> texts = new ArrayList<>();
    for (JsonNode one : node.path(member)) {
      if (!one.isValueNode() || one.asString().length() > LONGEST) {
        throw bad(member + " holds what is no text");
      }
      texts.add(one.asString());
    }
    return texts;
  }

  @Nullable Instant time(String member) {
    String text = text(member);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new BadInput(
          source.name(), place(), member + " is no time: " + text, "Run the command again", e);
    }
  }

  Place.@Nullable Point point(String latitude, String longitude) {
    double lat = number(latitude);
    double lon = number(longitude);
    if (Double.isNaN(lat) || Double.isNaN(lon)) {
      return null;
    }
    Place.Point point = new Place.Point(lat, lon);
    if (!point.isOnEarth()) {
      throw bad(latitude + " and " + longitude + " are no place on Earth");
    }
    return point;
  }

  private String place() {
    return source.part().isEmpty() ? "" : source.part();
  }

  BadInput bad(String reason) {
    return new BadInput(source.name(), place(), reason, "Give the command's whole output");
  }
}
