package org.entente.trace.accuracy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a rule did on one sample.
///
/// @param rule as results name it
/// @param sample which, in a few words
/// @param labels what the sample's labels are worth: truth, near truth, generated
/// @param size of the sample
/// @param precisionPpm of what the rule named, how much was right, millionths; −1 where it named
///     nothing that could be
/// @param recallPpm of what there was, how much it named; −1 where there was nothing
/// @param falseAlarmPpm of what is not so, how much it named; −1 where that can't be told
public record RuleFigure(
    String rule,
    String sample,
    String labels,
    long size,
    int precisionPpm,
    int recallPpm,
    int falseAlarmPpm) {
  private static final int PPM_DIGITS = 6;
  private static final int FIELDS = 7;

  /// A line of the registry: fields between tabs. Throws [IllegalArgumentException].
  static RuleFigure parse(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException("not " + FIELDS + " fields: " + line);
    }
    return new RuleFigure(
        fields[0],
        fields[1],
        fields[2],
        Long.parseLong(fields[3]),
        Integer.parseInt(fields[4]),
        Integer.parseInt(fields[5]),
        Integer.parseInt(fields[6]));
  }

  /// As [#parse] reads it.
  public String line() {
    return String.join(
        "\t",
        rule,
        sample,
        labels,
        Long.toString(size),
        Integer.toString(precisionPpm),
        Integer.toString(recallPpm),
        Integer.toString(falseAlarmPpm));
  }

  /// As results have it.
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rule", rule);
    json.put("precision", share(precisionPpm));
    json.put("recall", share(recallPpm));
    json.put("false_alarms", share(falseAlarmPpm));
    json.put("sample", sample);
    json.put("labels", labels);
    json.put("size", size);
    return json;
  }

  /// A share as a decimal number, null where there is none.
  static @Nullable BigDecimal share(int ppm) {
    return ppm < 0 ? null : BigDecimal.valueOf(ppm, PPM_DIGITS);
  }

  /// For people: `precision 0.994, recall 0.998 (500 made rounds, generated)`.
  public String text() {
    return "precision "
        + text(precisionPpm)
        + ", recall "
        + text(recallPpm)
        + " ("
        + sample
        + ", "
        + labels
        + ")";
  }

  private static String text(int ppm) {
    BigDecimal share = share(ppm);
    return share == null ? "–" : share.stripTrailingZeros().toPlainString();
  }
}
