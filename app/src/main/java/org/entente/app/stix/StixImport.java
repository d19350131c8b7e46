package org.entente.app.stix;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.message.StixMessage;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.stix.StixTime;
import org.entente.exchange.stix.intake.IndicatorCsv;
import org.entente.exchange.stix.intake.Intake;
import org.entente.exchange.stix.intake.MispEvent;
import org.entente.exchange.stix.item.Draft;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Brings what others sent into one bundle of STIX 2.1.
@Command(
    name = "import",
    description = "${bundle:COMMAND_STIX_IMPORT}",
    footer = "  ./entente stix import attack.json event.json indicators.csv")
public final class StixImport implements Callable<Integer> {
  private static final long LARGEST = 1L << 30;

  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "${bundle:PARAMETER_STIX_IMPORT}")
  private List<Path> files;

  @Option(names = "--source", paramLabel = "NAME", description = "${bundle:OPTION_STIX_SOURCE}")
  private @Nullable String source;

  @Option(names = "--time", paramLabel = "TIME", description = "${bundle:OPTION_STIX_TIME}")
  private @Nullable String time;

  public StixImport(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Intake intake = new Intake();
    for (Path file : files) {
      add(file, intake);
    }
    terminal.out().println(JsonWriter.text(intake.bundle()));
    terminal.note(StixMessage.STIX_IMPORTED, intake.objects().size(), intake.repeated());
    intake.skipped().forEach((kind, count) -> terminal.note(StixMessage.STIX_SKIPPED, kind, count));
    intake.conflicts().forEach(id -> terminal.note(StixMessage.STIX_CONFLICT, id));
    boolean whole = intake.skipped().isEmpty() && intake.conflicts().isEmpty();
    return whole ? ExitCode.DONE : ExitCode.FOUND;
  }

  private void add(Path file, Intake intake) throws IOException {
    String name = file.toString();
    byte[] bytes = bytes(file);
    if (name.matches("(?i).*\\.csv(\\.gz)?")) {
      String who = source == null ? String.valueOf(file.getFileName()) : source;
      try (Reader in =
          new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
        IndicatorCsv.add(name, in, who, time(file), intake);
      }
      return;
    }
    JsonValue value = JsonReader.parse(name, bytes);
    if (MispEvent.is(value)) {
      MispEvent.add(name, value, intake);
    } else {
      intake.addStix(value);
    }
  }

  private StixTime time(Path file) throws IOException {
    String text = time == null ? Draft.time(Files.getLastModifiedTime(file).toInstant()) : time;
    return StixTime.of(text)
        .filter(moment -> moment.fractionDigits() >= 3)
        .orElseThrow(
            () ->
                new BadInput(
                    "--time", "", text + " is no time", "Write it like 2026-01-31T12:00:00.000Z"));
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      byte[] bytes = in.readNBytes((int) LARGEST);
      if (in.read() >= 0) {
        throw new BadInput(file.toString(), "", "it is over " + LARGEST + " bytes", "Split it");
      }
      return bytes;
    }
  }
}
