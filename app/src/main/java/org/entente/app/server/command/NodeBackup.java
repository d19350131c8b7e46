package org.entente.app.server.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.home.BackupFolder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Copies a node while it runs.
@Command(
    name = "backup",
    description = "${bundle:COMMAND_NODE_BACKUP}",
    footer = "  ./entente node backup --dir us us-2026-11-26")
public final class NodeBackup implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Parameters(paramLabel = "COPY", description = "${bundle:PARAMETER_BACKUP_NEW}")
  private Path copy;

  public NodeBackup(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("copy", copy.toString());
    answer.put("files", new BackupFolder(copy.toAbsolutePath()).write(folder.folder()));
    folder.print(terminal, answer);
    return ExitCode.DONE;
  }
}
