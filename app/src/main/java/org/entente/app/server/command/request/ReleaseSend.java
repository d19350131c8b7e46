package org.entente.app.server.command.request;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.Fields;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Releases objects to partners, if their markings let them go.
@Command(
    name = "send",
    description = "${bundle:COMMAND_RELEASE_SEND}",
    footer = "  ./entente release send --dir us --to jp case.json")
public final class ReleaseSend implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Mixin private ReleaseWish wish = new ReleaseWish();

  @Option(names = "--as", paramLabel = "NAME", description = "${bundle:OPTION_REQUEST_AS}")
  private @Nullable String person;

  public ReleaseSend(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, JsonValue> with = new LinkedHashMap<>(wish.json().all());
    Fields.put(with, "as", person);
    folder.print(terminal, folder.release("/x/releases", new JsonValue.Members(with)));
    return ExitCode.DONE;
  }
}
