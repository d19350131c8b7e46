package org.entente.app.stix;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.Message;
import org.entente.base.message.StixMessage;
import org.entente.exchange.stix.check.Finding;
import org.entente.exchange.stix.check.StixCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Checks files of STIX content.
@Command(
    name = "check",
    description = "${bundle:COMMAND_STIX_CHECK}",
    footer = "  ./entente stix check bundle.json")
public final class StixCheckCommand implements Callable<Integer> {
  private record Checked(String file, StixCheck.Report report) {}

  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "${bundle:PARAMETER_STIX_CHECK}")
  private List<Path> paths;

  @Option(
      names = "--format",
      paramLabel = "json|table",
      defaultValue = "json",
      description = "${bundle:OPTION_FORMAT_OR_TABLE}")
  private Format format;

  public StixCheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<Checked> all = new ArrayList<>();
    for (Path path : paths) {
      for (Path file : files(path)) {
        all.add(new Checked(file.toString(), check(file)));
      }
    }
    switch (format) {
      case JSON -> {
        List<Object> files = new ArrayList<>();
        all.forEach(one -> files.add(json(one)));
        Json.print(terminal, Map.of("files", files));
      }
      case TABLE -> all.forEach(this::print);
    }
    return all.stream().allMatch(one -> one.report().isValid()) ? ExitCode.DONE : ExitCode.FOUND;
  }

  /// A file as it is; of a folder all that may hold JSON, in order.
  private static List<Path> files(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> walk = Files.walk(path)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*\\.(json|stix|stix2)(\\.gz)?"))
          .sorted()
          .toList();
    }
  }

  private static StixCheck.Report check(Path file) throws IOException {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
      return StixCheck.check(file.toString(), in);
    }
  }

  private static Map<String, Object> json(Checked checked) {
    StixCheck.Report report = checked.report();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", checked.file());
    json.put("valid", report.isValid());
    json.put("errors", report.errors().stream().map(StixCheckCommand::json).toList());
    json.put("warnings", report.warnings().stream().map(StixCheckCommand::json).toList());
    json.put("objects", report.objects());
    json.put("error_count", report.errorCount());
    json.put("warning_count", report.warningCount());
    return json;
  }

  private static Map<String, Object> json(Finding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", finding.id());
    json.put("path", finding.path());
    json.put("rule", finding.rule());
    json.put("message", finding.message());
    return json;
  }

  private void print(Checked checked) {
    StixCheck.Report report = checked.report();
    Message verdict = report.isValid() ? StixMessage.STIX_VALID : StixMessage.STIX_NOT_VALID;
    terminal.out().println(checked.file() + ": " + terminal.text(verdict));
    if (report.errors().isEmpty() && report.warnings().isEmpty()) {
      return;
    }
    Table table =
        Table.empty()
            .text("")
            .text(terminal.text(StixMessage.HEADING_OBJECT))
            .text(terminal.text(CommandMessage.HEADING_PLACE))
            .text(terminal.text(CommandMessage.HEADING_RULE))
            .text(terminal.text(CommandMessage.HEADING_REASON));
    rows(table, StixMessage.STIX_ERROR, report.errors());
    rows(table, StixMessage.STIX_WARNING, report.warnings());
    table.print(terminal);
  }

  private void rows(Table table, Message kind, List<Finding> findings) {
    String shown = terminal.text(kind);
    findings.forEach(f -> table.row(shown, f.id(), f.path(), f.rule(), f.message()));
  }
}
