package org.entente.exchange.stix.pattern;

import java.math.BigDecimal;
import org.entente.exchange.stix.StixTime;

/// What a pattern compares with.
sealed interface Constant {
  record Quantity(BigDecimal value) implements Constant {}

  record Text(String value) implements Constant {}

  record Truth(boolean value) implements Constant {}

  /// Bytes one char each, from `h'…'` or `b'…'`.
  record Bytes(String latin) implements Constant {}

  record Moment(StixTime value) implements Constant {}
}
