package org.entente.app.question;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.entente.screen.Hit;
import org.entente.screen.desk.Clearances;
import org.entente.screen.desk.Desk;
import org.entente.screen.desk.Register;
import org.entente.screen.desk.Thresholds;

/// All that an answer depends on beside the question.
///
/// @param day on which clearances have to hold
public record Screening(Register register, Desk desk, Clearances clearances, LocalDate day) {
  /// The same with other bars.
  public Screening with(Thresholds bars) {
    return new Screening(register, desk.with(bars), clearances, day);
  }

  public Screening on(LocalDate other) {
    return new Screening(register, desk, clearances, other);
  }

  public Screening with(Clearances others, LocalDate other) {
    return new Screening(register, desk, others, other);
  }

  /// Hits brought together by entity, each with what clears the customer of it: what somebody has
  /// to look at comes first.
  List<Result> results(String customer, List<Hit> hits) {
    return register.found(hits).stream()
        .map(found -> new Result(found, clearances.of(customer, found.entity(), day).orElse(null)))
        .sorted(Comparator.comparing(result -> !result.match()))
        .toList();
  }
}
