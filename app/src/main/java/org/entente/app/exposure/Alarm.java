package org.entente.app.exposure;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// From which share of a category on a person must look, as `CATEGORY=SHARE`.
record Alarm(String category, int ppm) {
  /// Reads one.
  static final class Text implements ITypeConverter<Alarm> {
    @Override
    public Alarm convert(String value) {
      int at = value.lastIndexOf('=');
      if (at < 1) {
        throw new TypeConversionException(value);
      }
      return new Alarm(value.substring(0, at), ShareText.read(value.substring(at + 1)));
    }
  }
}
