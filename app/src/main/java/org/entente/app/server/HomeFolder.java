package org.entente.app.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Terminal;
import picocli.CommandLine.Option;

/// `--dir DIR` and `--format`, which every command of a node takes.
final class HomeFolder {
  @Option(
      names = "--dir",
      required = true,
      paramLabel = "DIR",
      description = "${bundle:OPTION_NODE_DIR}")
  private Path folder;

  @Option(
      names = "--format",
      paramLabel = "json|table",
      defaultValue = "json",
      description = "${bundle:OPTION_FORMAT_OR_TABLE}")
  private Format format;

  Path folder() {
    return folder.toAbsolutePath();
  }

  NodeHome open() throws IOException {
    return NodeHome.open(folder());
  }

  void print(Terminal terminal, Map<String, ?> answer) {
    switch (format) {
      case JSON -> Json.print(terminal, answer);
      case TABLE -> answer.forEach((name, value) -> terminal.out().println(name + "  " + value));
    }
  }
}
