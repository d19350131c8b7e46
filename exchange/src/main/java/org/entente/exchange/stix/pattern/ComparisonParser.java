package org.entente.exchange.stix.pattern;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.entente.base.BadInput;
import org.entente.base.Hex;

/// Reads what stands between brackets.
final class ComparisonParser {
  private static final Set<String> KEYWORDS =
      Set.of(
          "AND",
          "OR",
          "NOT",
          "FOLLOWEDBY",
          "LIKE",
          "MATCHES",
          "ISSUPERSET",
          "ISSUBSET",
          "EXISTS",
          "LAST",
          "IN",
          "START",
          "STOP",
          "SECONDS",
          "WITHIN",
          "REPEATS",
          "TIMES",
          "true",
          "false");

  private final PatternParser parser;
  private final List<ObjectPath> paths;

  /// Adds each path it reads to `paths`.
  ComparisonParser(PatternParser parser, List<ObjectPath> paths) {
    this.parser = parser;
    this.paths = paths;
  }

  Comparison any() {
    List<Comparison> parts = new ArrayList<>();
    do {
      parts.add(all());
    } while (parser.takeIf("OR"));
    return parts.size() == 1 ? parts.getFirst() : new Comparison.Any(List.copyOf(parts));
  }

  private Comparison all() {
    List<Comparison> parts = new ArrayList<>();
    do {
      parts.add(one());
    } while (parser.takeIf("AND"));
    return parts.size() == 1 ? parts.getFirst() : new Comparison.All(List.copyOf(parts));
  }

  private Comparison one() {
    if (parser.takeIf("(")) {
      parser.enter();
      Comparison inner = any();
      parser.leave();
      parser.expect(")");
      return inner;
    }
    boolean without = parser.takeIf("NOT");
    if (without && !parser.peek().is("EXISTS")) {
      throw parser.unexpected("EXISTS");
    }
    if (parser.takeIf("EXISTS")) {
      return new Comparison.Exists(path(), without);
    }
    ObjectPath path = path();
    boolean negated = parser.takeIf("NOT");
    Token operator = parser.peek();
    ValueTest test = test();
    HashConstant.misfit(path, test)
        .ifPresent(
            text -> {
              throw parser.bad(operator, "'" + text + "' can't be such a hash");
            });
    return new Comparison.Test(path, negated, test);
  }

  private ObjectPath path() {
    Token type = parser.peek();
    if (!isName(type) && type.kind() != Token.Kind.HYPHENATED) {
      throw parser.unexpected("an object's type");
    }
    parser.take();
    parser.expect(":");
    List<ObjectPath.Step> steps = new ArrayList<>();
    steps.add(key());
    while (true) {
      if (parser.takeIf(".")) {
        steps.add(key());
      } else if (parser.takeIf("[")) {
        steps.add(index());
        parser.expect("]");
      } else {
        ObjectPath path = new ObjectPath(type.text(), steps);
        paths.add(path);
        return path;
      }
    }
  }

  private static boolean isName(Token token) {
    return token.kind() == Token.Kind.WORD && !KEYWORDS.contains(token.text());
  }

  private ObjectPath.Step key() {
    Token name = parser.peek();
    if (!isName(name) && name.kind() != Token.Kind.STRING) {
      throw parser.unexpected("a property (one with a hyphen stands in single quotes)");
    }
    return new ObjectPath.Step.Key(parser.take().text());
  }

  private ObjectPath.Step index() {
    if (parser.takeIf("*")) {
      return new ObjectPath.Step.Each();
    }
    Token index = parser.peek();
    if (index.kind() != Token.Kind.INTEGER) {
      throw parser.unexpected("an index or *");
    }
    try {
      int at = Integer.parseInt(index.text());
      parser.take();
      return new ObjectPath.Step.Index(at);
    } catch (NumberFormatException tooLarge) {
      throw parser.bad(index, "no list has an item " + index.text());
    }
  }

  private ValueTest test() {
    Token operator = parser.take();
    if (operator.kind() == Token.Kind.SYMBOL || operator.kind() == Token.Kind.WORD) {
      switch (operator.text()) {
        case "=", "==" -> {
          return new ValueTest.Equal(constant(true), false);
        }
        case "!=", "<>" -> {
          return new ValueTest.Equal(constant(true), true);
        }
        case "<", "<=" -> {
          return new ValueTest.Order(constant(false), true, operator.text().length() == 2);
        }
        case ">", ">=" -> {
          return new ValueTest.Order(constant(false), false, operator.text().length() == 2);
        }
        case "IN" -> {
          return new ValueTest.In(set());
        }
        case "LIKE" -> {
          return ValueTest.Like.of(string());
        }
        case "MATCHES" -> {
          return matches();
        }
        case "ISSUBSET", "ISSUPERSET" -> {
          return block(operator.text().equals("ISSUPERSET"));
        }
        default -> {}
      }
    }
    throw parser.bad(operator, "found " + operator.shown() + " where a comparison should be");
  }

  private String string() {
    if (parser.peek().kind() != Token.Kind.STRING) {
      throw parser.unexpected("text in single quotes");
    }
    return parser.take().text();
  }

  private ValueTest matches() {
    Token text = parser.peek();
    return new ValueTest.Matches(
        RegularExpression.of(string())
            .orElseThrow(() -> parser.bad(text, "this is no regular expression")));
  }

  private ValueTest block(boolean superset) {
    return IpBlock.of(string())
        .map(block -> (ValueTest) new ValueTest.Block(block, superset))
        .orElseGet(ValueTest.NoBlock::new);
  }

  /// All of one kind.
  private List<Constant> set() {
    List<Constant> constants = new ArrayList<>();
    parser.expect("(");
    if (parser.takeIf(")")) {
      return constants;
    }
    do {
      Token first = parser.peek();
      constants.add(constant(true));
      if (constants.getLast().getClass() != constants.getFirst().getClass()) {
        throw parser.bad(first, "a set's constants must be of one kind");
      }
    } while (parser.takeIf(","));
    parser.expect(")");
    return List.copyOf(constants);
  }

  private Constant constant(boolean truths) {
    Token token = parser.peek();
    Constant constant =
        switch (token.kind()) {
          case INTEGER, DECIMAL -> new Constant.Quantity(new BigDecimal(token.text()));
          case STRING -> new Constant.Text(token.text());
          case HEX, BINARY -> bytes(token);
          case TIME -> new Constant.Moment(parser.time(token));
          case WORD, HYPHENATED, SYMBOL, END -> {
            if (truths && (token.is("true") || token.is("false"))) {
              yield new Constant.Truth(token.is("true"));
            }
            throw parser.unexpected(truths ? "a constant" : "a constant that has an order");
          }
        };
    parser.take();
    return constant;
  }

  private Constant bytes(Token token) {
    try {
      boolean hex = token.kind() == Token.Kind.HEX;
      byte[] bytes = hex ? Hex.decode(token.text()) : base64(token.text());
      return new Constant.Bytes(new String(bytes, StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException bad) {
      throw badBytes(token);
    }
  }

  private static byte[] base64(String text) {
    if (text.length() % 4 != 0) {
      throw new IllegalArgumentException("padding is missing");
    }
    return Base64.getDecoder().decode(text);
  }

  private BadInput badBytes(Token token) {
    String what = token.kind() == Token.Kind.HEX ? "pairs of hexadecimal digits" : "base64";
    return parser.bad(token, "'" + token.text() + "' is not " + what);
  }
}
