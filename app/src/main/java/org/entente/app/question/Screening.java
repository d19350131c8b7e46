package org.entente.app.question;

import org.entente.screen.desk.Desk;
import org.entente.screen.desk.Register;
import org.entente.screen.desk.Thresholds;

/// All that an answer depends on beside the question.
public record Screening(Register register, Desk desk) {
  /// The same with other bars.
  public Screening with(Thresholds bars) {
    return new Screening(register, desk.with(bars));
  }
}
