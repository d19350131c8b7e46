package org.entente.trace.label;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Labels in memory: for a few, and as the oracle of the store.
public final class MemoryLabels implements Labels, Consumer<Label> {
  private final Map<Subject, List<Claim>> claims = new HashMap<>();

  @Override
  public void accept(Label label) {
    List<Claim> known = claims.computeIfAbsent(label.subject(), _ -> new ArrayList<>());
    if (!known.contains(label.claim())) {
      known.add(label.claim());
    }
  }

  @Override
  public List<Claim> of(Subject subject) {
    return List.copyOf(claims.getOrDefault(subject, List.of()));
  }
}
