package org.entente.screen;

/// A list by the short name under which users, results and files know it: `us-sdn`, `un`,
/// `jp-mof`. The part before the first hyphen says who publishes it.
public record ListId(String name) implements Comparable<ListId> {
  public ListId {
    if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("no name of a list: " + name);
    }
  }

  /// `us` of `us-sdn`.
  public String publisher() {
    int hyphen = name.indexOf('-');
    return hyphen < 0 ? name : name.substring(0, hyphen);
  }

  @Override
  public int compareTo(ListId other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
