package org.entente.app.server.command.partner;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.Node;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.store.LogProofs;
import org.entente.exchange.store.Outbox;
import org.entente.exchange.store.Witness;
import org.entente.exchange.taxii.TaxiiTime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists the logs that are held here, ours and those of partners for us; those of which we are a
/// witness; and what logs signed that can't both be true.
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
    folder.print(terminal, folder.read(LogShow::told));
    return ExitCode.DONE;
  }

  private static Map<String, Object> told(Node node) {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (Outbox.LogLine one : node.outbox().logs()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("origin", one.origin());
      line.put("from", one.from());
      line.put("to", one.to());
      line.put("size", one.size());
      line.put("root", one.root());
      lines.add(line);
    }
    List<Map<String, Object>> witnessed = new ArrayList<>();
    for (Witness.Seen one : node.witness().all()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("origin", one.origin());
      line.put("size", one.size());
      line.put("root", one.root());
      line.put("at", TaxiiTime.text(one.at()));
      witnessed.add(line);
    }
    List<Map<String, Object>> contradictions = new ArrayList<>();
    for (LogProofs.Contradiction one : node.store().proofs().contradictions()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("origin", one.origin());
      line.put("at", TaxiiTime.text(one.at()));
      line.put("reason", one.reason());
      line.put("isProven", one.proof() != null);
      contradictions.add(line);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("logs", lines);
    all.put("witnessed", witnessed);
    all.put("contradictions", contradictions);
    return all;
  }
}
