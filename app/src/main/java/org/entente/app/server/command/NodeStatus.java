package org.entente.app.server.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.entente.app.server.Node;
import org.entente.app.server.door.NodeActions;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.NodePort;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.store.NodeStore;
import org.entente.exchange.store.StorageFailure;
import org.entente.exchange.taxii.ApiRoot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Says what a node is and whether it runs.
@Command(
    name = "status",
    description = "${bundle:COMMAND_NODE_STATUS}",
    footer = "  ./entente node status --dir us")
public final class NodeStatus implements Callable<Integer> {
  private static final int MOST = 100;

  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Option(names = "--check", description = "${bundle:OPTION_NODE_STATUS_CHECK}")
  private boolean isChecked;

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
    boolean isRunning = home.isRunning();
    answer.put("running", isRunning);
    boolean isWell = true;
    if (isRunning) {
      Optional<String> trouble = trouble(home);
      isWell = trouble.isEmpty();
      answer.put("ready", isWell);
      trouble.ifPresent(one -> answer.put("trouble", one));
    }
    isWell &= look(home, answer);
    folder.print(terminal, answer);
    return isWell ? ExitCode.DONE : ExitCode.FOUND;
  }

  private static Optional<String> trouble(NodeHome home) {
    try {
      return new NodePort(home).trouble();
    } catch (IOException _) {
      return Optional.of("no-answer");
    }
  }

  /// Whether the store tells what is in it, and nothing of it is damaged.
  private boolean look(NodeHome home, Map<String, Object> answer) throws IOException {
    try (NodeStore store = home.store()) {
      answer.put("formerKeys", former(new NodeActions(new Node(home, store))));
      List<Object> roots = new ArrayList<>();
      store.shelf().roots().stream()
          .map(ApiRoot::name)
          .forEach(name -> roots.add("/" + name + "/"));
      answer.put("apiRoots", roots);
      answer.put("items", store.nationalCount());
      if (!isChecked) {
        return true;
      }
      List<String> damages = store.damages(MOST);
      answer.put("damages", damages);
      return damages.isEmpty();
    } catch (StorageFailure e) {
      answer.put("trouble", e.code());
      answer.put("advice", e.advice());
      return false;
    }
  }

  /// What it signed by before, and who hasn't taken the change yet.
  private static List<Map<String, Object>> former(NodeActions actions) {
    JsonValue.Members keys = actions.perform("key-show", JsonValue.Members.NONE);
    List<Map<String, Object>> former = new ArrayList<>();
    for (JsonValue one : keys.items("former")) {
      JsonValue.Members key = (JsonValue.Members) one;
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("vkey", key.optional("vkey").orElse(""));
      key.optional("until").ifPresent(until -> line.put("until", until));
      line.put("revoked", key.get("revoked") instanceof JsonValue.Truth truth && truth.value());
      line.put("untaken", key.texts("untaken"));
      former.add(line);
    }
    return former;
  }
}
