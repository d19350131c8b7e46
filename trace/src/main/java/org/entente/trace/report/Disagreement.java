package org.entente.trace.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entente.trace.End;
import org.entente.trace.Method;
import org.entente.trace.Trace;

/// An end at which the methods find different amounts; a method that doesn't reach it is not in
/// the map.
record Disagreement(long at, Map<Method, Long> amounts) {

  /// All ends of all traces, side by side, in ledger order.
  static List<Disagreement> sideBySide(List<Trace> traces) {
    SortedMap<Long, Map<Method, Long>> rows = new TreeMap<>(Long::compareUnsigned);
    for (Trace trace : traces) {
      for (End end : trace.ends()) {
        rows.computeIfAbsent(end.at(), _ -> new EnumMap<>(Method.class))
            .put(trace.question().method(), end.amount());
      }
    }
    List<Disagreement> all = new ArrayList<>();
    rows.forEach((at, amounts) -> all.add(new Disagreement(at, amounts)));
    return all;
  }

  /// True when not all of so many methods find the same here.
  boolean isOne(int methods) {
    return amounts.size() < methods || amounts.values().stream().distinct().count() > 1;
  }
}
