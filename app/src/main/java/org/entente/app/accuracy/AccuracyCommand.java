package org.entente.app.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.message.CommandMessage;
import org.entente.trace.accuracy.RuleFigures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente test accuracy`.
@Command(
    name = "accuracy",
    description = "${bundle:COMMAND_ACCURACY}",
    footer = "  ./entente test accuracy --write")
public final class AccuracyCommand implements Callable<Integer> {
  private static final Path PAGES = Path.of("docs", "reference");
  private static final Path PAGE = PAGES.resolve("accuracy.md");

  /// What results print beside their claims.
  private static final Path FIGURES = Path.of(RuleFigures.SOURCE);

  private static final String FIGURES_HEAD =
      """
      # Written by entente test accuracy --write; don't edit. Shares in millionths, -1 for none.
      # rule, sample, labels, size, precision, recall, false alarms
      """;

  private final Terminal terminal;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "../shared/data",
      description = "${bundle:OPTION_ACCURACY_SAMPLES}")
  private Path folder;

  @Option(
      names = "--part",
      paramLabel = "PART",
      split = ",",
      description = "${bundle:OPTION_ACCURACY_PART}")
  private List<String> parts = List.of();

  @Option(names = "--write", description = "${bundle:OPTION_ACCURACY_WRITE}")
  private boolean write;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  public AccuracyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (write && !parts.isEmpty()) {
      throw new BadInput("--part", "", "the page holds all parts", "Leave out --part or --write.");
    }
    List<AccuracyPart> measured = measured();
    if (write && !Files.isDirectory(PAGES)) {
      throw new IOException(terminal.text(CommandMessage.ERROR_NO_PAGE_FOLDER, PAGES));
    }
    Samples samples = new Samples(folder);
    AccuracyReport report = new AccuracyReport();
    for (AccuracyPart part : measured) {
      report.add(part, part.measure(samples));
    }
    samples.missing().forEach(name -> terminal.note(CommandMessage.ACCURACY_MISSING, name));
    switch (format) {
      case JSON -> Json.print(terminal, report.json());
      case TABLE -> terminal.out().print(report.markdown());
    }
    if (write) {
      Files.writeString(PAGE, report.markdown());
      StringBuilder lines = new StringBuilder(FIGURES_HEAD);
      report.figures().forEach(figure -> lines.append(figure.line()).append('\n'));
      Files.writeString(FIGURES, lines);
      terminal.note(CommandMessage.ACCURACY_WRITTEN, PAGE);
    }
    return ExitCode.DONE;
  }

  /// Those asked for, in the page's order; all unless said.
  private List<AccuracyPart> measured() {
    List<String> names = AccuracyParts.ALL.stream().map(AccuracyCommand::name).toList();
    for (String part : parts) {
      if (!names.contains(part)) {
        throw new BadInput(
            "--part", "", "no part is called " + part, "Name some of " + String.join(",", names));
      }
    }
    return AccuracyParts.ALL.stream()
        .filter(part -> parts.isEmpty() || parts.contains(name(part)))
        .toList();
  }

  private static String name(AccuracyPart part) {
    return part.title().toLowerCase(Locale.ROOT).replace(' ', '-');
  }
}
