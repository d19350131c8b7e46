package org.entente.watch.warning.incident;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.entente.base.message.Phrase;
import org.entente.watch.warning.MessageKey;

/// Reports of one event.
///
/// @param reports at most one of a sender, the earliest first
/// @param joins why each was put to the others
public record Incident(List<Report> reports, List<Join> joins) {
  /// Two reports that were put together.
  ///
  /// @param seconds how far apart their events begin
  public record Join(MessageKey one, MessageKey other, Phrase reason, long seconds) {
    /// The reason for programs.
    public String because() {
      return reason.english();
    }
  }

  /// What the senders say of one thing.
  ///
  /// @param values by sender
  public record Said(String field, boolean isAgreed, Map<String, String> values) {}

  public Incident {
    reports = List.copyOf(reports);
    joins = List.copyOf(joins);
  }

  /// What they agree and disagree on; of a single report, what it says.
  public List<Said> said() {
    return List.of(
        of("state", one -> one.state().word()),
        of("severity", one -> one.said().severity()),
        of("urgency", one -> one.said().urgency()),
        of("certainty", one -> one.said().certainty()),
        of("response", one -> String.join(" ", new TreeSet<>(one.said().responses()))),
        of("begins", one -> one.begins().toString()),
        of(
            "area",
            one -> one.said().areas().isEmpty() ? "" : one.said().areas().getFirst().text()));
  }

  private Said of(String field, Function<Report, String> what) {
    Map<String, String> values = new LinkedHashMap<>();
    reports.forEach(one -> values.put(one.key().sender(), what.apply(one)));
    return new Said(field, values.values().stream().distinct().count() == 1, values);
  }

  /// Between the first and the last begin, in seconds.
  public long spreadSeconds() {
    return reports.getLast().begins().getEpochSecond()
        - reports.getFirst().begins().getEpochSecond();
  }
}
