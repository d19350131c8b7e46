package org.entente.exchange.stix.pattern;

import java.util.List;

/// `type:first.second[*].third`: which values of which objects are tested.
public record ObjectPath(String type, List<Step> steps) {
  /// One step into an object or a list.
  public sealed interface Step {
    record Key(String name) implements Step {}

    record Index(int at) implements Step {}

    /// `[*]`: any item.
    record Each() implements Step {}
  }

  public ObjectPath {
    steps = List.copyOf(steps);
  }
}
