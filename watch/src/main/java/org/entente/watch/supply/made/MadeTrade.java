package org.entente.watch.supply.made;

import java.time.YearMonth;
import java.util.Locale;
import java.util.Random;

/// Synthetic monthly imports around dated shocks. No public monthly series is at hand; yearly
/// shares and single prices are, and the series go through them. What lies between is ours, and
/// each kind says so.
public final class MadeTrade {
  private static final String HEADING = "month,importer,product,partner,value_usd,quantity_kg\n";
  private static final String NOTICES = "date,country,product\n";
  private static final String SUPPLIER = "CHN";

  /// What is made.
  public enum Kind {
    /// Industrial urea: China's share 88 % in 2020, 97.6 % from January to September 2021, 267
    /// dollars a tonne in October 2020, 483 in September 2021; notice on 11 October 2021. Here the
    /// price rises steadily between both.
    UREA_2021_STEADY("urea, October 2021, price rising all year", "2021-10", "2021-10-11"),
    /// The same, but the price rises only from July 2021.
    UREA_2021_LATE("urea, October 2021, price rising from July", "2021-10", "2021-10-11"),
    /// The same with strong seasons on top: an assumption.
    UREA_2021_SEASONAL(
        "urea, October 2021, price rising from July, seasons", "2021-10", "2021-10-11"),
    /// Industrial and vehicle urea: 83.4 % in 2021, 71.7 % in 2022, 91 % from January to October
    /// 2023; clearance held on 30 November 2023. The price is flat: none is published for 2023.
    UREA_2023("urea, November 2023", "2023-11", "2023-11-30"),
    /// Export licences from 1 August 2023. A steady share of 90 % is assumed.
    GALLIUM_2023("gallium and germanium, August 2023", "2023-08", "2023-08-01"),
    /// Export licences from 1 December 2023. A steady share of 90 % is assumed.
    GRAPHITE_2023("graphite, December 2023", "2023-12", "2023-12-01"),
    /// Nothing happens; the supplier has 60 %.
    QUIET("nothing happens, supplier with 60 %", "", ""),
    /// Nothing happens; the supplier has 90 %, so that a second sign is enough for a call.
    DEPENDENT("nothing happens, supplier with 90 %", "", ""),
    /// The same in seasons: half as much again in spring, prices a fifth higher.
    SEASONAL("nothing happens but strong seasons, 90 %", "", ""),
    /// The same in a market that swings: prices wander with a spread of 20 % about their mean and a
    /// memory of some months, volumes by a quarter.
    SWINGING("nothing happens in a swinging market, 90 %", "", "");

    private final String text;
    private final String shock;
    private final String notice;

    Kind(String text, String shock, String notice) {
      this.text = text;
      this.shock = shock;
      this.notice = notice;
    }

    public String text() {
      return text;
    }

    public boolean isShock() {
      return !shock.isEmpty();
    }

    /// The month in which supplies fell; only of a shock.
    public YearMonth month() {
      return YearMonth.parse(shock);
    }

    String product() {
      return switch (this) {
        case UREA_2021_STEADY, UREA_2021_LATE, UREA_2021_SEASONAL, UREA_2023 -> "urea";
        case GALLIUM_2023 -> "gallium";
        case GRAPHITE_2023 -> "graphite";
        case QUIET, DEPENDENT, SEASONAL, SWINGING -> "goods";
      };
    }

    /// As a file of notices; only the heading where there is none.
    public String notices() {
      return notice.isEmpty()
          ? NOTICES
          : NOTICES + notice + "," + SUPPLIER + "," + product() + "\n";
    }
  }

  private final Kind kind;
  private final Random random;
  private double swing;

  private MadeTrade(Kind kind, long seed) {
    this.kind = kind;
    this.random = new Random(31 * seed + kind.text.hashCode());
  }

  /// A file of monthly series of seven years.
  public static String series(Kind kind, long seed) {
    MadeTrade made = new MadeTrade(kind, seed);
    YearMonth last = kind.isShock() ? kind.month().plusMonths(6) : YearMonth.of(2023, 12);
    StringBuilder text = new StringBuilder(HEADING);
    for (YearMonth month = last.minusYears(7); !month.isAfter(last); month = month.plusMonths(1)) {
      made.month(month, text);
    }
    return text.toString();
  }

  private void month(YearMonth month, StringBuilder text) {
    boolean isSeasonal = kind == Kind.SEASONAL || kind == Kind.UREA_2021_SEASONAL;
    double season = isSeasonal ? spring(month) : 0;
    double share = Math.clamp(share(month) + 0.01 * noise(), 0.01, 0.99);
    boolean isSwinging = kind == Kind.SWINGING;
    swing = isSwinging ? 0.85 * swing + 0.2 * Math.sqrt(1 - 0.85 * 0.85) * noise() : 0;
    double price = price(month) * (1 + 0.2 * season) * Math.exp(swing + 0.03 * noise());
    double tonnes = 30_000 * (1 + 0.5 * season) * Math.exp((isSwinging ? 0.25 : 0.08) * noise());
    double cut = cut(month);
    row(text, month, SUPPLIER, price, tonnes * share * cut);
    row(text, month, "VNM", price * Math.exp(0.03 * noise()), tonnes * (1 - share));
  }

  private double noise() {
    return random.nextGaussian();
  }

  private void row(
      StringBuilder text, YearMonth month, String partner, double dollars, double tonnes) {
    text.append(
        String.format(
            Locale.ROOT,
            "%s,KOR,%s,%s,%.0f,%.0f%n",
            month,
            kind.product(),
            partner,
            dollars * tonnes,
            1000 * tonnes));
  }

  /// What is left of supplies once they are cut: half in the first month, then a fifth.
  private double cut(YearMonth month) {
    if (!kind.isShock() || month.isBefore(kind.month())) {
      return 1;
    }
    return month.equals(kind.month()) ? 0.5 : 0.2;
  }

  private double share(YearMonth month) {
    return switch (kind) {
      case UREA_2021_STEADY, UREA_2021_LATE, UREA_2021_SEASONAL ->
          month.getYear() < 2021 ? 0.88 : 0.976;
      case UREA_2023 ->
          switch (month.getYear()) {
            case 2021 -> 0.834;
            case 2022 -> 0.717;
            case 2023, 2024 -> 0.91;
            default -> 0.88;
          };
      case GALLIUM_2023, GRAPHITE_2023, DEPENDENT, SEASONAL, SWINGING -> 0.90;
      case QUIET -> 0.6;
    };
  }

  private double price(YearMonth month) {
    return switch (kind) {
      case UREA_2021_STEADY -> rising(month, YearMonth.of(2020, 10));
      case UREA_2021_LATE, UREA_2021_SEASONAL -> rising(month, YearMonth.of(2021, 6));
      case UREA_2023, GALLIUM_2023, GRAPHITE_2023, QUIET, DEPENDENT, SEASONAL, SWINGING -> 300;
    };
  }

  /// 267 dollars until `from`, 483 in September 2021, by equal ratios between.
  private static double rising(YearMonth month, YearMonth from) {
    double all = months(from, YearMonth.of(2021, 9));
    double done = Math.clamp(months(from, month) / all, 0, 1);
    return 267 * Math.pow(483.0 / 267, done);
  }

  private static double months(YearMonth from, YearMonth to) {
    return 12.0 * (to.getYear() - from.getYear()) + to.getMonthValue() - from.getMonthValue();
  }

  /// One in April, least in October.
  private static double spring(YearMonth month) {
    return Math.cos(2 * Math.PI * (month.getMonthValue() - 4) / 12);
  }
}
