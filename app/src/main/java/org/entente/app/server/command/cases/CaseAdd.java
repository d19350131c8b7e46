package org.entente.app.server.command.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.Fields;
import org.entente.app.server.command.CaseOptions;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.cases.EvidenceReader;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Adds evidence, or what is said about it.
@Command(
    name = "add",
    description = "${bundle:COMMAND_CASE_ADD}",
    footer = "  ./entente case add --dir us us-1 trace.json --source ledger")
public final class CaseAdd implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(index = "0", paramLabel = "CASE", description = "${bundle:PARAMETER_CASE}")
  private String caseId;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "${bundle:PARAMETER_CASE_FILE}")
  private @Nullable Path file;

  @Option(names = "--kind", paramLabel = "KIND", description = "${bundle:OPTION_CASE_ENTRY}")
  private @Nullable String kind;

  @Option(names = "--about", paramLabel = "NUMBER", description = "${bundle:OPTION_CASE_ABOUT}")
  private @Nullable String about;

  @Option(
      names = "--evidence",
      paramLabel = "NUMBER",
      description = "${bundle:OPTION_CASE_EVIDENCE}")
  private @Nullable String evidence;

  @Option(
      names = "--replaces",
      paramLabel = "NUMBER",
      description = "${bundle:OPTION_CASE_REPLACES}")
  private @Nullable String replaces;

  @Option(names = "--word", paramLabel = "WORD", description = "${bundle:OPTION_CASE_WORD}")
  private @Nullable String word;

  @Option(names = "--from", paramLabel = "TIME", description = "${bundle:OPTION_CASE_FROM}")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "${bundle:OPTION_CASE_TO}")
  private @Nullable String to;

  @Option(names = "--known", paramLabel = "TIME", description = "${bundle:OPTION_CASE_LEARNT}")
  private @Nullable String known;

  @Option(
      names = "--published",
      paramLabel = "TIME",
      description = "${bundle:OPTION_CASE_PUBLISHED}")
  private @Nullable String published;

  @Option(names = "--source", paramLabel = "TEXT", description = "${bundle:OPTION_CASE_SOURCE}")
  private @Nullable String source;

  @Option(
      names = "--made-by",
      paramLabel = "COMMAND",
      description = "${bundle:OPTION_CASE_MADE_BY}")
  private @Nullable String command;

  public CaseAdd(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, JsonValue> with = options.request();
    Fields.put(with, "case", caseId);
    Fields.put(with, "kind", kind);
    Fields.put(with, "about", about);
    Fields.put(with, "evidence", evidence);
    Fields.put(with, "replaces", replaces);
    Fields.put(with, "word", word);
    Fields.put(with, "from", from);
    Fields.put(with, "to", to);
    Fields.put(with, "published", published);
    Fields.put(with, "known", known);
    Fields.put(with, "source", source);
    Fields.put(with, "command", command);
    Path evidenceFile = file;
    if (evidenceFile != null) {
      if (Files.size(evidenceFile) > EvidenceReader.MOST_BYTES) {
        throw new BadInput(evidenceFile.toString(), "", "it is too large", "Add its parts");
      }
      Fields.put(with, "file", evidenceFile.getFileName());
      byte[] bytes = Files.readAllBytes(evidenceFile);
      Fields.put(with, "base64", Base64.getEncoder().encodeToString(bytes));
    }
    options.folder().print(terminal, CaseOptions.perform(options.folder(), "add", with));
    return ExitCode.DONE;
  }
}
