package org.entente.trace.accuracy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The registry of figures, by rule.
public final class RuleFigures {
  /// Where it stands among the sources.
  public static final String SOURCE =
      "trace/src/main/resources/org/entente/trace/accuracy/figures.tsv";

  private static final String FILE = "figures.tsv";

  /// What labels are worth, the best first.
  private static final List<String> WORTH = List.of("truth", "near truth", "generated");

  private static final List<RuleFigure> ALL = read();
  private static final Map<String, Optional<RuleFigure>> BEST = new ConcurrentHashMap<>();

  private RuleFigures() {}

  private static List<RuleFigure> read() {
    try (InputStream in = Objects.requireNonNull(RuleFigures.class.getResourceAsStream(FILE))) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(RuleFigure::parse)
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException("a resource of the program can't be read", e);
    }
  }

  public static List<RuleFigure> all() {
    return ALL;
  }

  /// The rule on the sample whose labels are worth most, of equal ones on the largest that has
  /// both a precision and a recall; empty for rules that were not measured.
  public static Optional<RuleFigure> of(String rule) {
    return BEST.computeIfAbsent(rule, RuleFigures::best);
  }

  /// What was measured of each of these rules, as results have it; rules that were not measured are
  /// left out.
  public static List<Map<String, Object>> json(List<String> rules) {
    return rules.stream().flatMap(rule -> of(rule).stream()).map(RuleFigure::json).toList();
  }

  private static Optional<RuleFigure> best(String rule) {
    return ALL.stream()
        .filter(figure -> figure.rule().equals(rule) && WORTH.contains(figure.labels()))
        .filter(figure -> figure.precisionPpm() >= 0 && figure.recallPpm() >= 0)
        .min(
            Comparator.<RuleFigure>comparingInt(figure -> WORTH.indexOf(figure.labels()))
                .thenComparing(Comparator.comparingLong(RuleFigure::size).reversed()));
  }
}
