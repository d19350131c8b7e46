package org.entente.app.attribute;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.trace.accuracy.RuleFigure;
import org.entente.trace.accuracy.RuleFigures;
import org.entente.trace.mix.Demixed;
import org.entente.trace.mix.MixKind;
import org.entente.trace.mix.Sign;
import org.entente.trace.mix.Verdict;
import org.entente.trace.mix.Verdict.Aside;
import org.jspecify.annotations.Nullable;

/// A verdict as JSON: kind and probability first, the reasons beside them.
final class VerdictJson {
  private static final int PPM_DIGITS = 6;

  private VerdictJson() {}

  static Map<String, Object> of(String txid, Verdict verdict) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("txid", txid);
    json.put("kind", verdict.kind().text());
    json.put("probability", probability(verdict.ppm()));
    if (verdict.anonymitySet() > 0) {
      json.put("anonymity_set", verdict.anonymitySet());
      json.put("denomination", Long.toString(verdict.denomination()));
    }
    json.put("because", signs(verdict.because()));
    if (verdict.kind() != MixKind.NONE) {
      json.put("measured", measured(verdict.kind().text()));
    }
    if (!verdict.asides().isEmpty()) {
      json.put("asides", verdict.asides().stream().map(VerdictJson::aside).toList());
    }
    return json;
  }

  /// The candidates for the owners of the outputs: by input, with probabilities.
  static List<Map<String, Object>> owners(Demixed demixed) {
    return demixed.outputs().stream()
        .map(
            owners -> {
              Map<String, Object> json = new LinkedHashMap<>();
              json.put("output", owners.output());
              json.put("rule", owners.rule().text());
              json.put(
                  "candidates",
                  owners.candidates().stream()
                      .map(
                          one -> {
                            Map<String, Object> candidate = new LinkedHashMap<>();
                            candidate.put("input", one.input());
                            candidate.put("probability", probability(one.ppm()));
                            return candidate;
                          })
                      .toList());
              return json;
            })
        .toList();
  }

  /// How often the rule was wrong, null where that was not measured.
  static @Nullable Map<String, Object> measured(String rule) {
    return RuleFigures.of(rule).map(RuleFigure::json).orElse(null);
  }

  /// Parts per million as a decimal number.
  static BigDecimal probability(int ppm) {
    return BigDecimal.valueOf(ppm, PPM_DIGITS);
  }

  private static Map<String, Object> aside(Aside aside) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("pattern", aside.pattern().text());
    json.put("probability", probability(aside.ppm()));
    json.put("because", signs(aside.because()));
    return json;
  }

  /// A veto has no weight: nothing weighs as much.
  private static List<Map<String, Object>> signs(List<Sign> signs) {
    return signs.stream()
        .map(
            sign -> {
              Map<String, Object> json = new LinkedHashMap<>();
              json.put("rule", sign.rule());
              json.put("finding", sign.finding());
              json.put("decibans", sign.isVeto() ? null : sign.decibans());
              return json;
            })
        .toList();
  }
}
