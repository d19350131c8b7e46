package org.entente.app.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes a case for others: into a folder, for another person to recompute, or as STIX.
@Command(
    name = "export",
    description = "${bundle:COMMAND_CASE_EXPORT}",
    footer = "  ./entente case export --dir us us-1 out")
public final class CaseExportCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final String version;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Mixin private CaseTime time = new CaseTime();

  @Parameters(index = "0", paramLabel = "CASE", description = "${bundle:PARAMETER_CASE}")
  private String caseId;

  @Parameters(index = "1", paramLabel = "OUT", description = "${bundle:PARAMETER_CASE_OUT}")
  private Path out;

  @Option(
      names = "--as",
      paramLabel = "folder|stix",
      defaultValue = "folder",
      description = "${bundle:OPTION_CASE_FORM}")
  private String form;

  public CaseExportCommand(Terminal terminal, String version) {
    this.terminal = terminal;
    this.version = version;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, JsonValue> with = new LinkedHashMap<>();
    CaseOptions.put(with, "case", caseId);
    CaseOptions.put(with, "version", version);
    CaseOptions.put(with, "form", form);
    time.put(with);
    if (Files.exists(out)) {
      throw new BadInput(out.toString(), "", "it exists", "Name another");
    }
    JsonValue.Members answer = CaseOptions.perform(folder, "export", with);
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("case", caseId);
    boolean isFolder = form.equals("folder");
    told.put(isFolder ? "folder" : "file", out.toString());
    told.put("files", isFolder ? write(answer) : writeOne(answer));
    folder.print(terminal, told);
    return ExitCode.DONE;
  }

  private int writeOne(JsonValue.Members answer) throws IOException {
    JsonValue.Members file = (JsonValue.Members) answer.items("files").getFirst();
    Files.createDirectories(out.toAbsolutePath().getParent());
    Files.write(out, Base64.getDecoder().decode(file.optional("base64").orElseThrow()));
    return 1;
  }

  private int write(JsonValue.Members answer) throws IOException {
    int count = 0;
    for (JsonValue one : answer.items("files")) {
      if (one instanceof JsonValue.Members file) {
        Path path = out.resolve(file.optional("name").orElseThrow()).normalize();
        if (!path.startsWith(out.normalize())) {
          throw new IOException(path + ": the node named a file outside the folder");
        }
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.write(path, Base64.getDecoder().decode(file.optional("base64").orElseThrow()));
        count++;
      }
    }
    return count;
  }
}
