package org.entente.screen;

import java.util.Comparator;
import java.util.List;

/// A target that a query may mean.
///
/// @param score in ten-thousandths, 0 to 10,000
/// @param match whether the bar is reached
public record Hit(Target target, int score, boolean match, List<Reason> because) {
  /// Matches first, then the higher score, then the order of ids: never by chance.
  public static final Comparator<Hit> BEST_FIRST =
      Comparator.comparing((Hit hit) -> !hit.match())
          .thenComparing(Comparator.comparingInt(Hit::score).reversed())
          .thenComparing(hit -> hit.target().id());

  public Hit {
    because = List.copyOf(because);
    if (score < 0 || score > 10_000) {
      throw new IllegalArgumentException("score " + score);
    }
  }
}
