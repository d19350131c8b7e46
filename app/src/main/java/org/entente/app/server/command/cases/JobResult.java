package org.entente.app.server.command.cases;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.Fields;
import org.entente.app.server.command.CaseOptions;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Gives a job's result, to the byte what its command would have printed, or puts it into a case.
@Command(
    name = "result",
    description = "${bundle:COMMAND_JOB_RESULT}",
    footer = "  ./entente job result --dir us JOB --to-case us-1")
public final class JobResult implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private CaseOptions options = new CaseOptions();

  @Option(names = "--to-case", paramLabel = "CASE", description = "${bundle:OPTION_JOB_TO_CASE}")
  private @Nullable String caseId;

  @Option(names = "--output", paramLabel = "FILE", description = "${bundle:OPTION_JOB_OUTPUT}")
  private @Nullable Path output;

  @Parameters(index = "0", paramLabel = "JOB", description = "${bundle:PARAMETER_JOB}")
  private String id;

  public JobResult(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (caseId != null) {
      Map<String, JsonValue> with = new LinkedHashMap<>(options.request());
      Fields.put(with, "case", caseId);
      Fields.put(with, "job", id);
      options.folder().print(terminal, CaseOptions.perform(options.folder(), "add", with));
      return ExitCode.DONE;
    }
    String path = "/x/jobs/" + id + "/result";
    Path file = output;
    if (file == null) {
      options.folder().result(path, terminal.out());
      terminal.out().flush();
    } else {
      try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
        options.folder().result(path, out);
      }
    }
    return ExitCode.DONE;
  }
}
