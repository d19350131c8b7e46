package org.entente.bench.screen;

import java.util.ArrayList;
import java.util.List;
import org.entente.screen.TargetKind;
import org.entente.screen.name.index.NameIndex;
import org.entente.screen.name.match.PreparedName;

/// Our own index, told nothing about what a name names.
final class EntenteNames implements NamePeer {
  private static final int LEAST = 7_000;

  private NameIndex index = new NameIndex(List.of());

  @Override
  public String title() {
    return "Entente, index, from .70 on";
  }

  @Override
  public void build(List<String> names) {
    List<PreparedName> prepared = new ArrayList<>();
    names.forEach(name -> prepared.add(PreparedName.of(name, TargetKind.OTHER)));
    index = new NameIndex(prepared);
  }

  @Override
  public Answer ask(String query, int name) {
    double best = 0;
    double right = 0;
    for (NameIndex.Found found : index.search(PreparedName.of(query, TargetKind.OTHER), LEAST)) {
      best = Math.max(best, found.score().value());
      right = found.name() == name ? found.score().value() : right;
    }
    return new Answer(best, right);
  }
}
