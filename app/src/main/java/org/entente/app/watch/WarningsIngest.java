package org.entente.app.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.CommandMessage;
import org.entente.watch.warning.CapMessage;
import org.entente.watch.warning.CapReader;
import org.entente.watch.warning.Finding;
import org.entente.watch.warning.WarningStore;
import org.entente.watch.warning.profile.Profile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente watch warnings ingest`: takes alerts in, in the order of the files.
@Command(
    name = "ingest",
    description = "${bundle:COMMAND_WARNINGS_INGEST}",
    footer = "  ./entente watch warnings ingest --store warnings alert.cap")
public final class WarningsIngest implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--store",
      required = true,
      paramLabel = "DIR",
      description = "${bundle:OPTION_WARNINGS_STORE}")
  private Path folder;

  @Option(names = "--at", paramLabel = "TIME", description = "${bundle:OPTION_WARNINGS_LEARNT}")
  private @Nullable String at;

  @Option(
      names = "--profile",
      paramLabel = "us|kr|jp|FILE",
      description = "${bundle:OPTION_WARNINGS_PROFILE}")
  private List<String> profiles = List.of();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "${bundle:PARAMETER_CAP_FILES}")
  private List<Path> files;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  public WarningsIngest(Terminal terminal) {
    this.terminal = terminal;
  }

  /// A file with what became of it.
  private record Line(
      Path file,
      CapReader.Named named,
      WarningStore.Verdict verdict,
      List<Finding> errors,
      List<Finding> warnings) {}

  @Override
  public Integer call() throws IOException {
    Instant recorded = at == null ? Instant.now() : Printed.parse("--at", at).instant();
    List<Profile> asked = new ArrayList<>();
    for (String one : profiles) {
      asked.add(Profile.named(one));
    }
    List<Line> lines = new ArrayList<>();
    try (WarningStore store = WarningStore.open(folder)) {
      for (Path file : files) {
        lines.add(take(store, file, recorded, asked));
      }
    }
    switch (format) {
      case JSON ->
          Json.print(
              terminal, Map.of("results", lines.stream().map(WarningsIngest::json).toList()));
      case TABLE -> print(lines);
    }
    Set<WarningStore.Verdict> verdicts = EnumSet.noneOf(WarningStore.Verdict.class);
    lines.forEach(line -> verdicts.add(line.verdict()));
    if (verdicts.contains(WarningStore.Verdict.REJECTED)) {
      return ExitCode.BAD_INPUT;
    }
    return verdicts.contains(WarningStore.Verdict.CONFLICT) ? ExitCode.FOUND : ExitCode.DONE;
  }

  private static Line take(WarningStore store, Path file, Instant recorded, List<Profile> profiles)
      throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    CapReader.Read read = CapReader.read(bytes);
    CapMessage message = read.message();
    List<Finding> errors = new ArrayList<>(read.errors());
    List<Finding> warnings = new ArrayList<>(read.warnings());
    if (message != null) {
      warnings.addAll(store.foreignStatus(message));
      for (Profile one : profiles) {
        Profile.Judged judged = one.judge(bytes);
        errors.addAll(judged.errors());
        warnings.addAll(judged.warnings());
      }
    }
    WarningStore.Verdict verdict =
        message == null || !errors.isEmpty()
            ? WarningStore.Verdict.REJECTED
            : store.add(message, bytes, recorded);
    return new Line(file, read.named(), verdict, errors, warnings);
  }

  private static Map<String, @Nullable Object> json(Line line) {
    CapReader.Named named = line.named();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("file", line.file().toString());
    json.put("verdict", line.verdict().word());
    Findings.name(json, named);
    json.put("status", named.status());
    json.put("msgType", named.kind());
    Findings.put(json, line.errors(), line.warnings());
    return json;
  }

  private void print(List<Line> lines) {
    Table table = Findings.table(terminal, CommandMessage.HEADING_FILE);
    for (Line line : lines) {
      table.row(line.file().toString(), line.verdict().word(), "");
      Findings.rows(terminal, table, line.errors(), line.warnings());
    }
    table.print(terminal);
  }
}
