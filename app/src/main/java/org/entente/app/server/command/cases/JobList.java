package org.entente.app.server.command.cases;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.Route;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists jobs, the newest first.
@Command(
    name = "list",
    description = "${bundle:COMMAND_JOB_LIST}",
    footer = "  ./entente job list --dir us --state running")
public final class JobList implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Option(
      names = "--state",
      paramLabel = "queued|running|done|failed|cancelled",
      description = "${bundle:OPTION_JOB_STATE}")
  private @Nullable String state;

  @Option(names = "--case", paramLabel = "CASE", description = "${bundle:OPTION_JOB_CASE}")
  private @Nullable String caseId;

  @Option(names = "--limit", paramLabel = "N", description = "${bundle:OPTION_AUDIT_LIMIT}")
  private @Nullable Integer limit;

  public JobList(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, List<String>> query = new LinkedHashMap<>();
    put(query, "state", state);
    put(query, "case", caseId);
    put(query, "limit", limit);
    folder.print(terminal, folder.job(Route.JOBS, "/x/jobs", query, JsonValue.Members.NONE));
    return ExitCode.DONE;
  }

  private static void put(Map<String, List<String>> query, String name, @Nullable Object value) {
    if (value != null) {
      query.put(name, List.of(value.toString()));
    }
  }
}
