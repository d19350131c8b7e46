package org.entente.app.screen;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entente.screen.desk.Thresholds;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// `--threshold`: from which score on a hit is a match. Without it, what the desk's file says of
/// each list and type; without that, 0.70.
public final class BarOption {
  public static final int USUAL = 7_000;
  private static final String FILE = "thresholds";

  @Option(
      names = "--threshold",
      paramLabel = "0..1",
      converter = TenThousandths.class,
      description = "${bundle:OPTION_THRESHOLD}")
  private @Nullable Integer bar;

  /// `home` is where the desk's settings are.
  public Thresholds of(Path home) throws IOException {
    if (bar != null) {
      return Thresholds.of(bar);
    }
    Path file = home.resolve(FILE);
    return Files.exists(file) ? ThresholdFile.read(file) : Thresholds.of(USUAL);
  }

  static int tenThousandths(String text) {
    BigDecimal number = new BigDecimal(text);
    if (number.signum() < 0 || number.compareTo(BigDecimal.ONE) > 0) {
      throw new NumberFormatException(text);
    }
    return number.movePointRight(4).setScale(0, RoundingMode.HALF_UP).intValueExact();
  }

  /// Reads `0.70` as 7,000.
  static final class TenThousandths implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      try {
        return tenThousandths(value);
      } catch (NumberFormatException e) {
        throw new TypeConversionException(value);
      }
    }
  }
}
