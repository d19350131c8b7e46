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
import org.entente.exchange.log.VerifierKey;
import org.entente.exchange.playbook.CountryStep;
import org.entente.exchange.playbook.PlaybookReading;
import org.entente.exchange.playbook.PlaybookSignatures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Checks a CACAO playbook and its signatures, and says which country's step each is, as a request
/// would ask for it. Executes nothing.
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

  @Option(names = "--vkey", paramLabel = "VKEY", description = "${bundle:OPTION_PLAYBOOK_VKEY}")
  private List<String> vkeys = List.of();

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
    List<VerifierKey> known = vkeys.stream().map(key -> VerifierKey.parse("--vkey", key)).toList();
    long now = System.currentTimeMillis() * 1_000;
    PlaybookReading.Read read = PlaybookReading.read(file.toString(), bytes, known, now);
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
    all.put("signatures", read.signatures().stream().map(PlaybookRead::line).toList());
    format.print(terminal, all);
    return ExitCode.DONE;
  }

  private static Map<String, Object> line(PlaybookSignatures.Judged one) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("signee", one.signee());
    line.put("verdict", one.verdict().word());
    line.put("reason", one.reason());
    return line;
  }
}
