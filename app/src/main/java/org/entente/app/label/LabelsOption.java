package org.entente.app.label;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.entente.app.lists.EntenteHome;
import org.entente.trace.label.store1.LabelStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// `--labels`, of every command that needs a store of labels.
final class LabelsOption {
  @Option(names = "--labels", paramLabel = "DIR", description = "${bundle:OPTION_LABELS}")
  private @Nullable Path labels;

  /// The folder: as named, or `labels` in the home of Entente.
  Path folder() {
    return labels != null ? labels : EntenteHome.path().resolve("labels");
  }

  LabelStore open() throws IOException {
    return LabelStore.open(folder());
  }

  static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  /// A day as in 2025-02-21.
  static final class Day implements ITypeConverter<LocalDate> {
    @Override
    public LocalDate convert(String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeException e) {
        throw new TypeConversionException("no day: " + text);
      }
    }
  }
}
