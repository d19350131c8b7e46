package org.entente.app.server.command.overlap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.server.Fields;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Whose node, and who does it.
final class OverlapOptions {
  private static final long LONGEST = 90L << 20;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Option(names = "--as", paramLabel = "NAME", description = "${bundle:OPTION_REQUEST_AS}")
  private @Nullable String person;

  Map<String, JsonValue> said() {
    Map<String, JsonValue> with = new LinkedHashMap<>();
    Fields.put(with, "as", person);
    return with;
  }

  /// The lines of a file, without empty ones and those that begin with `#`.
  static JsonValue items(Path file) throws IOException {
    if (Files.size(file) > LONGEST) {
      throw new BadInput(
          file.toString(), "", "it is longer than 90 MB", "Compare a part at a time");
    }
    List<String> lines =
        Files.readAllLines(file).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
    return JsonValue.texts(lines);
  }

  /// Says it to the node and prints the comparison as it is then.
  void act(Terminal terminal, String target, Map<String, JsonValue> with) throws IOException {
    print(terminal, folder.request(target, new JsonValue.Members(with)));
  }

  JsonValue.Members get(String target) throws IOException {
    return folder.request(target, null);
  }

  void print(Terminal terminal, JsonValue.Members answer) {
    if (folder.format() == Format.TABLE) {
      new OverlapTables(terminal).print(answer);
    } else {
      folder.print(terminal, answer);
    }
  }
}
