package org.entente.app.question;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entente.screen.Reason;
import org.entente.screen.desk.Clearance;

/// What is known of whom was asked about.
///
/// @param signals what is odd about the question itself, whatever is listed
/// @param results best first
/// @param json the same as programs get it
public record Answer(List<Reason> signals, List<Result> results, Map<String, Object> json) {
  public Answer {
    signals = List.copyOf(signals);
    results = List.copyOf(results);
  }

  /// Whether somebody has to look at it.
  public boolean matched() {
    return results.stream().anyMatch(Result::match);
  }

  List<Clearance> cleared() {
    return results.stream()
        .flatMap(result -> Stream.ofNullable(result.cleared()))
        .distinct()
        .toList();
  }
}
