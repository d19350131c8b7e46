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

/// Says that a subject of an issuer is a person here.
@Command(
    name = "bind",
    description = "${bundle:COMMAND_OIDC_BIND}",
    footer = "  ./entente node oidc bind --dir us --subject 248289761001 --person lee agency")
public final class OidcBind implements Callable<Integer> {
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

  @Option(
      names = "--person",
      required = true,
      paramLabel = "PERSON",
      description = "${bundle:OPTION_OIDC_PERSON}")
  private String person;

  public OidcBind(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    JsonValue.Members with =
        new JsonValue.Members(
            Map.of(
                "name",
                JsonValue.of(name),
                "subject",
                JsonValue.of(subject),
                "person",
                JsonValue.of(person)));
    folder.print(terminal, folder.perform("oidc-bind", with));
    return ExitCode.DONE;
  }
}
