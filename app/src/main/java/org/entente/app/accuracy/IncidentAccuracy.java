package org.entente.app.accuracy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.entente.watch.warning.incident.Incident;
import org.entente.watch.warning.incident.Incidents;
import org.entente.watch.warning.incident.MadeIncidents;
import org.entente.watch.warning.incident.Report;

/// Warnings: which reports of several senders are of one event.
final class IncidentAccuracy implements AccuracyPart {
  private static final long SEED = 11;
  private static final int EVENTS = 300;

  /// From one event to the next, on average: rare, and so often that they overlap.
  private static final List<Integer> MINUTES = List.of(240, 10, 2);

  @Override
  public String title() {
    return "Warnings";
  }

  @Override
  public String about() {
    return """
    Reports of three senders put together by `entente watch warnings incidents`. No public warnings have the truth beside them: \
    made-up events stand in, 300 a row, each of three classes, in an area of 8 by 8 degrees, reported by each sender four times in five, \
    usually a minute off in time and 30 km in place, one in ten as far as eight minutes off. A pair of reports of two senders counts: a hit is \
    a pair of one event that stands in one incident, a false alarm a pair of two events that does. Rows say how many minutes lie between \
    events on average.
    """;
  }

  @Override
  public List<Measured> measure(Samples samples) {
    List<Measured> rows = new ArrayList<>();
    for (int minutes : MINUTES) {
      rows.add(
          new Measured(
              "one event",
              minutes + " minutes between events",
              Truth.GENERATED,
              tally(MadeIncidents.of(SEED, EVENTS, minutes)),
              null));
    }
    return rows;
  }

  private static Tally tally(List<MadeIncidents.Made> made) {
    Map<Report, Integer> incidents = new HashMap<>();
    List<Incident> found =
        new Incidents(Incidents.USUAL, Set.of())
            .of(made.stream().map(MadeIncidents.Made::report).toList());
    for (int i = 0; i < found.size(); i++) {
      for (Report one : found.get(i).reports()) {
        incidents.put(one, i);
      }
    }
    Tally tally = Tally.NONE;
    for (int i = 0; i < made.size(); i++) {
      for (int j = i + 1; j < made.size(); j++) {
        Report one = made.get(i).report();
        Report other = made.get(j).report();
        if (!one.key().sender().equals(other.key().sender())) {
          boolean isSaid = Objects.equals(incidents.get(one), incidents.get(other));
          tally = tally.add(isSaid, made.get(i).event() == made.get(j).event());
        }
      }
    }
    return tally;
  }
}
