package org.entente.exchange.stix.pattern;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.entente.base.BadInput;
import org.entente.exchange.stix.StixTime;

/// Reads the expressions of a pattern: `AND` binds before `OR`, that before `FOLLOWEDBY`;
/// qualifiers bind closest. Throws [BadInput] with line and column.
final class PatternParser {
  /// Pairs of parentheses within each other.
  private static final int DEPTH = 100;

  private static final int REPEATS = 1_000_000_000;

  /// Expressions in brackets and tests in them.
  private static final int PATHS = 2_000;

  private static final int LENGTH = 1_000_000;

  private enum QualifierKind {
    START,
    WITHIN,
    REPEATS
  }

  private final String text;
  private final List<Token> tokens;
  private final List<ObjectPath> paths;
  private final ComparisonParser comparisons;
  private int at;
  private int depth;

  private PatternParser(String text) {
    this.text = text;
    this.tokens = Lexer.tokens(text);
    this.paths = new ArrayList<>();
    this.comparisons = new ComparisonParser(this, paths);
  }

  static StixPattern parse(String text) {
    if (text.length() > LENGTH) {
      throw Lexer.bad(text, LENGTH, "over " + LENGTH + " characters", "Split the pattern");
    }
    PatternParser parser = new PatternParser(text);
    Expression expression = parser.followedBy();
    if (parser.peek().kind() != Token.Kind.END) {
      throw parser.unexpected("AND, OR, FOLLOWEDBY, a qualifier or the end");
    }
    return new StixPattern(text, expression, List.copyOf(parser.paths));
  }

  Token peek() {
    return tokens.get(at);
  }

  Token take() {
    return tokens.get(at++);
  }

  boolean takeIf(String word) {
    boolean is = peek().is(word);
    at += is ? 1 : 0;
    return is;
  }

  void expect(String word) {
    if (!takeIf(word)) {
      throw unexpected("'" + word + "'");
    }
  }

  BadInput unexpected(String expected) {
    return bad(peek(), "found " + peek().shown() + " where " + expected + " should be");
  }

  BadInput bad(Token where, String reason) {
    return Lexer.bad(text, where.at(), reason, "Correct the pattern");
  }

  void enter() {
    if (++depth > DEPTH) {
      throw bad(peek(), "parentheses are nested more than " + DEPTH + " deep");
    }
  }

  void leave() {
    depth--;
  }

  private Expression followedBy() {
    Expression all = any();
    while (takeIf("FOLLOWEDBY")) {
      all = new Expression.FollowedBy(all, any());
    }
    return all;
  }

  private Expression any() {
    List<Expression> parts = new ArrayList<>();
    do {
      parts.add(all());
    } while (takeIf("OR"));
    return parts.size() == 1 ? parts.getFirst() : new Expression.Any(List.copyOf(parts));
  }

  private Expression all() {
    List<Expression> parts = new ArrayList<>();
    do {
      parts.add(qualified());
    } while (takeIf("AND"));
    return parts.size() == 1 ? parts.getFirst() : new Expression.All(List.copyOf(parts));
  }

  private Expression qualified() {
    Expression inner;
    if (takeIf("[")) {
      inner = new Expression.Single(comparisons.any());
      if (paths.size() > PATHS) {
        throw bad(peek(), "over " + PATHS + " tests");
      }
      expect("]");
    } else if (takeIf("(")) {
      enter();
      inner = followedBy();
      leave();
      expect(")");
    } else {
      throw unexpected("'[' or '('");
    }
    Set<QualifierKind> seen = EnumSet.noneOf(QualifierKind.class);
    while (true) {
      Token first = peek();
      Expression.Qualifier qualifier;
      QualifierKind kind;
      if (takeIf("START")) {
        kind = QualifierKind.START;
        qualifier = startStop();
      } else if (takeIf("WITHIN")) {
        kind = QualifierKind.WITHIN;
        qualifier = new Expression.Qualifier.Within(positive("a positive number of seconds", true));
        expect("SECONDS");
      } else if (takeIf("REPEATS")) {
        kind = QualifierKind.REPEATS;
        qualifier = repeats();
      } else {
        return inner;
      }
      if (!seen.add(kind)) {
        throw bad(first, first.text() + " may qualify an expression once only");
      }
      inner = new Expression.Qualified(inner, qualifier);
    }
  }

  private Expression.Qualifier startStop() {
    StixTime start = time();
    expect("STOP");
    return new Expression.Qualifier.StartStop(start, time());
  }

  private StixTime time() {
    Token token = peek();
    if (token.kind() != Token.Kind.TIME) {
      throw unexpected("a time like t'2026-01-31T12:00:00Z'");
    }
    at++;
    return time(token);
  }

  StixTime time(Token token) {
    return StixTime.of(token.text())
        .orElseThrow(() -> bad(token, "'" + token.text() + "' is no time in UTC"));
  }

  private Expression.Qualifier repeats() {
    BigDecimal times = positive("a positive whole number", false);
    if (times.compareTo(BigDecimal.valueOf(REPEATS)) > 0) {
      throw bad(peek(), "more than " + REPEATS + " repeats");
    }
    expect("TIMES");
    return new Expression.Qualifier.Repeats(times.intValueExact());
  }

  private BigDecimal positive(String what, boolean fractions) {
    Token token = peek();
    boolean fits =
        token.kind() == Token.Kind.INTEGER || (fractions && token.kind() == Token.Kind.DECIMAL);
    if (!fits || new BigDecimal(token.text()).signum() <= 0) {
      throw unexpected(what);
    }
    at++;
    return new BigDecimal(token.text());
  }
}
