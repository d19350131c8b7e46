package org.entente.app.accuracy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.app.accuracy.Calibration.Bin;
import org.entente.trace.accuracy.RuleFigure;
import org.jspecify.annotations.Nullable;

/// The whole report, as Markdown and as JSON.
final class AccuracyReport {
  private static final String HEAD =
      """
      # How often rules are wrong

      Written by `entente test accuracy --write`; don't edit. Each rule that can be wrong is measured on the samples at hand, \
      and on made ones with known truth. Precision: of what the rule named, how much was right. Recall: of what there was, \
      how much it named. False alarms: of what is not so, how much it named. Brier: mean squared difference between the \
      probability and what was true (0 is perfect; always saying ½ gets 0.25); log loss the mean surprise (0.693).

      What "truth" is worth differs, and stands in each row: *truth* (who made it told), *near truth* (found by a sign the \
      rule doesn't use), *generated* (made by a generator: as good as its idea of the world), *another tool's opinion* \
      (agreement, not accuracy).
      """;

  /// A part with its rows.
  private record Chapter(AccuracyPart part, List<Measured> rows) {}

  private final List<Chapter> chapters = new ArrayList<>();

  void add(AccuracyPart part, List<Measured> rows) {
    chapters.add(new Chapter(part, List.copyOf(rows)));
  }

  String markdown() {
    StringBuilder text = new StringBuilder(HEAD);
    for (Chapter chapter : chapters) {
      text.append("\n## ").append(chapter.part().title()).append("\n\n");
      text.append(chapter.part().about().strip()).append("\n\n");
      if (chapter.rows().stream().anyMatch(row -> row.tally() != null)) {
        text.append(
            "| rule | sample | labels | size | hits | misses | false alarms | precision | recall |"
                + " F1 | false alarm rate |\n"
                + "|---|---|---|---|---|---|---|---|---|---|---|\n");
      }
      for (Measured row : chapter.rows()) {
        Tally tally = row.tally();
        if (tally != null) {
          text.append(row(row, tally));
        }
      }
      calibrations(text, chapter.rows());
    }
    return text.toString();
  }

  /// Of another's opinion only the share of it that the rule shares means something.
  private static String row(Measured row, Tally tally) {
    boolean opinion = row.truth() == Truth.OTHER_OPINION;
    return "| %s | %s | %s | %d | %d | %d | %d | %s | %s | %s | %s |%n"
        .formatted(
            row.rule(),
            row.sample(),
            row.truth().text(),
            tally.size(),
            tally.hits(),
            tally.misses(),
            tally.falseAlarms(),
            opinion ? "–" : share(tally.precision()),
            share(tally.recall()),
            opinion ? "–" : share(tally.f1()),
            share(tally.falseAlarmRate()))
        .replace(System.lineSeparator(), "\n");
  }

  private static void calibrations(StringBuilder text, List<Measured> rows) {
    for (Measured row : rows) {
      Calibration calibration = row.calibration();
      if (calibration == null || calibration.size() == 0) {
        continue;
      }
      text.append("\n**")
          .append(row.rule())
          .append("**, ")
          .append(row.sample())
          .append(" (")
          .append(row.truth().text())
          .append("): Brier ")
          .append(share(calibration.brier()))
          .append(", log loss ")
          .append(share(calibration.logLoss()))
          .append(", ")
          .append(calibration.size())
          .append(" answers")
          .append("\n\n| said | how often | on average | true |\n|---|---|---|---|\n");
      for (Bin bin : calibration.bins()) {
        text.append("| ")
            .append(bin.fromPercent())
            .append("–")
            .append(bin.toPercent())
            .append(" % | ")
            .append(bin.count())
            .append(" | ")
            .append(share(bin.meanPpm() / 1e6))
            .append(" | ")
            .append(share((double) bin.trues() / bin.count()))
            .append(" |\n");
      }
    }
  }

  private static String share(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.4f", value);
  }

  /// The registry that results quote: every rule on every sample with known labels.
  List<RuleFigure> figures() {
    List<RuleFigure> figures = new ArrayList<>();
    for (Chapter chapter : chapters) {
      for (Measured row : chapter.rows()) {
        Tally tally = row.tally();
        if (tally != null && row.truth() != Truth.OTHER_OPINION) {
          figures.add(
              new RuleFigure(
                  row.rule(),
                  row.sample(),
                  row.truth().text(),
                  tally.size(),
                  ppm(tally.hits(), tally.falseAlarms()),
                  ppm(tally.hits(), tally.misses()),
                  tally.rejections() == 0 ? -1 : ppm(tally.falseAlarms(), tally.rejections())));
        }
      }
    }
    return figures;
  }

  /// `part` of both together, millionths, rounded down; −1 of nothing.
  private static int ppm(long part, long other) {
    return part + other == 0 ? -1 : (int) Math.floorDiv(part * 1_000_000, part + other);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    List<Object> all = new ArrayList<>();
    for (Chapter chapter : chapters) {
      for (Measured row : chapter.rows()) {
        all.add(json(chapter.part().title(), row));
      }
    }
    json.put("measured", all);
    return json;
  }

  private static Map<String, Object> json(String part, Measured row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("part", part);
    json.put("rule", row.rule());
    json.put("sample", row.sample());
    json.put("labels", row.truth().text());
    json.put("tally", tally(row.tally()));
    json.put("calibration", calibration(row.calibration()));
    return json;
  }

  private static @Nullable Map<String, Object> tally(@Nullable Tally tally) {
    if (tally == null) {
      return null;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("size", tally.size());
    json.put("hits", tally.hits());
    json.put("misses", tally.misses());
    json.put("false_alarms", tally.falseAlarms());
    json.put("precision", share(tally.precision()));
    json.put("recall", share(tally.recall()));
    json.put("f1", share(tally.f1()));
    return json;
  }

  private static @Nullable Map<String, Object> calibration(@Nullable Calibration calibration) {
    if (calibration == null || calibration.size() == 0) {
      return null;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("size", calibration.size());
    json.put("brier", share(calibration.brier()));
    json.put("log_loss", share(calibration.logLoss()));
    List<Object> bins = new ArrayList<>();
    for (Bin bin : calibration.bins()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("from_percent", bin.fromPercent());
      one.put("to_percent", bin.toPercent());
      one.put("count", bin.count());
      one.put("mean", share(bin.meanPpm() / 1e6));
      one.put("true", bin.trues());
      bins.add(one);
    }
    json.put("bins", bins);
    return json;
  }
}
