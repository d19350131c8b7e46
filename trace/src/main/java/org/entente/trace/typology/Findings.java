package org.entente.trace.typology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.entente.trace.typology.Score.Finding;

/// Gathers what shows; nothing shows without a transaction.
final class Findings {
  private final List<Finding> found = new ArrayList<>();

  void add(Pattern pattern, String figures, Collection<Long> txs) {
    if (!txs.isEmpty()) {
      found.add(new Finding(pattern, figures, txs.stream().sorted().distinct().toList()));
    }
  }

  Score score() {
    return new Score(found);
  }
}
