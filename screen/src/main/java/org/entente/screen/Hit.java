package org.entente.screen;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A target that a query may mean.
///
/// @param score in ten-thousandths, 0 to 10,000
/// @param match whether the bar is reached
/// @param name the name of the target that was compared; null where numbers alone were
public record Hit(
    Target target, int score, boolean match, List<Reason> because, @Nullable Name name) {
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

  /// A hit by numbers.
  public Hit(Target target, int score, boolean match, List<Reason> because) {
    this(target, score, match, because, null);
  }

  /// The same under another bar.
  public Hit with(boolean other) {
    return new Hit(target, score, other, because, name);
  }

  /// The same with other reasons, which give the same score.
  public Hit with(List<Reason> others) {
    return new Hit(target, score, match, others, name);
  }
}
