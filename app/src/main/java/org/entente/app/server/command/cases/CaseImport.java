package org.entente.app.server.command.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.Fields;
import org.entente.app.server.command.CaseOptions;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Takes a case of another node in, beside our own.
@Command(
    name = "import",
    description = "${bundle:COMMAND_CASE_IMPORT}",
    footer = "  ./entente case import --dir jp us-1.json")
public final class CaseImport implements Callable<Integer> {
  private static final long LARGEST = 1L << 27;

  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "${bundle:PARAMETER_CASE_STIX}")
  private @Nullable Path file;

  @Option(names = "--from", paramLabel = "NAME", description = "${bundle:OPTION_CASE_PARTNER}")
  private @Nullable String from;

  public CaseImport(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, JsonValue> with = new LinkedHashMap<>();
    Fields.put(with, "from", from);
    Path bundle = file;
    if (bundle != null) {
      if (Files.size(bundle) > LARGEST) {
        throw new BadInput(
            bundle.toString(), "", "it is over " + LARGEST + " bytes", "Ask for less of the case");
      }
      with.put("bundle", JsonReader.parse(bundle.toString(), Files.readAllBytes(bundle)));
      Fields.put(with, "name", bundle.getFileName());
    }
    folder.print(terminal, CaseOptions.perform(folder, "import", with));
    return ExitCode.DONE;
  }
}
