package org.entente.watch.supply;

import java.util.ArrayList;
import java.util.List;

/// An exposure over years. Both numerator and weights move: a country that makes more of what is
/// exposed anyway is more exposed, too.
public record Trend(List<Year> years) {
  /// One year's.
  public record Year(int year, Exposure exposure) {}

  public Trend {
    years = List.copyOf(years);
  }

  /// The last year's look-through share less the first's.
  public double change() {
    return years.getLast().exposure().lookThrough() - years.getFirst().exposure().lookThrough();
  }

  /// Share a year: the median of the slopes between every two years (Theil and Sen), which one odd
  /// year does not move; NaN for a single year.
  public double slope() {
    List<Double> slopes = new ArrayList<>();
    for (int i = 0; i < years.size(); i++) {
      for (int k = i + 1; k < years.size(); k++) {
        double rise = years.get(k).exposure().lookThrough() - years.get(i).exposure().lookThrough();
        slopes.add(rise / (years.get(k).year() - years.get(i).year()));
      }
    }
    slopes.sort(null);
    int n = slopes.size();
    return n == 0 ? Double.NaN : (slopes.get(n / 2) + slopes.get((n - 1) / 2)) / 2;
  }
}
