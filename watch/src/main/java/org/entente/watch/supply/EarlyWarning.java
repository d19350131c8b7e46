package org.entente.watch.supply;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.entente.base.BadInput;
import org.entente.base.message.ReasonMessage;
import org.entente.watch.text.CsvRows;
import org.jspecify.annotations.Nullable;

/// A monthly watch on each importer, product and partner. A month is judged by nothing later than
/// itself, after 24 months of learning; missing months are missing, not zero.
public final class EarlyWarning {
  private static final int LEARNING = 24;
  private static final double SHARE = 0.80;
  private static final double SHARE_CHANGE = 0.10;
  private static final double UNIT_VALUE_Z = 3;
  private static final double UNIT_VALUE_FLOOR = 0.05;
  private static final double VOLUME_DRIFT = 0.5;
  private static final double VOLUME_LIMIT = 5;
  private static final double VOLUME_FLOOR = 0.08;
  private static final double NORMAL = 1.4826;
  private static final int NOTICE_MONTHS = 3;
  private static final List<String> SERIES =
      List.of("month", "importer", "product", "partner", "value_usd", "quantity_kg");
  private static final List<String> NOTICES = List.of("date", "country", "product");

  /// The rules' names as they are printed.
  public enum Rule {
    SHARE("share", ReasonMessage.SUPPLY_SHARE_WHY),
    SHARE_CHANGE("share-change", ReasonMessage.SUPPLY_CHANGE_WHY),
    UNIT_VALUE("unit-value", ReasonMessage.SUPPLY_VALUE_WHY),
    VOLUME("volume", ReasonMessage.SUPPLY_VOLUME_WHY),
    NOTICE("notice", ReasonMessage.SUPPLY_NOTICE_WHY);

    private final String text;
    private final ReasonMessage reason;

    Rule(String text, ReasonMessage reason) {
      this.text = text;
      this.reason = reason;
    }

    public String text() {
      return text;
    }

    /// How it is told to people: a value and its limit.
    public ReasonMessage reason() {
      return reason;
    }
  }

  public record Met(Rule rule, double value, double limit) {}

  /// `level`: how many of share (either rule), unit value, volume and notice speak, at most 3; a
  /// person is called at 2.
  public record Alert(
      YearMonth month,
      String importer,
      String product,
      String partner,
      int level,
      List<Met> rules) {}

  private record Key(String importer, String product, String partner) {}

  private record Month(double value, @Nullable Double quantity) {}

  private record Notice(LocalDate date, String country, String product) {}

  private final Map<Key, TreeMap<YearMonth, Month>> series =
      new TreeMap<>(
          Comparator.comparing(Key::importer)
              .thenComparing(Key::product)
              .thenComparing(Key::partner));

  /// The value of all partners together, with an empty partner in the key.
  private final Map<Key, Map<YearMonth, Double>> totals = new HashMap<>();

  private final List<Notice> notices = new ArrayList<>();

  private EarlyWarning() {}

  /// All alerts in the order of months, then names. `noticesText` empty where there are none.
  public static List<Alert> of(
      String seriesText, String seriesFile, String noticesText, String noticesFile) {
    EarlyWarning watch = new EarlyWarning();
    CsvRows.read(seriesText, seriesFile, SERIES).forEach(watch::month);
    if (!noticesText.isEmpty()) {
      CsvRows.read(noticesText, noticesFile, NOTICES).forEach(watch::notice);
    }
    List<Alert> alerts = new ArrayList<>();
    watch.series.forEach((key, months) -> watch.judge(key, months, alerts));
    alerts.sort(
        Comparator.comparing(Alert::month)
            .thenComparing(Alert::importer)
            .thenComparing(Alert::product)
            .thenComparing(Alert::partner));
    return alerts;
  }

  private void month(CsvRows.Row row) {
    YearMonth month;
    try {
      month = YearMonth.parse(row.need("month"));
    } catch (DateTimeException e) {
      String reason = "no month: '" + row.maybe("month") + "'";
      throw new BadInput(row.file(), row.place(), reason, "Write it as 2021-09.", e);
    }
    Key key = new Key(row.need("importer"), row.need("product"), row.need("partner"));
    Double quantity = row.maybe("quantity_kg").isEmpty() ? null : row.number("quantity_kg", 0);
    double value = row.number("value_usd", 0);
    totals
        .computeIfAbsent(new Key(key.importer, key.product, ""), _ -> new HashMap<>())
        .merge(month, value, Double::sum);
    Month last =
        series.computeIfAbsent(key, _ -> new TreeMap<>()).put(month, new Month(value, quantity));
    if (last != null) {
      String next = "Add the rows of one month up before they come here.";
      throw new BadInput(row.file(), row.place(), month + " stands twice", next);
    }
  }

  private void notice(CsvRows.Row row) {
    try {
      LocalDate date = LocalDate.parse(row.need("date"));
      notices.add(new Notice(date, row.need("country"), row.need("product")));
    } catch (DateTimeException e) {
      String reason = "no date: '" + row.maybe("date") + "'";
      throw new BadInput(row.file(), row.place(), reason, "Write it as 2021-10-11.", e);
    }
  }

  private void judge(Key key, SortedMap<YearMonth, Month> months, List<Alert> alerts) {
    List<YearMonth> order = List.copyOf(months.keySet());
    List<Month> values = List.copyOf(months.values());
    double cusum = 0;
    double priceBefore = Double.NaN;
    for (int i = LEARNING; i < order.size(); i++) {
      YearMonth month = order.get(i);
      List<Month> learnt = values.subList(i - LEARNING, i);
      Month now = values.get(i);
      List<Met> met = new ArrayList<>();
      share(key, month, met);
      boolean isWhole = order.get(i - LEARNING).plusMonths(LEARNING).equals(month);
      double price = z(learnt, now, EarlyWarning::logPrice, UNIT_VALUE_FLOOR, isWhole);
      boolean isNext = order.get(i - 1).equals(month.minusMonths(1));
      if (price >= UNIT_VALUE_Z && priceBefore >= UNIT_VALUE_Z && isNext) {
        met.add(new Met(Rule.UNIT_VALUE, price, UNIT_VALUE_Z));
      }
      priceBefore = price;
      double volume = z(learnt, now, EarlyWarning::logQuantity, VOLUME_FLOOR, isWhole);
      cusum = Double.isNaN(volume) ? cusum : Math.max(0, cusum - volume - VOLUME_DRIFT);
      if (cusum > VOLUME_LIMIT) {
        met.add(new Met(Rule.VOLUME, cusum, VOLUME_LIMIT));
      }
      notices(key, month, met);
      if (!met.isEmpty()) {
        alerts.add(
            new Alert(month, key.importer, key.product, key.partner, level(met), List.copyOf(met)));
      }
    }
  }

  private static int level(List<Met> met) {
    long groups =
        met.stream().map(m -> m.rule == Rule.SHARE_CHANGE ? Rule.SHARE : m.rule).distinct().count();
    return (int) Math.min(3, groups);
  }

  private void share(Key key, YearMonth month, List<Met> met) {
    double now = shareAt(key, month);
    double before = shareAt(key, month.minusYears(1));
    if (now >= SHARE) {
      met.add(new Met(Rule.SHARE, now, SHARE));
    }
    if (now - before >= SHARE_CHANGE) {
      met.add(new Met(Rule.SHARE_CHANGE, now - before, SHARE_CHANGE));
    }
  }

  /// The partner's share of value over the three months to `month`; NaN where nothing is known.
  private double shareAt(Key key, YearMonth month) {
    TreeMap<YearMonth, Month> mine = series.getOrDefault(key, new TreeMap<>());
    Map<YearMonth, Double> sums =
        totals.getOrDefault(new Key(key.importer, key.product, ""), Map.of());
    double own = 0;
    double all = 0;
    for (int back = 0; back < 3; back++) {
      YearMonth at = month.minusMonths(back);
      Month of = mine.get(at);
      own += of == null ? 0 : of.value;
      all += sums.getOrDefault(at, 0.0);
    }
    return all > 0 ? own / all : Double.NaN;
  }

  private static double logPrice(Month m) {
    return m.quantity != null && m.quantity > 0 && m.value > 0
        ? Math.log(m.value / m.quantity)
        : Double.NaN;
  }

  private static double logQuantity(Month m) {
    return m.quantity != null && m.quantity > 0 ? Math.log(m.quantity) : Double.NaN;
  }

  /// Seasons can be told only where no month is missing.
  private static double z(
      List<Month> learnt,
      Month now,
      ToDoubleFunction<Month> figure,
      double floor,
      boolean isWhole) {
    double[] past = learnt.stream().mapToDouble(figure).toArray();
    double adds = isWhole ? Season.takeOut(past) : 0;
    double widen = adds == 0 ? 1 : Season.WIDER;
    return z(past, figure.applyAsDouble(now) - adds, floor, widen);
  }

  /// By median and median deviation, which one wild month does not move.
  private static double z(double[] past, double now, double floor, double widen) {
    double[] known = Arrays.stream(past).filter(v -> !Double.isNaN(v)).sorted().toArray();
    if (known.length < LEARNING / 2 || Double.isNaN(now)) {
      return Double.NaN;
    }
    double middle = median(known);
    double[] off = Arrays.stream(known).map(v -> Math.abs(v - middle)).sorted().toArray();
    return (now - middle) / Math.max(widen * NORMAL * median(off), floor);
  }

  private static double median(double[] sorted) {
    int n = sorted.length;
    return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
  }

  private void notices(Key key, YearMonth month, List<Met> met) {
    double nearest = Double.NaN;
    for (Notice notice : notices) {
      long ago =
          (month.getYear() - notice.date.getYear()) * 12L
              + month.getMonthValue()
              - notice.date.getMonthValue();
      if (ago >= 0 && ago <= NOTICE_MONTHS && concerns(notice, key) && !(nearest <= ago)) {
        nearest = ago;
      }
    }
    if (!Double.isNaN(nearest)) {
      met.add(new Met(Rule.NOTICE, nearest, NOTICE_MONTHS));
    }
  }

  private static boolean concerns(Notice notice, Key key) {
    String told = notice.product.toLowerCase(Locale.ROOT);
    String product = key.product.toLowerCase(Locale.ROOT);
    return notice.country.equals(key.partner) && (told.contains(product) || product.contains(told));
  }
}
