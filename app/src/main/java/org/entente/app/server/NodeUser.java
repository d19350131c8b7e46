package org.entente.app.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.exchange.store.NodeStore;
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
  private static final int LONGEST = 1024;
  private static final int SALT = 16;

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
    if (!name.matches("[^:\\p{Cntrl}]{1,100}")) {
      throw new BadInput("--add", "", "a name has 1 to 100 characters, no colon", "Choose another");
    }
    NodeHome home = folder.open();
    byte[] bytes = System.in.readNBytes(LONGEST + 2);
    String password = new String(bytes, StandardCharsets.UTF_8).replaceFirst("\\r?\\n$", "");
    if (password.isEmpty() || password.length() > LONGEST) {
      throw new BadInput(
          "standard input", "", "a password has 1 to " + LONGEST + " characters", "Give one line");
    }
    byte[] salt = new byte[SALT];
    if (home.settings().keys().containsKey("test.seed")) {
      salt = Arrays.copyOf(home.keys().of("salt/" + name), SALT);
    } else {
      new SecureRandom().nextBytes(salt);
    }
    try (NodeStore store = home.store()) {
      store.putPerson(new NodeStore.Person(name, Passwords.hash(password, salt), partner));
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("user", name);
    answer.put("partner", partner);
    folder.print(terminal, answer);
    return ExitCode.DONE;
  }
}
