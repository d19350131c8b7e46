package org.entente.watch.supply;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.entente.watch.text.CsvRows;

/// Which products does one importer get from too few hands? The three criteria of CEPII's GeoDep,
/// computed on the user's own trade file.
public final class Products {
  private static final double CONCENTRATED = 0.4;
  private static final double NO_EXPORTS = 9999;
  private static final int YEARS_NEEDED = 2;
  private static final List<String> TRADE =
      List.of("year", "exporter", "importer", "product", "value_usd");
  private static final List<String> SHARES = List.of("product", "supplier", "share_percent");

  private Products() {}

  /// `met`: 1 imports concentrated, 2 the world's exports concentrated, 3 more imports than
  // exports.
  public record Year(
      int year, double importHhi, double worldHhi, double importExport, List<Integer> met) {}

  /// Share of the importer's imports in the last year that has any, 0 to 1.
  public record Supplier(String supplier, double share) {}

  /// Dependent: all three criteria in at least two of the years.
  public record Product(String product, boolean dependent, List<Year> years, List<Supplier> top) {}

  /// One product by shares alone; percent. `remainder` is what "various countries" hold: nobody
  /// in particular, hence no supplier and nothing in `hhi` (0 to 1).
  public record Shares(String product, double hhi, Supplier top, int suppliers, double remainder) {}

  public static List<Product> ofTrade(
      String text, String file, String importer, List<Integer> years) {
    Map<String, Map<Integer, Trade>> products = new TreeMap<>();
    for (CsvRows.Row row : CsvRows.read(text, file, TRADE)) {
      int year = (int) row.number("year", 0);
      String exporter = row.need("exporter");
      String to = row.need("importer");
      double value = row.number("value_usd", 0);
      if (years.contains(year) && !exporter.equals(to)) {
        products
            .computeIfAbsent(row.need("product"), _ -> new TreeMap<>())
            .computeIfAbsent(year, _ -> new Trade())
            .add(exporter, to, importer, value);
      }
    }
    List<Product> screened = new ArrayList<>();
    products.forEach(
        (product, byYear) -> {
          if (byYear.values().stream().anyMatch(trade -> trade.imports > 0)) {
            screened.add(product(product, byYear, importer));
          }
        });
    return screened;
  }

  private static Product product(String name, Map<Integer, Trade> byYear, String importer) {
    List<Year> years = new ArrayList<>();
    List<Supplier> top = List.of();
    for (Map.Entry<Integer, Trade> entry : byYear.entrySet()) {
      Trade trade = entry.getValue();
      if (trade.imports > 0) {
        years.add(trade.judged(entry.getKey(), importer));
        top = trade.suppliers();
      }
    }
    long dependent = years.stream().filter(year -> year.met.size() == 3).count();
    return new Product(name, dependent >= YEARS_NEEDED, List.copyOf(years), top);
  }

  /// One product in one year.
  private static final class Trade {
    private final Map<String, Double> bySupplier = new TreeMap<>();
    private final Map<String, Double> byExporter = new TreeMap<>();
    private double imports;
    private double world;

    void add(String exporter, String to, String importer, double value) {
      byExporter.merge(exporter, value, Double::sum);
      world += value;
      if (to.equals(importer)) {
        bySupplier.merge(exporter, value, Double::sum);
        imports += value;
      }
    }

    Year judged(int year, String importer) {
      double importHhi = hhi(bySupplier, imports);
      double worldHhi = hhi(byExporter, world);
      double exports = byExporter.getOrDefault(importer, 0.0);
      double importExport = exports > 0 ? imports / exports : NO_EXPORTS;
      List<Integer> met = new ArrayList<>();
      if (importHhi > CONCENTRATED) {
        met.add(1);
      }
      if (worldHhi > CONCENTRATED) {
        met.add(2);
      }
      if (importExport > 1) {
        met.add(3);
      }
      return new Year(year, importHhi, worldHhi, importExport, List.copyOf(met));
    }

    List<Supplier> suppliers() {
      return bySupplier.entrySet().stream()
          .map(entry -> new Supplier(entry.getKey(), entry.getValue() / imports))
          .sorted(
              Comparator.comparingDouble(Supplier::share)
                  .reversed()
                  .thenComparing(Supplier::supplier))
          .limit(5)
          .toList();
    }

    private static double hhi(Map<String, Double> values, double sum) {
      return sum > 0 ? values.values().stream().mapToDouble(v -> v / sum * (v / sum)).sum() : 0;
    }
  }

  public static List<Shares> ofShares(String text, String file) {
    Map<String, Map<String, Double>> products = new TreeMap<>();
    for (CsvRows.Row row : CsvRows.read(text, file, SHARES)) {
      double percent = row.number("share_percent", 0);
      products
          .computeIfAbsent(row.need("product"), _ -> new TreeMap<>())
          .merge(row.need("supplier"), percent, Double::sum);
    }
    List<Shares> screened = new ArrayList<>();
    products.forEach((product, shares) -> screened.add(shares(product, shares)));
    return screened;
  }

  private static Shares shares(String product, Map<String, Double> shares) {
    double remainder = 0;
    double hhi = 0;
    Supplier top = new Supplier("", 0);
    int suppliers = 0;
    for (Map.Entry<String, Double> entry : new TreeMap<>(shares).entrySet()) {
      String supplier = entry.getKey();
      double percent = entry.getValue();
      if (supplier.strip().toLowerCase(Locale.ROOT).startsWith("various")) {
        remainder += percent;
        continue;
      }
      suppliers++;
      hhi += percent / 100 * (percent / 100);
      top = percent > top.share ? new Supplier(supplier, percent) : top;
    }
    return new Shares(product, hhi, top, suppliers, remainder);
  }
}
