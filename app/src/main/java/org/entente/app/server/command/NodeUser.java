package org.entente.app.server.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Adds somebody who may sign in, or gives them another password.
@Command(
    name = "user",
    description = "${bundle:COMMAND_NODE_USER}",
    footer = "  ./entente node user --dir us --add kim --password-stdin")
public final class NodeUser implements Callable<Integer> {
  private static final int LONGEST = 4096;

  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Option(
      names = "--add",
      required = true,
      paramLabel = "NAME",
      description = "${bundle:OPTION_NODE_USER}")
  private String name;

  @Option(
      names = "--password-stdin",
      required = true,
      description = "${bundle:OPTION_PASSWORD_STDIN}")
  @SuppressWarnings("UnusedVariable") // must be given, so that no password stands on a command line
  private boolean isFromStdin;

  @Option(names = "--partner", paramLabel = "NAME", description = "${bundle:OPTION_NODE_PARTNER}")
  private @Nullable String partner;

  public NodeUser(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, JsonValue> with = new LinkedHashMap<>();
    with.put("name", JsonValue.of(name));
    with.put("password", JsonValue.of(password()));
    if (partner != null) {
      with.put("partner", JsonValue.of(partner));
    }
    folder.print(terminal, folder.perform("user", new JsonValue.Members(with)));
    return ExitCode.DONE;
  }

  /// One line of standard input.
  public static String password() throws IOException {
    byte[] bytes = System.in.readNBytes(LONGEST + 2);
    return new String(bytes, StandardCharsets.UTF_8).replaceFirst("\\r?\\n$", "");
  }
}
