package org.entente.screen.ship;

import java.util.List;
import org.entente.screen.Hit;
import org.entente.screen.Reason;

/// What is known about a ship.
///
/// @param signals what is odd about the query itself, whatever is listed: fields that disagree, a
///     number that fails its check
/// @param hits best first
public record ShipAnswer(List<Reason> signals, List<Hit> hits) {
  public ShipAnswer {
    signals = List.copyOf(signals);
    hits = List.copyOf(hits);
  }
}
