package org.entente.app.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.store.Outbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists the logs that are held here: ours, and those of partners for us.
@Command(
    name = "show",
    description = "${bundle:COMMAND_LOG_SHOW}",
    footer = "  ./entente log show --dir us")
public final class LogShow implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  public LogShow(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (Outbox.LogLine one : folder.read(node -> node.outbox().logs())) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("origin", one.origin());
      line.put("from", one.from());
      line.put("to", one.to());
      line.put("size", one.size());
      line.put("root", one.root());
      lines.add(line);
    }
    folder.print(terminal, Map.of("logs", lines));
    return ExitCode.DONE;
  }
}
