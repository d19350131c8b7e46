package org.entente.app.server.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.home.BackupFolder;
import org.entente.app.server.home.DatabaseChoice;
import org.entente.app.server.home.NodeHome;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Makes a node of a copy.
@Command(
    name = "restore",
    description = "${bundle:COMMAND_NODE_RESTORE}",
    footer = "  ./entente node restore --dir us us-2026-11-26")
public final class NodeRestore implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Mixin private DatabaseChoice database = new DatabaseChoice();

  @Parameters(paramLabel = "COPY", description = "${bundle:PARAMETER_BACKUP}")
  private Path copy;

  public NodeRestore(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("copy", copy.toString());
    answer.put("files", new BackupFolder(copy.toAbsolutePath()).restore(folder.folder()));
    NodeHome home = folder.open();
    home.move(database.of(home.settings()));
    folder.print(terminal, answer);
    return ExitCode.DONE;
  }
}
