package org.entente.app.accuracy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.base.EvmAddress;
import org.entente.trace.pool.PoolLink;
import org.entente.trace.pool.PoolLinks;
import org.entente.trace.pool.PoolWithdrawal;
import org.entente.trace.pool.made.MadePools;

/// Pools of fixed amounts: links between withdrawals and deposits.
final class PoolAccuracy implements AccuracyPart {
  private static final long SEED = 10;

  @Override
  public String title() {
    return "Pools of fixed amounts";
  }

  @Override
  public String about() {
    return """
    Rules of `entente attribute pools`. No truth is public: a made year of three pools stands in, in which one user in twelve \
    withdraws to the address of the deposit, one in 25 pays gas at a price of his own, and eight thieves take out five or six coins \
    for each fresh address. Hits are withdrawals that the rule ties to their depositor among others; misses all other \
    withdrawals (most users give nothing away); probabilities are measured for each depositor named. `linked_outside` needs a ledger, \
    and is not measured.
    """;
  }

  @Override
  public List<Measured> measure(Samples samples) {
    MadePools.Year year = MadePools.year(SEED, 4_000, 8);
    Map<PoolLink.Rule, Calibration> calibrations = new EnumMap<>(PoolLink.Rule.class);
    Map<PoolLink.Rule, Set<Integer>> named = new EnumMap<>(PoolLink.Rule.class);
    Map<PoolLink.Rule, Set<Integer>> right = new EnumMap<>(PoolLink.Rule.class);
    for (PoolLink link : PoolLinks.of(year.events(), PoolLinks.Meetings.UNKNOWN)) {
      EvmAddress depositor = link.depositor();
      if (depositor == null || link.ppm() == 0) {
        continue;
      }
      PoolWithdrawal one = year.events().withdrawals().get(link.withdrawal());
      boolean is = depositor.equals(year.depositorOf().get(one.nullifier()));
      calibrations.computeIfAbsent(link.rule(), _ -> new Calibration()).add(link.ppm(), is);
      named.computeIfAbsent(link.rule(), _ -> new HashSet<>()).add(link.withdrawal());
      if (is) {
        right.computeIfAbsent(link.rule(), _ -> new HashSet<>()).add(link.withdrawal());
      }
    }
    long all = year.events().withdrawals().size();
    List<Measured> rows = new ArrayList<>();
    calibrations.forEach(
        (rule, calibration) -> {
          long hits = right.getOrDefault(rule, Set.of()).size();
          long wrong = named.getOrDefault(rule, Set.of()).size() - hits;
          Tally tally = new Tally(hits, wrong, all - hits, 0);
          rows.add(new Measured(rule.text(), "a made year", Truth.GENERATED, tally, calibration));
        });
    return rows;
  }
}
