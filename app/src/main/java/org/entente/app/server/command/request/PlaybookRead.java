package org.entente.app.server.command.request;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.playbook.CountryStep;
import org.entente.exchange.playbook.PlaybookReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Checks a CACAO playbook and says which country's step each is, as a request would ask for it.
/// Executes nothing.
@Command(
    name = "read",
    description = "${bundle:COMMAND_PLAYBOOK_READ}",
    footer = "  ./entente request playbook read playbook.json")
public final class PlaybookRead implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--format",
      paramLabel = "json|table",
      defaultValue = "json",
      description = "${bundle:OPTION_FORMAT_OR_TABLE}")
  private Format format;

  @Parameters(index = "0", paramLabel = "FILE", description = "${bundle:PARAMETER_PLAYBOOK}")
  private Path file;

  public PlaybookRead(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(PlaybookReading.LONGEST + 1);
    }
    PlaybookReading.Read read = PlaybookReading.read(file.toString(), bytes);
    List<Map<String, Object>> steps = new ArrayList<>();
    for (CountryStep one : read.steps()) {
      Map<String, Object> step = new LinkedHashMap<>();
      step.put("step", one.step());
      step.put("country", one.country());
      step.put("node", one.owner());
      step.put("kind", one.kind());
      step.put("title", one.title());
      one.wish()
          .all()
          .keySet()
          .forEach(name -> step.putIfAbsent(name, one.wish().optional(name).orElse("")));
      steps.add(step);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("id", read.id());
    all.put("name", read.name());
    all.put("steps", steps);
    all.put("foreign", read.foreign());
    all.put("signatures", read.signatures());
    format.print(terminal, all);
    return ExitCode.DONE;
  }
}
