package org.entente.app.server.command.partner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.exchange.log.LogFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Proves a log that was exported, without any node: signature, tree, entries, objects; or a
/// proof in one file, by the log's key.
@Command(
    name = "verify",
    description = "${bundle:COMMAND_LOG_VERIFY}",
    footer = {
      "  ./entente log verify out",
      "  ./entente log verify --vkey"
          + " entente/us+59fc0a93+AScnrq80o1vbQJJ4w2UUWXeKAvW/41Cd7cgGsDKg55s5 entry.proof"
    })
public final class LogVerify implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "OUT", description = "${bundle:PARAMETER_LOG_VERIFY}")
  private Path folder;

  @Option(names = "--vkey", paramLabel = "VKEY", description = "${bundle:OPTION_LOG_VKEY}")
  private List<String> vkeys = List.of();

  @Option(
      names = "--format",
      paramLabel = "json|table",
      defaultValue = "json",
      description = "${bundle:OPTION_FORMAT_OR_TABLE}")
  private Format format;

  public LogVerify(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, Object> answer = new LinkedHashMap<>();
    try {
      if (Files.isRegularFile(folder)) {
        LogProof.verify(folder, vkeys, answer);
        format.print(terminal, answer);
        return ExitCode.DONE;
      }
      LogFolder.Verified verified = LogFolder.verify(folder);
      answer.put("origin", verified.checkpoint().origin());
      answer.put("size", verified.checkpoint().size());
      answer.put("root", verified.checkpoint().root());
      answer.put("witnesses", verified.witnesses());
      answer.put("withdrawn", verified.withdrawn());
      format.print(terminal, answer);
      return ExitCode.DONE;
    } catch (BadInput e) {
      answer.put("file", e.file());
      answer.put("wrong", e.reason());
      format.print(terminal, answer);
      terminal.err().println(e.getMessage());
      return ExitCode.FOUND;
    }
  }
}
