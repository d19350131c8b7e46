package org.entente.trace.report;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entente.trace.Method;
import org.entente.trace.account.AccountEnd;
import org.entente.trace.account.AccountTrace;

/// A holding at which the methods find different amounts; a method that doesn't reach it is not in
/// the map.
record AccountDisagreement(long holding, Map<Method, BigInteger> amounts) {

  /// All ends of all traces, side by side, in order of the holdings.
  static List<AccountDisagreement> sideBySide(List<AccountTrace> traces) {
    SortedMap<Long, Map<Method, BigInteger>> rows = new TreeMap<>();
    for (AccountTrace trace : traces) {
      for (AccountEnd end : trace.ends()) {
        rows.computeIfAbsent(end.holding(), _ -> new EnumMap<>(Method.class))
            .merge(trace.question().method(), end.amount(), BigInteger::add);
      }
    }
    List<AccountDisagreement> all = new ArrayList<>();
    rows.forEach((holding, amounts) -> all.add(new AccountDisagreement(holding, amounts)));
    return all;
  }

  /// True when not all of so many methods find the same here.
  boolean isOne(int methods) {
    return amounts.size() < methods || amounts.values().stream().distinct().count() > 1;
  }

  BigInteger largest() {
    return amounts.values().stream().max(BigInteger::compareTo).orElse(BigInteger.ZERO);
  }
}
