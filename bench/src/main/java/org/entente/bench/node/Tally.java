package org.entente.bench.node;

import static org.entente.bench.report.Report.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entente.bench.report.Report;
import org.entente.bench.report.Times;

/// What clients did, by kind, how long each took, and what was wrong.
final class Tally {
  private static final int MOST_ERRORS = 20;

  private final Map<String, List<Long>> nanos = new TreeMap<>();
  private final List<String> errors = new ArrayList<>();
  private long wrong;

  synchronized void add(String kind, long took) {
    nanos.computeIfAbsent(kind, _ -> new ArrayList<>()).add(took);
  }

  synchronized void error(String text) {
    wrong++;
    if (errors.size() < MOST_ERRORS) {
      errors.add(text);
    }
  }

  synchronized long count() {
    return nanos.values().stream().mapToLong(List::size).sum();
  }

  synchronized long wrong() {
    return wrong;
  }

  /// The first of them.
  synchronized List<String> errors() {
    return List.copyOf(errors);
  }

  synchronized List<String> kinds() {
    return List.copyOf(nanos.keySet());
  }

  /// Kind, count, median, 99th percentile, slowest.
  synchronized List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    nanos.forEach(
        (kind, all) -> {
          Times times = Times.of(all);
          rows.add(
              List.of(
                  kind,
                  Report.count(all.size()),
                  number(times.p50Millis()),
                  number(times.p99Millis()),
                  number(times.maxMillis())));
        });
    return rows;
  }
}
