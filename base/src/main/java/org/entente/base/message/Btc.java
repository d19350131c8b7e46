package org.entente.base.message;

import java.math.BigDecimal;
import java.util.Locale;

/// Writes satoshi as people read them: in bitcoin, all eight digits, thousands apart.
public final class Btc {
  private Btc() {}

  public static String text(long satoshi) {
    return String.format(Locale.ROOT, "%,.8f", BigDecimal.valueOf(satoshi, 8));
  }
}
