package org.entente.app.server.command;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.entente.app.server.home.NodeHome;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Changes settings of a node that stands.
@Command(
    name = "set",
    description = "${bundle:COMMAND_NODE_SET}",
    footer = "  ./entente node set --dir us --set stores.bitcoin=/data/bitcoin")
public final class NodeSet implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder home = new HomeFolder();

  @Option(
      names = "--set",
      required = true,
      paramLabel = "KEY=VALUE",
      description = "${bundle:OPTION_NODE_SET}")
  private Map<String, String> keys = new LinkedHashMap<>();

  public NodeSet(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    NodeHome node = home.open();
    if (node.isRunning()) {
      throw node.busy();
    }
    node.change(keys);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("set", new TreeMap<>(home.open().settings().keys()));
    home.print(terminal, answer);
    return ExitCode.DONE;
  }
}
