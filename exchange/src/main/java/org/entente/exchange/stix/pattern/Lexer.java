package org.entente.exchange.stix.pattern;

import java.util.ArrayList;
import java.util.List;
import org.entente.base.BadInput;

/// Cuts a pattern into words. Keywords are words like others here; the parser knows them.
final class Lexer {
  private static final String SPACES =
      " \t\r\n\u000b\f\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000";
  private static final List<String> SYMBOLS =
      List.of("==", "!=", "<>", "<=", ">=", "=", "<", ">", "[", "]", "(", ")", ":", ".", ",", "*");

  private final String text;
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  /// Ends in a token of kind END. Throws [BadInput].
  static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
    List<Token> tokens = new ArrayList<>();
    while (lexer.skipSpace()) {
      tokens.add(lexer.next());
    }
    tokens.add(new Token(Token.Kind.END, "", text.length()));
    return tokens;
  }

  static BadInput bad(String text, int at, String reason, String next) {
    String before = text.substring(0, at);
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    int column = at - before.lastIndexOf('\n');
    return new BadInput("pattern", "line " + line + ", column " + column, reason, next);
  }

  private BadInput bad(int where, String reason, String next) {
    return bad(text, where, reason, next);
  }

  private static boolean isSpace(char c) {
    return SPACES.indexOf(c) >= 0 || (c >= '\u2000' && c <= '\u200a');
  }

  /// Skips space and comments; false at the end.
  private boolean skipSpace() {
    while (at < text.length()) {
      if (isSpace(text.charAt(at))) {
        at++;
      } else if (text.startsWith("//", at)) {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
          at++;
        }
      } else if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
          throw bad(at, "this comment never ends", "Close it with */");
        }
        at = end + 2;
      } else {
        return true;
      }
    }
    return false;
  }

  private Token next() {
    char c = text.charAt(at);
    if (c == '\'') {
      return string();
    }
    if (at + 1 < text.length() && text.charAt(at + 1) == '\'' && "hbt".indexOf(c) >= 0) {
      return typed(c);
    }
    if (isLetter(c)) {
      return word();
    }
    if (isDigit(c) || c == '+' || c == '-' || (c == '.' && isDigit(peek(1)))) {
      return number();
    }
    for (String symbol : SYMBOLS) {
      if (text.startsWith(symbol, at)) {
        at += symbol.length();
        return new Token(Token.Kind.SYMBOL, symbol, at - symbol.length());
      }
    }
    String shown = text.substring(at, text.offsetByCodePoints(at, 1));
    throw bad(at, "no pattern has '" + shown + "' here", "Text stands in single quotes");
  }

  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : 0;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private Token word() {
    int from = at;
    boolean hyphen = false;
    while (isLetter(peek(0)) || isDigit(peek(0)) || peek(0) == '-') {
      hyphen |= peek(0) == '-';
      at++;
    }
    String word = text.substring(from, at);
    return new Token(hyphen ? Token.Kind.HYPHENATED : Token.Kind.WORD, word, from);
  }

  private Token number() {
    int from = at;
    if (peek(0) == '+' || peek(0) == '-') {
      at++;
    }
    int digits = at;
    while (isDigit(peek(0))) {
      at++;
    }
    int whole = at - digits;
    boolean decimal = peek(0) == '.' && isDigit(peek(1));
    if (decimal) {
      at++;
      while (isDigit(peek(0))) {
        at++;
      }
    } else if (whole == 0 || (whole > 1 && text.charAt(digits) == '0')) {
      throw bad(from, "this is no number", "Write digits without leading zeros");
    }
    if (isLetter(peek(0))) {
      throw bad(from, "a number runs into a word", "Text stands in single quotes");
    }
    String number = text.substring(from, at);
    return new Token(decimal ? Token.Kind.DECIMAL : Token.Kind.INTEGER, number, from);
  }

  /// `h'…'`, `b'…'` or `t'…'`: the text between the quotes, without escapes.
  private Token typed(char type) {
    int from = at;
    int end = text.indexOf('\'', at + 2);
    if (end < 0) {
      throw bad(from, "this constant never ends", "Close it with a single quote");
    }
    at = end + 1;
    Token.Kind kind =
        switch (type) {
          case 'h' -> Token.Kind.HEX;
          case 'b' -> Token.Kind.BINARY;
          default -> Token.Kind.TIME;
        };
    return new Token(kind, text.substring(from + 2, end), from);
  }

  private Token string() {
    int from = at++;
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\'') {
        return new Token(Token.Kind.STRING, value.toString(), from);
      }
      if (c == '\\') {
        char escaped = peek(0);
        if (escaped != '\'' && escaped != '\\') {
          throw bad(at - 1, "a backslash escapes only ' and \\", "Write it twice: \\\\");
        }
        c = escaped;
        at++;
      }
      value.append(c);
    }
    throw bad(from, "this text never ends", "Close it with a single quote");
  }
}
