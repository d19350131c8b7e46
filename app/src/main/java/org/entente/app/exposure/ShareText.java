package org.entente.app.exposure;

import java.math.BigDecimal;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A share between 0 and 1, in millionths.
final class ShareText implements ITypeConverter<Integer> {
  static final int DIGITS = 6;

  @Override
  public Integer convert(String value) {
    return read(value);
  }

  static int read(String value) {
    try {
      BigDecimal share = new BigDecimal(value);
      if (share.signum() >= 0 && share.compareTo(BigDecimal.ONE) <= 0) {
        return share.movePointRight(DIGITS).intValueExact();
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // said below
    }
    throw new TypeConversionException(value);
  }

  static BigDecimal decimal(int ppm) {
    return BigDecimal.valueOf(ppm, DIGITS);
  }
}
