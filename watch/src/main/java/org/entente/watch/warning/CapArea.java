package org.entente.watch.warning;

import java.util.List;

/// Where an alert applies.
///
/// @param text its name, for people
/// @param shapes polygons and circles; it is all of them together
public record CapArea(String text, List<Shape> shapes, List<CodedValue> geocodes) {
  public CapArea {
    shapes = List.copyOf(shapes);
    geocodes = List.copyOf(geocodes);
  }
}
