package org.entente.watch.warning.incident;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.base.message.Phrase;
import org.entente.watch.warning.MessageKey;

/// Puts reports of several senders on one event together: the same class and status, begins within
/// a limit of each other, areas that have something in common. Nearest begins go first; all
/// reports of an incident lie within the limit of each other, so that no chain of neighbours grows
/// into one; and a sender that warns twice means two events. The order in which reports come
/// changes nothing.
public final class Incidents {
  /// How far apart the begins of one event may lie, unless it is told otherwise.
  public static final Duration USUAL = Duration.ofMinutes(10);

  /// Two reports that somebody holds to be of different events.
  public record Apart(MessageKey one, MessageKey other) {
    boolean are(MessageKey a, MessageKey b) {
      return (one.equals(a) && other.equals(b)) || (one.equals(b) && other.equals(a));
    }
  }

  private record Pair(Report one, Report other, Phrase reason, long seconds) {}

  private final Duration limit;
  private final Set<Apart> apart;

  /// @param apart what people took apart stays apart
  public Incidents(Duration limit, Set<Apart> apart) {
    this.limit = limit;
    this.apart = Set.copyOf(apart);
  }

  /// The earliest first; a report that nothing fits to is an incident of its own.
  public List<Incident> of(Collection<Report> given) {
    List<Report> reports =
        given.stream()
            .sorted(Comparator.comparing(Report::begins).thenComparing(Report::key))
            .toList();
    List<List<Report>> groups = new ArrayList<>();
    List<List<Incident.Join>> joins = new ArrayList<>();
    for (Report one : reports) {
      groups.add(new ArrayList<>(List.of(one)));
      joins.add(new ArrayList<>());
    }
    for (Pair pair : pairs(reports)) {
      int a = place(groups, pair.one());
      int b = place(groups, pair.other());
      if (a != b && fit(groups.get(a), groups.get(b))) {
        groups.get(a).addAll(groups.remove(b));
        joins.get(a).addAll(joins.remove(b));
        int at = place(groups, pair.one());
        joins
            .get(at)
            .add(
                new Incident.Join(
                    pair.one().key(), pair.other().key(), pair.reason(), pair.seconds()));
      }
    }
    List<Incident> all = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      groups.get(i).sort(Comparator.comparing(Report::begins).thenComparing(Report::key));
      all.add(new Incident(groups.get(i), joins.get(i)));
    }
    all.sort(
        Comparator.comparing((Incident one) -> one.reports().getFirst().begins())
            .thenComparing(one -> one.reports().getFirst().key()));
    return all;
  }

  private static int place(List<List<Report>> groups, Report one) {
    for (int i = 0; i < groups.size(); i++) {
      if (groups.get(i).contains(one)) {
        return i;
      }
    }
    throw new IllegalStateException("each report is in a group");
  }

  private List<Pair> pairs(List<Report> reports) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < reports.size(); i++) {
      for (int j = i + 1; j < reports.size(); j++) {
        Report one = reports.get(i);
        Report other = reports.get(j);
        if (seconds(one, other) > limit.toSeconds()) {
          // Sorted by begins: those behind lie further still.
          break;
        }
        if (canBeOne(one, other)) {
          Optional<Phrase> common = one.common(other);
          common.ifPresent(reason -> pairs.add(new Pair(one, other, reason, seconds(one, other))));
        }
      }
    }
    pairs.sort(
        Comparator.comparingLong(Pair::seconds)
            .thenComparing(pair -> pair.one().key())
            .thenComparing(pair -> pair.other().key()));
    return pairs;
  }

  private static long seconds(Report one, Report other) {
    return Duration.between(one.begins(), other.begins()).abs().toSeconds();
  }

  private boolean canBeOne(Report one, Report other) {
    return one.event().equals(other.event())
        && one.status() == other.status()
        && !one.key().sender().equals(other.key().sender())
        && seconds(one, other) <= limit.toSeconds()
        && apart.stream().noneMatch(pair -> pair.are(one.key(), other.key()));
  }

  private boolean fit(List<Report> some, List<Report> others) {
    return some.stream().allMatch(one -> others.stream().allMatch(other -> canBeOne(one, other)));
  }
}
