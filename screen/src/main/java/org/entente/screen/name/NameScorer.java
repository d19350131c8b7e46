package org.entente.screen.name;

import org.entente.screen.TargetKind;

/// Says how much a candidate of a list looks like the name asked for.
@FunctionalInterface
public interface NameScorer {
  /// From 0 to [#WHOLE]; a ranking, not a probability.
  ///
  /// @param kind of both; [TargetKind#OTHER] where nobody said
  int score(String query, String candidate, TargetKind kind);

  /// A score of one. Scores are whole ten-thousandths, so that the parts of an explanation add up
  /// to exactly the score.
  int WHOLE = 10_000;
}
