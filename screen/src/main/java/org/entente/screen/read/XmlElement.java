package org.entente.screen.read;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One element of an XML list with all that is in it, by local names.
public record XmlElement(
    String name, int line, Map<String, String> attributes, List<XmlElement> children, String text) {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /// Trimmed; empty where there is no such attribute.
  public String attribute(String name) {
    return attributes.getOrDefault(name, "").strip();
  }

  /// The first child of the name; null where there is none.
  public @Nullable XmlElement child(String name) {
    for (XmlElement child : children) {
      if (child.name.equals(name)) {
        return child;
      }
    }
    return null;
  }

  /// All children of the name.
  public List<XmlElement> all(String name) {
    return children.stream().filter(child -> child.name.equals(name)).toList();
  }

  /// All elements down this way: `all("NATIONALITY", "VALUE")`.
  public List<XmlElement> all(String first, String second) {
    return all(first).stream().flatMap(child -> child.all(second).stream()).toList();
  }

  /// Trimmed text of the first child of the name; empty where there is none.
  public String text(String child) {
    XmlElement found = child(child);
    return found == null ? "" : found.trimmed();
  }

  /// Its own text with runs of blanks and line ends made one blank.
  public String trimmed() {
    return BLANKS.matcher(text.strip()).replaceAll(" ");
  }
}
