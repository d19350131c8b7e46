package org.entente.app.screen;

import java.math.BigDecimal;
import java.math.RoundingMode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// `--threshold`: from which score on a hit is a match.
final class BarOption {
  @Option(
      names = "--threshold",
      paramLabel = "0..1",
      defaultValue = "0.70",
      converter = TenThousandths.class,
      description = "${bundle:OPTION_THRESHOLD}")
  private int bar;

  int bar() {
    return bar;
  }

  /// Reads `0.70` as 7,000.
  static final class TenThousandths implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      try {
        BigDecimal number = new BigDecimal(value);
        if (number.signum() < 0 || number.compareTo(BigDecimal.ONE) > 0) {
          throw new TypeConversionException(value);
        }
        return number.movePointRight(4).setScale(0, RoundingMode.HALF_UP).intValueExact();
      } catch (NumberFormatException e) {
        throw new TypeConversionException(value);
      }
    }
  }
}
