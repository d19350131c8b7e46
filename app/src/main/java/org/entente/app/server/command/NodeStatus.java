package org.entente.app.server.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.home.NodeHome;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.store.NodeStore;
import org.entente.exchange.taxii.ApiRoot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Says what a node is and whether it runs.
@Command(
    name = "status",
    description = "${bundle:COMMAND_NODE_STATUS}",
    footer = "  ./entente node status --dir us")
public final class NodeStatus implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  public NodeStatus(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    NodeHome home = folder.open();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("name", home.settings().name());
    answer.put("country", home.settings().country());
    answer.put("url", home.settings().url());
    answer.put("vkey", home.identity().key().verifier().toString());
    answer.put("database", home.database());
    answer.put("running", home.isRunning());
    try (NodeStore store = home.store()) {
      List<Object> roots = new ArrayList<>();
      store.roots().stream().map(ApiRoot::name).forEach(name -> roots.add("/" + name + "/"));
      answer.put("apiRoots", roots);
      answer.put("items", store.nationalCount());
    }
    folder.print(terminal, answer);
    return ExitCode.DONE;
  }
}
