package org.entente.app.server.command;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.home.NodeHome;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.store.NodeStore;
import org.entente.exchange.store.Takeover;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Takes over what another TAXII server held.
@Command(
    name = "import-taxii",
    description = "${bundle:COMMAND_NODE_IMPORT_TAXII}",
    footer = "  ./entente node import-taxii --dir us data.json")
public final class NodeImportTaxii implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Parameters(paramLabel = "FILE", description = "${bundle:PARAMETER_TAXII_FILE}")
  private Path file;

  public NodeImportTaxii(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    NodeHome home = folder.open();
    FileLock lock = home.lock();
    if (lock == null) {
      throw home.busy();
    }
    List<Takeover> roots;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        JsonReader reader = new JsonReader(file.toString(), in);
        NodeStore store = home.store()) {
      roots = Takeover.read(file.toString(), reader.document());
      store.takeOver(roots);
    } finally {
      lock.acquiredBy().close();
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("apiRoots", roots.stream().map(one -> "/" + one.name() + "/").toList());
    answer.put("collections", roots.stream().mapToInt(Takeover::collectionCount).sum());
    answer.put("objects", roots.stream().mapToInt(Takeover::objectCount).sum());
    folder.print(terminal, answer);
    return ExitCode.DONE;
  }
}
