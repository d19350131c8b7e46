package org.entente.chain.read;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.entente.base.BlockHash;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The plain values of a JSON object by name. Says with [IllegalArgumentException] what doesn't
/// fit.
final class JsonFields {
  /// Core counts bitcoins, with eight decimals.
  private static final int MAX_AMOUNT_LENGTH = 40;
  private static final int BTC_DECIMALS = 8;

  private final Map<String, String> texts = new HashMap<>();

  /// Keeps the value that the parser stands at; null counts as absent.
  void put(String name, JsonParser json) {
    JsonToken token = json.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return;
    }
    if (token == null || !token.isScalarValue()) {
      throw new IllegalArgumentException("\"" + name + "\" is no plain value");
    }
    if (texts.putIfAbsent(name, json.getString()) != null) {
      throw new IllegalArgumentException("\"" + name + "\" stands twice");
    }
  }

  boolean has(String name) {
    return texts.containsKey(name);
  }

  boolean isEmpty() {
    return texts.isEmpty();
  }

  @Nullable String text(String name) {
    return texts.get(name);
  }

  String required(String name) {
    String text = texts.get(name);
    if (text == null) {
      throw new IllegalArgumentException("\"" + name + "\" is missing");
    }
    return text;
  }

  @Nullable BlockHash hash(String name) {
    String text = texts.get(name);
    return text == null ? null : BlockHash.parse(text);
  }

  long number(String name, long otherwise, long min, long max) {
    String text = texts.get(name);
    if (text == null) {
      return otherwise;
    }
    long number = Long.parseLong(text);
    if (number < min || number > max) {
      throw new IllegalArgumentException("\"" + name + "\" is " + number);
    }
    return number;
  }

  /// A number of 32 bits, written with or without sign.
  int word(String name) {
    required(name);
    return (int) number(name, 0, Integer.MIN_VALUE, 0xffff_ffffL);
  }

  /// An amount of bitcoins as satoshi, exactly. Bounded before it is computed: 1e999999999 is a
  /// short text and a number of a billion digits.
  static long satOfBtc(String text) {
    if (text.length() > MAX_AMOUNT_LENGTH) {
      throw new IllegalArgumentException("an amount of " + text.length() + " characters");
    }
    try {
      BigDecimal btc = new BigDecimal(text);
      if (Math.abs((long) btc.scale()) > MAX_AMOUNT_LENGTH) {
        throw new IllegalArgumentException(text + " is no amount of bitcoins");
      }
      return btc.movePointRight(BTC_DECIMALS).longValueExact();
    } catch (ArithmeticException notExact) {
      throw new IllegalArgumentException(text + " is no amount of bitcoins", notExact);
    }
  }
}
