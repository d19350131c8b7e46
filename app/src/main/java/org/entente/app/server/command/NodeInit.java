package org.entente.app.server.command;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.home.DatabaseChoice;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.NodeKeys;
import org.entente.app.server.home.NodeSettings;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Makes a node.
@Command(
    name = "init",
    description = "${bundle:COMMAND_NODE_INIT}",
    footer = "  ./entente node init --dir us --name us --country USA --port 7101")
public final class NodeInit implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder home = new HomeFolder();

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "${bundle:OPTION_NODE_NAME}")
  private String name;

  @Option(
      names = "--country",
      required = true,
      paramLabel = "CODE",
      description = "${bundle:OPTION_NODE_COUNTRY}")
  private String country;

  @Option(
      names = "--port",
      required = true,
      paramLabel = "PORT",
      description = "${bundle:OPTION_NODE_PORT}")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = "${bundle:OPTION_NODE_HOST}")
  private String host;

  @Mixin private DatabaseChoice database = new DatabaseChoice();

  @Option(names = "--http", description = "${bundle:OPTION_NODE_HTTP}")
  private boolean isHttp;

  @Option(names = "--set", paramLabel = "KEY=VALUE", description = "${bundle:OPTION_NODE_SET}")
  private Map<String, String> keys = new LinkedHashMap<>();

  public NodeInit(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    NodeSettings settings = database.of(new NodeSettings(name, country, host, port, isHttp, keys));
    NodeHome made = NodeHome.make(home.folder(), settings);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("name", name);
    answer.put("country", country);
    answer.put("url", settings.url());
    answer.put("apiRoot", "/" + NodeHome.API_ROOT + "/");
    answer.put("origin", NodeKeys.origin(name));
    answer.put("vkey", made.identity().key().verifier().toString());
    answer.put("adminToken", made.keys().adminToken());
    home.print(terminal, answer);
    return ExitCode.DONE;
  }
}
