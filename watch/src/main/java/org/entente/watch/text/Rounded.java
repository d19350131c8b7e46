package org.entente.watch.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Numbers as documents hold them: so many digits behind the point, and no more.
public final class Rounded {
  private Rounded() {}

  /// Null where it is no number: unknown. Zero is written as 0, not as 0E-8.
  public static @Nullable BigDecimal of(double value, int digits) {
    if (!Double.isFinite(value)) {
      return null;
    }
    BigDecimal number = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN);
    return number.signum() == 0 ? BigDecimal.ZERO : number;
  }
}
