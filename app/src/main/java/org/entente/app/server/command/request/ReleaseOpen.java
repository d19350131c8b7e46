package org.entente.app.server.command.request;

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
import org.entente.exchange.store.Outbox;
import org.entente.exchange.store.Partner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists what was withdrawn and whose recipient has not said yet that it has the withdrawal.
/// Ends with 1 where there is something: a person must see to it.
@Command(
    name = "open",
    description = "${bundle:COMMAND_RELEASE_OPEN}",
    footer = "  ./entente release open --dir us")
public final class ReleaseOpen implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  public ReleaseOpen(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<Map<String, Object>> open = folder.read(ReleaseOpen::open);
    folder.print(terminal, Map.of("open", open));
    return open.isEmpty() ? ExitCode.DONE : ExitCode.FOUND;
  }

  private static List<Map<String, Object>> open(Node node) {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (Partner partner : node.partners().all()) {
      for (Outbox.Open one : node.outbox().open(partner.name())) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("to", one.to());
        line.put("index", one.index());
        line.put("id", one.id());
        line.put("version", one.version());
        line.put("why", one.why() == null ? "withdrawal" : one.why());
        if (one.by() != null) {
          line.put("by", one.by());
        }
        line.put("partner", partner.state().word());
        lines.add(line);
      }
    }
    return lines;
  }
}
