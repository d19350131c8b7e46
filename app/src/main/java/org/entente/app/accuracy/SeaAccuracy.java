package org.entente.app.accuracy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.watch.ships.Event;
import org.entente.watch.ships.ShipEvents;
import org.entente.watch.ships.made.MadeSea;

/// What ships do: rules against a synthetic sea.
final class SeaAccuracy implements AccuracyPart {
  private static final long SEED = 9;
  private static final int EACH = 40;
  private static final double MOST_KNOTS = 20;

  @Override
  public String title() {
    return "Ships";
  }

  @Override
  public String about() {
    return """
    Rules of `entente watch ships events`. No public tracks have the truth beside them: a synthetic sea stands in, with lost reports, \
    copies from other receivers, and what only looks like an event: passing ships, ships 900 m apart, short meetings, short \
    silences, a full harbour. So these figures show that the rules do what they say, not how often what they say matters at sea. \
    Hits and misses are what was put in; false alarms are events that were not. A false gap here is a real silence of six hours \
    by lost reports, a false identity a name that was garbled once on the air; all of them are told as unsure. Rows that end in "sure" count \
    sure events only.

    Rules of `entente watch ships check`: a registry of 50,000 made ships, in which one valid number in six is taken. Ships \
    that stand in it and new ones of other numbers and lengths must not be named; those that painted one digit of their number anew must, \
    by the check digit or by a registered ship of like length one digit away. What `imo-near` names wrongly are new ships that happen to be \
    as long as such a neighbour.
    """;
  }

  @Override
  public List<Measured> measure(Samples samples) {
    MadeSea sea = new MadeSea(SEED, EACH);
    List<Event> events = ShipEvents.of(sea.log(), List.of(), MOST_KNOTS);
    List<Measured> rows = new ArrayList<>();
    tally(sea, events, false).forEach((kind, tally) -> rows.add(row(kind.text(), tally)));
    List<Event> sure = events.stream().filter(e -> e.state() == Event.State.SURE).toList();
    tally(sea, sure, true).forEach((kind, tally) -> rows.add(row(kind.text() + ", sure", tally)));
    rows.addAll(ShipNameAccuracy.rows());
    return rows;
  }

  private static Map<Event.Kind, Tally> tally(MadeSea sea, List<Event> events, boolean onlySure) {
    Map<Event.Kind, Tally> tallies = new EnumMap<>(Event.Kind.class);
    Set<Event> right = new HashSet<>();
    for (MadeSea.Truth truth : sea.truths()) {
      List<Event> met = events.stream().filter(truth::isMet).toList();
      right.addAll(met);
      if (truth.isSure() || !onlySure) {
        add(tallies, truth.kind(), !met.isEmpty(), true);
      }
    }
    events.stream()
        .filter(event -> !right.contains(event))
        .forEach(event -> add(tallies, event.kind(), true, false));
    return tallies;
  }

  private static void add(
      Map<Event.Kind, Tally> tallies, Event.Kind kind, boolean isSaid, boolean isSo) {
    tallies.put(kind, tallies.getOrDefault(kind, Tally.NONE).add(isSaid, isSo));
  }

  private static Measured row(String rule, Tally tally) {
    return new Measured(rule, "a synthetic sea", Truth.GENERATED, tally, null);
  }
}
