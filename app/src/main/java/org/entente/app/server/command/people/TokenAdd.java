package org.entente.app.server.command.people;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Makes a token for somebody's programs, and shows it this once.
@Command(
    name = "add",
    description = "${bundle:COMMAND_TOKEN_ADD}",
    footer = "  ./entente node token add --dir us --person lee --scope taxii:read --days 90")
public final class TokenAdd implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Option(
      names = "--person",
      required = true,
      paramLabel = "NAME",
      description = "${bundle:OPTION_TOKEN_PERSON}")
  private String person;

  @Option(
      names = "--scope",
      required = true,
      split = ",",
      paramLabel = "SCOPE",
      description = "${bundle:OPTION_TOKEN_SCOPE}")
  private List<String> scopes;

  @Option(
      names = "--days",
      defaultValue = "90",
      paramLabel = "N",
      description = "${bundle:OPTION_TOKEN_DAYS}")
  private int days;

  @Option(
      names = "--title",
      defaultValue = "",
      paramLabel = "TEXT",
      description = "${bundle:OPTION_TOKEN_TITLE}")
  private String title;

  public TokenAdd(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, JsonValue> with = new LinkedHashMap<>();
    with.put("name", JsonValue.of(person));
    with.put("scopes", JsonValue.texts(scopes));
    with.put("days", JsonValue.of(days));
    with.put("title", JsonValue.of(title));
    folder.print(terminal, folder.perform("token-add", new JsonValue.Members(with)));
    return ExitCode.DONE;
  }
}
