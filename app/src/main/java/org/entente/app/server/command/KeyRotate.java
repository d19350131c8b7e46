package org.entente.app.server.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Gives a node another key, or another certificate, while it runs or not.
@Command(
    name = "rotate",
    description = "${bundle:COMMAND_KEY_ROTATE}",
    footer = "  ./entente node key rotate --dir us --overlap 14")
public final class KeyRotate implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Option(names = "--overlap", paramLabel = "DAYS", description = "${bundle:OPTION_KEY_OVERLAP}")
  private @Nullable Integer days;

  @Option(names = "--tls", description = "${bundle:OPTION_KEY_TLS}")
  private boolean isTls;

  public KeyRotate(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (isTls && days != null) {
      throw new BadInput("--overlap", "", "a certificate has none", "Leave it out");
    }
    JsonValue.Members with = JsonValue.Members.NONE;
    if (days != null) {
      with = with.with("days", JsonValue.of(days));
    }
    folder.print(terminal, folder.perform(isTls ? "key-tls" : "key-rotate", with));
    return ExitCode.DONE;
  }
}
