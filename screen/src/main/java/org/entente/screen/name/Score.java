package org.entente.screen.name;

import java.util.ArrayList;
import java.util.List;

/// A score with what made it.
///
/// @param value from 0 to [NameScorer#WHOLE]: the sum of the weights
public record Score(int value, List<Because> because) implements Comparable<Score> {
  public static final Score NONE = new Score(0, List.of());

  public Score {
    because = List.copyOf(because);
    if (because.stream().mapToInt(Because::weight).sum() != value) {
      throw new IllegalArgumentException("the weights don't add up to " + value);
    }
  }

  /// This score with one more reason, kept within bounds.
  public Score with(Rule rule, String query, String candidate, int weight) {
    int bounded = Math.clamp((long) value + weight, 0, NameScorer.WHOLE);
    List<Because> more = new ArrayList<>(because);
    more.add(new Because(rule, query, candidate, bounded - value));
    return new Score(bounded, more);
  }

  /// Lowers the score to `most`, saying why; as it is where it isn't above.
  public Score atMost(int most, Rule rule, String query, String candidate) {
    return value <= most ? this : with(rule, query, candidate, most - value);
  }

  @Override
  public int compareTo(Score other) {
    return Integer.compare(value, other.value);
  }
}
