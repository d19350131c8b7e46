package org.entente.exchange.stix.pattern;

import java.util.List;

/// A pattern of STIX 2.1, read.
public final class StixPattern {
  private final String text;
  private final Expression expression;
  private final List<ObjectPath> paths;

  StixPattern(String text, Expression expression, List<ObjectPath> paths) {
    this.text = text;
    this.expression = expression;
    this.paths = paths;
  }

  /// Throws [BadInput] that says at which line and column it is no pattern.
  public static StixPattern parse(String text) {
    return PatternParser.parse(text);
  }

  public String text() {
    return text;
  }

  /// What is tested, in order, for those who check names.
  public List<ObjectPath> paths() {
    return paths;
  }

  Expression expression() {
    return expression;
  }

  /// Whether the observations satisfy the pattern. Throws [BadInput] when that takes more work
  /// than we give: some patterns of many parts explode.
  public boolean matches(Observations observations) {
    return new Matching(observations).matches(expression);
  }
}
