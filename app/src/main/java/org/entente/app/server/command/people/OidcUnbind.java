package org.entente.app.server.command.people;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says that a subject of an issuer is nobody here any more.
@Command(
    name = "unbind",
    description = "${bundle:COMMAND_OIDC_UNBIND}",
    footer = "  ./entente node oidc unbind --dir us --subject 248289761001 agency")
public final class OidcUnbind implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Parameters(paramLabel = "NAME", description = "${bundle:PARAMETER_OIDC_NAME}")
  private String name;

  @Option(
      names = "--subject",
      required = true,
      paramLabel = "SUB",
      description = "${bundle:OPTION_OIDC_SUBJECT}")
  private String subject;

  public OidcUnbind(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    JsonValue.Members with =
        new JsonValue.Members(Map.of("name", JsonValue.of(name), "subject", JsonValue.of(subject)));
    folder.print(terminal, folder.perform("oidc-unbind", with));
    return ExitCode.DONE;
  }
}
