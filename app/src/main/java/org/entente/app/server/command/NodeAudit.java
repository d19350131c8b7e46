package org.entente.app.server.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows who did and read what; ends with 1 when the record isn't whole.
@Command(
    name = "audit",
    description = "${bundle:COMMAND_NODE_AUDIT}",
    footer = "  ./entente node audit --dir us --person lee")
public final class NodeAudit implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Option(
      names = "--since",
      defaultValue = "",
      paramLabel = "TIME",
      description = "${bundle:OPTION_AUDIT_SINCE}")
  private String since;

  @Option(names = "--person", paramLabel = "NAME", description = "${bundle:OPTION_AUDIT_PERSON}")
  private @Nullable String person;

  @Option(
      names = "--limit",
      defaultValue = "1000",
      paramLabel = "N",
      description = "${bundle:OPTION_AUDIT_LIMIT}")
  private int limit;

  @Option(names = "--note", paramLabel = "FILE", description = "${bundle:OPTION_AUDIT_NOTE}")
  private @Nullable Path note;

  public NodeAudit(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, JsonValue> with = new LinkedHashMap<>();
    with.put("since", JsonValue.of(since));
    with.put("limit", JsonValue.of(limit));
    if (person != null) {
      with.put("person", JsonValue.of(person));
    }
    if (note != null) {
      with.put("note", JsonValue.of(Files.readString(note)));
    }
    JsonValue.Members answer = folder.perform("audit", new JsonValue.Members(with));
    folder.print(terminal, answer);
    boolean isWhole = new JsonValue.Truth(true).equals(answer.get("whole"));
    return isWhole ? ExitCode.DONE : ExitCode.FOUND;
  }
}
