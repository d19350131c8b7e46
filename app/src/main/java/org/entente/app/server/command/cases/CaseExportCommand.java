package org.entente.app.server.command.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.entente.app.server.Fields;
import org.entente.app.server.command.CaseOptions;
import org.entente.app.server.command.HomeFolder;
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

  @Option(names = "--pdf", description = "${bundle:OPTION_CASE_PDF}")
  private boolean isPdf;

  @Option(names = "--font", paramLabel = "FILE", description = "${bundle:OPTION_CASE_FONT}")
  private List<Path> fonts = List.of();

  public CaseExportCommand(Terminal terminal, String version) {
    this.terminal = terminal;
    this.version = version;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, JsonValue> with = new LinkedHashMap<>();
    Fields.put(with, "case", caseId);
    Fields.put(with, "version", version);
    Fields.put(with, "form", form);
    time.put(with);
    if (Files.exists(out)) {
      throw new BadInput(out.toString(), "", "it exists", "Name another");
    }
    JsonValue.Members answer = CaseOptions.perform(folder, "export", with);
    Map<String, byte[]> files = files(answer);
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("case", caseId);
    if (form.equals("folder")) {
      if (isPdf) {
        PdfFiles.add(files, fonts);
      }
      told.put("folder", out.toString());
      told.put("files", files.size());
      write(files);
    } else {
      told.put("file", out.toString());
      Files.createDirectories(out.toAbsolutePath().getParent());
      Files.write(out, files.values().iterator().next());
    }
    folder.print(terminal, told);
    return ExitCode.DONE;
  }

  private static Map<String, byte[]> files(JsonValue.Members answer) {
    Map<String, byte[]> files = new TreeMap<>();
    for (JsonValue one : answer.items("files")) {
      if (one instanceof JsonValue.Members file) {
        files.put(
            file.optional("name").orElseThrow(),
            Base64.getDecoder().decode(file.optional("base64").orElseThrow()));
      }
    }
    return files;
  }

  private void write(Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = out.resolve(file.getKey()).normalize();
      if (!path.startsWith(out.normalize())) {
        throw new IOException(path + ": the node named a file outside the folder");
      }
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.write(path, file.getValue());
    }
  }
}
