package org.entente.app.server.command.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.jobs.JobRequest;
import org.entente.app.server.Route;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Asks a node for a trace, an exposure or a screening.
@Command(
    name = "start",
    description = "${bundle:COMMAND_JOB_START}",
    footer = "  ./entente job start --dir us screening names=\"Kim Jong Un\"")
public final class JobStart implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Option(names = "--case", paramLabel = "CASE", description = "${bundle:OPTION_JOB_CASE}")
  private @Nullable String caseId;

  @Option(names = "--file", paramLabel = "FILE", description = "${bundle:OPTION_JOB_FILE}")
  private @Nullable Path file;

  @Parameters(
      index = "0",
      paramLabel = "trace|exposure|screening",
      description = "${bundle:PARAMETER_JOB_KIND}")
  private String kind;

  @Parameters(
      index = "1..*",
      paramLabel = "NAME=VALUE",
      description = "${bundle:PARAMETER_JOB_WORDS}")
  private List<String> words = new ArrayList<>();

  public JobStart(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path upload = file;
    JsonValue.Members with = JobRequest.worded(kind, words, upload != null);
    if (caseId != null) {
      with = with.with("case", JsonValue.of(caseId));
    }
    if (upload != null) {
      Map<String, JsonValue> sent = new LinkedHashMap<>();
      sent.put("name", JsonValue.of(String.valueOf(upload.getFileName())));
      byte[] bytes = Files.readAllBytes(upload);
      sent.put("base64", JsonValue.of(Base64.getEncoder().encodeToString(bytes)));
      with = with.with("file", new JsonValue.Members(sent));
    }
    folder.print(terminal, folder.job(Route.JOB_ADD, "/x/jobs", Map.of(), with));
    return ExitCode.DONE;
  }
}
