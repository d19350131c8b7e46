package org.entente.app.server.command;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.taxii.Acceptance;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Makes a collection, or changes who may do what with it.
@Command(
    name = "collection",
    description = "${bundle:COMMAND_NODE_COLLECTION}",
    footer =
        "  ./entente node collection --dir us --add Indicators"
            + " --id 7a3e1c52-90f4-4d0e-8f0a-0f6c2d1b5e11 --read kim")
public final class NodeCollection implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Option(
      names = "--add",
      required = true,
      paramLabel = "TITLE",
      description = "${bundle:OPTION_COLLECTION_TITLE}")
  private String title;

  @Option(
      names = "--id",
      required = true,
      paramLabel = "UUID",
      description = "${bundle:OPTION_COLLECTION_ID}")
  private UUID id;

  @Option(
      names = "--alias",
      paramLabel = "ALIAS",
      description = "${bundle:OPTION_COLLECTION_ALIAS}")
  private @Nullable String alias;

  @Option(
      names = "--see",
      split = ",",
      paramLabel = "USER",
      description = "${bundle:OPTION_COLLECTION_SEE}")
  private List<String> see = List.of();

  @Option(
      names = "--read",
      split = ",",
      paramLabel = "USER",
      description = "${bundle:OPTION_COLLECTION_READ}")
  private List<String> read = List.of();

  @Option(
      names = "--write",
      split = ",",
      paramLabel = "USER",
      description = "${bundle:OPTION_COLLECTION_WRITE}")
  private List<String> write = List.of();

  @Option(
      names = "--accept",
      paramLabel = "valid|any",
      defaultValue = "valid",
      description = "${bundle:OPTION_COLLECTION_ACCEPT}")
  private Acceptance acceptance;

  public NodeCollection(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, JsonValue> with = new LinkedHashMap<>();
    with.put("title", JsonValue.of(title));
    with.put("id", JsonValue.of(id.toString()));
    if (alias != null) {
      with.put("alias", JsonValue.of(alias));
    }
    with.put("see", JsonValue.texts(see));
    with.put("read", JsonValue.texts(read));
    with.put("write", JsonValue.texts(write));
    with.put("accept", JsonValue.of(acceptance.toString()));
    folder.print(terminal, folder.perform("collection", new JsonValue.Members(with)));
    return ExitCode.DONE;
  }
}
