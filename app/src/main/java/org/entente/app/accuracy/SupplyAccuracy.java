package org.entente.app.accuracy;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.watch.supply.EarlyWarning;
import org.entente.watch.supply.made.MadeTrade;

/// Supply chains: how long before a shock a person is called, and how often for nothing.
final class SupplyAccuracy implements AccuracyPart {
  private static final int SERIES = 100;
  private static final int CALLED = 2;
  private static final int BEFORE_MONTHS = 12;
  private static final int LEARNT_MONTHS = 24;

  @Override
  public String title() {
    return "Supply chains";
  }

  @Override
  public String about() {
    return """
    The monthly early warning of `entente watch supply alerts` on dated shocks, 100 synthetic series a row: no monthly series is public here, so \
    they go through the figures that are (Korea's urea: China's share 88 % in 2020, 97.6 % in January to September 2021, 83.4 % in 2021, \
    71.7 % in 2022, 91 % in January to October 2023; 267 dollars a tonne in October 2020, 483 in September 2021), with noise of ours, and \
    what lies between is assumed; of gallium, germanium and graphite a steady share of 90 % is assumed and nothing else. A hit is a \
    series in which a person was called (level 2) at least a month before supplies fell, at most twelve; the lead is from the first such \
    month. A month's figures come out in the middle of the next: take one month off. Where nothing moves before it, only the notice itself \
    calls, in its month: lead 0. Urea of 2023 is called by its share and by what the smaller volume of 2022 left in the sum of falls, not by its \
    price. Quiet series count each judged month: a false alarm is a month in which a person is called; `calls` count months in a row once. \
    Taking out strong seasons is worth two months of lead in the series with seasons (without it none of 100 is called before), and costs no \
    false calls.
    """;
  }

  @Override
  public List<Measured> measure(Samples samples) {
    List<Measured> rows = new ArrayList<>();
    for (MadeTrade.Kind kind : MadeTrade.Kind.values()) {
      rows.add(kind.isShock() ? shock(kind) : quiet(kind));
    }
    return rows;
  }

  private static Measured shock(MadeTrade.Kind kind) {
    Tally tally = Tally.NONE;
    List<Long> leads = new ArrayList<>();
    for (int seed = 0; seed < SERIES; seed++) {
      Optional<YearMonth> first =
          called(kind, seed).stream()
              .filter(month -> !month.isBefore(kind.month().minusMonths(BEFORE_MONTHS)))
              .filter(month -> !month.isAfter(kind.month()))
              .findFirst();
      long lead = first.map(month -> ChronoUnit.MONTHS.between(month, kind.month())).orElse(-1L);
      leads.add(lead);
      tally = tally.add(lead >= 1, true);
    }
    leads.sort(null);
    String sample =
        "%s: lead %d months, half between %d and %d"
            .formatted(
                kind.text(),
                leads.get(SERIES / 2),
                leads.get(SERIES / 4),
                leads.get(3 * SERIES / 4));
    return new Measured("called before", sample, Truth.GENERATED, tally, null);
  }

  private static Measured quiet(MadeTrade.Kind kind) {
    Tally tally = Tally.NONE;
    long months = 0;
    long runs = 0;
    for (int seed = 0; seed < SERIES; seed++) {
      List<YearMonth> called = called(kind, seed);
      long judged = judged(kind, seed);
      months += judged;
      for (int i = 0; i < called.size(); i++) {
        boolean goesOn = i > 0 && called.get(i - 1).plusMonths(1).equals(called.get(i));
        runs += goesOn ? 0 : 1;
      }
      tally =
          new Tally(
              0,
              tally.falseAlarms() + called.size(),
              0,
              tally.rejections() + judged - called.size());
    }
    String sample = "%s: %.3f calls a year and series".formatted(kind.text(), 12.0 * runs / months);
    return new Measured("called before", sample, Truth.GENERATED, tally, null);
  }

  /// Months in which a person is called about the supplier that is cut off.
  private static List<YearMonth> called(MadeTrade.Kind kind, long seed) {
    return EarlyWarning.of(MadeTrade.series(kind, seed), "made", kind.notices(), "made").stream()
        .filter(alert -> alert.partner().equals("CHN") && alert.level() >= CALLED)
        .map(EarlyWarning.Alert::month)
        .distinct()
        .sorted()
        .collect(Collectors.toList());
  }

  private static long judged(MadeTrade.Kind kind, long seed) {
    long months =
        MadeTrade.series(kind, seed).lines().filter(line -> line.contains(",CHN,")).count();
    return months - LEARNT_MONTHS;
  }
}
