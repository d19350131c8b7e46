package org.entente.watch.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EarlyWarningTest {
  private static final YearMonth FIRST = YearMonth.of(2019, 1);
  private static final String HEADING = "month,importer,product,partner,value_usd,quantity_kg\n";

  /// Quiet for 32 months, then the partner's share, the price and the volume turn as Korea's urea
  /// did in autumn 2021.
  private static String series(long seed, int months, boolean isShock) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(HEADING);
    for (int i = 0; i < months; i++) {
      double noise = 1 + random.nextGaussian() * 0.03;
      boolean late = isShock && i >= 32;
      double price = 0.27 * (late ? 1.7 : 1) * (1 + random.nextGaussian() * 0.02);
      double quantity = 50_000 * noise * (i >= 34 && isShock ? 0.2 : 1);
      double others = late ? 500 : 9_000;
      text.append(row(i, "CHN", price * quantity, quantity));
      text.append(row(i, "IDN", others, others / 0.27));
    }
    return text.toString();
  }

  private static String row(int i, String partner, double value, double quantity) {
    return String.format(
        Locale.ROOT, "%s,KOR,urea,%s,%.2f,%.2f%n", FIRST.plusMonths(i), partner, value, quantity);
  }

  private static List<EarlyWarning.Alert> ofChina(String series, String notices) {
    return EarlyWarning.of(series, "s", notices, "n").stream()
        .filter(alert -> alert.partner().equals("CHN"))
        .toList();
  }

  @Test
  void aShockCallsAPersonBeforeTheNotice() {
    List<EarlyWarning.Alert> alerts = ofChina(series(1, 40, true), "");
    YearMonth called =
        alerts.stream().filter(a -> a.level() >= 2).findFirst().orElseThrow().month();
    assertThat(called).isEqualTo(FIRST.plusMonths(33));
    assertThat(alerts).filteredOn(a -> a.month().isBefore(FIRST.plusMonths(32))).isEmpty();
  }

  @Test
  void quietSeriesRarelyCallAPerson() {
    int calls = 0;
    for (int seed = 0; seed < 50; seed++) {
      calls +=
          (int) ofChina(series(seed, 84, false), "").stream().filter(a -> a.level() >= 2).count();
    }
    assertThat(calls).as("of 50 × 60 quiet months").isLessThanOrEqualTo(6);
  }

  @Test
  void laterMonthsChangeNothing() {
    String whole = series(3, 40, true);
    List<EarlyWarning.Alert> all = ofChina(whole, "");
    String until = String.join("\n", whole.lines().limit(1 + 2 * 36).toList());
    assertThat(ofChina(until, ""))
        .isEqualTo(all.stream().filter(a -> a.month().isBefore(FIRST.plusMonths(36))).toList());
  }

  @Test
  void aNoticeCountsForThreeMonthsAndOnlyFromItsDay() {
    String notices =
        "date,country,product,what,source\n2021-05-11,CHN,urea and fertilisers,inspection,press\n";
    List<YearMonth> told =
        ofChina(series(4, 40, false), notices).stream()
            .filter(a -> a.rules().stream().anyMatch(m -> m.rule() == EarlyWarning.Rule.NOTICE))
            .map(EarlyWarning.Alert::month)
            .toList();
    assertThat(told)
        .containsExactly(
            YearMonth.of(2021, 5),
            YearMonth.of(2021, 6),
            YearMonth.of(2021, 7),
            YearMonth.of(2021, 8));
  }
}
