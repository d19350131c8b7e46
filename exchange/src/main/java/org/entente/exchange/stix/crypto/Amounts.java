package org.entente.exchange.stix.crypto;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.entente.exchange.json.JsonValue;

/// Amounts in whole coins, as the public extension has them, to and from the smallest unit. The
/// decimal text is read as it is: by way of a double several per cent of real amounts would lose
/// one unit.
final class Amounts {
  /// Digits of 2^256, and as many again for what is no amount.
  private static final int DIGITS = 160;

  private Amounts() {}

  /// Empty when it is no amount, or not a whole number of units. The older dialect has strings.
  static Optional<BigInteger> units(JsonValue coins, int decimals) {
    String text =
        switch (coins) {
          case JsonValue.Numeral number -> number.text();
          case JsonValue.Text string -> string.value();
          case JsonValue.Truth _, JsonValue.Null _, JsonValue.Array _, JsonValue.Members _ -> "";
        };
    if (text.length() > DIGITS || !text.matches("\\d+(\\.\\d+)?([eE][-+]?\\d{1,3})?")) {
      return Optional.empty();
    }
    BigDecimal units = new BigDecimal(text).movePointRight(decimals).stripTrailingZeros();
    return units.scale() > 0 || units.precision() - units.scale() > DIGITS
        ? Optional.empty()
        : Optional.of(units.toBigIntegerExact());
  }

  /// All digits, none added.
  static JsonValue coins(BigInteger units, int decimals) {
    BigDecimal coins = new BigDecimal(units, decimals);
    BigDecimal plain = coins.signum() == 0 ? BigDecimal.ZERO : coins.stripTrailingZeros();
    return new JsonValue.Numeral(plain.toPlainString());
  }
}
