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
import picocli.CommandLine.Parameters;

/// Approves or refuses a release that waits for a second person: the act is the command's name.
@Command
public final class ReleaseJudge implements Callable<Integer> {
  private final Terminal terminal;
  private final String act;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Parameters(index = "0", paramLabel = "NUMBER", description = "${bundle:PARAMETER_PROPOSAL}")
  private long number;

  @Option(
      names = "--as",
      required = true,
      paramLabel = "NAME",
      description = "${bundle:OPTION_REQUEST_AS}")
  private String person;

  @Option(names = "--reason", paramLabel = "TEXT", description = "${bundle:OPTION_REQUEST_REASON}")
  private @Nullable String reason;

  public ReleaseJudge(Terminal terminal, String act) {
    this.terminal = terminal;
    this.act = act;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, JsonValue> with = new LinkedHashMap<>();
    Fields.put(with, "as", person);
    Fields.put(with, "reason", reason);
    String path = "/x/releases/proposals/" + number + "/" + act;
    folder.print(terminal, folder.release(path, new JsonValue.Members(with)));
    return ExitCode.DONE;
  }
}
