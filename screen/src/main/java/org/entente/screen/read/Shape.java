package org.entente.screen.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/// The elements and attributes that an XML list is known to have, as paths: `LIST/ROW/NAME`,
/// `LIST/ROW@id`. Kept in a file beside the reader, one path a line; `LIST/ROW/**` stands for
/// whatever is below, attributes included, and `LIST/ROW@*` for any attribute.
public final class Shape {
  private final Set<String> paths;

  private Shape(Set<String> paths) {
    this.paths = paths;
  }

  /// A resource beside the class.
  public static Shape of(Class<?> reader, String resource) {
    try (InputStream in = reader.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no shape " + resource);
      }
      Set<String> paths = new TreeSet<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          paths.add(line.strip());
        }
      }
      return new Shape(paths);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean knows(String path) {
    if (paths.contains(path)) {
      return true;
    }
    int at = path.indexOf('@');
    if (at >= 0 && paths.contains(path.substring(0, at) + "@*")) {
      return true;
    }
    for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      if (paths.contains(path.substring(0, slash) + "/**")) {
        return true;
      }
    }
    return false;
  }

  /// What may stand where the unknown one stood.
  Set<String> known() {
    return paths;
  }
}
