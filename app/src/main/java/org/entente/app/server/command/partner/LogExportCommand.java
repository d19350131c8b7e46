package org.entente.app.server.command.partner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.server.home.NodeHome;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.store.LogExport;
import org.entente.exchange.store.NodeStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes a log into a folder that anybody can verify.
@Command(
    name = "export",
    description = "${bundle:COMMAND_LOG_EXPORT}",
    footer = "  ./entente log export --dir us --log entente/us/released/jp out")
public final class LogExportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Option(
      names = "--log",
      required = true,
      paramLabel = "ORIGIN",
      description = "${bundle:OPTION_LOG_ORIGIN}")
  private String origin;

  @Parameters(paramLabel = "OUT", description = "${bundle:PARAMETER_LOG_OUT}")
  private Path out;

  public LogExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    NodeHome home = folder.open();
    LogExport.Written written;
    try (NodeStore store = home.store()) {
      written = store.logExport(home.identity()).write(origin, out);
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("origin", written.checkpoint().origin());
    answer.put("size", written.checkpoint().size());
    answer.put("root", written.checkpoint().root());
    answer.put("objects", written.objects());
    folder.print(terminal, answer);
    return ExitCode.DONE;
  }
}
