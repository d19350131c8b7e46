package org.entente.app.exposure;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.entente.trace.exposure.ExposureSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Labels, limits and thresholds.
final class ExposureOptions {
  @Option(names = "--labels", paramLabel = "DIR", description = "${bundle:OPTION_EXPOSURE_LABELS}")
  @Nullable Path labels;

  @Option(names = "--as-known", paramLabel = "DATE", description = "${bundle:OPTION_AS_KNOWN}")
  private @Nullable LocalDate asKnown;

  @Option(names = "--clusters", description = "${bundle:OPTION_EXPOSURE_CLUSTERS}")
  boolean clusters;

  @Option(
      names = "--alert",
      paramLabel = "CATEGORY=SHARE",
      converter = Alarm.Text.class,
      description = "${bundle:OPTION_ALERT}")
  List<Alarm> alarms = List.of();

  @Option(
      names = "--edges",
      paramLabel = "N",
      defaultValue = "1000",
      description = "${bundle:OPTION_EDGES}")
  private int edges;

  @Option(
      names = "--least",
      paramLabel = "SHARE",
      defaultValue = "0.0001",
      converter = ShareText.class,
      description = "${bundle:OPTION_LEAST}")
  private Integer least;

  @Option(
      names = "--outputs",
      paramLabel = "N",
      defaultValue = "500",
      description = "${bundle:OPTION_OUTPUTS}")
  private int outputs;

  @Option(
      names = "--look-through",
      paramLabel = "SHARE",
      defaultValue = "0.5",
      converter = ShareText.class,
      description = "${bundle:OPTION_LOOK_THROUGH}")
  private Integer lookThrough;

  /// Throws [IllegalArgumentException] where a limit is out of range.
  ExposureSettings settings() {
    return new ExposureSettings(edges, least, outputs, lookThrough);
  }

  LocalDate day() {
    LocalDate asked = asKnown;
    return asked == null ? LocalDate.now(ZoneOffset.UTC) : asked;
  }
}
