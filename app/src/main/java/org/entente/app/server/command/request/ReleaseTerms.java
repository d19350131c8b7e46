package org.entente.app.server.command.request;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.server.request.TermsJson;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.AllianceMessage;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists what was given until a time that is over, by us and to us, and says how it is withdrawn.
/// Ends with 1 where something is over: a person must see to it.
@Command(
    name = "terms",
    description = "${bundle:COMMAND_RELEASE_TERMS}",
    footer = "  ./entente release terms --dir us --by 2027-01-01T00:00:00Z")
public final class ReleaseTerms implements Callable<Integer> {
  private static final int MOST = 10_000;

  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Option(names = "--by", paramLabel = "TIME", description = "${bundle:OPTION_RELEASE_BY}")
  private @Nullable String by;

  public ReleaseTerms(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    String end = by == null ? "" : by;
    JsonValue.Members terms = folder.read(node -> TermsJson.json(node, end, MOST));
    folder.print(terminal, terms);
    Map<String, List<String>> over = new LinkedHashMap<>();
    int count = 0;
    for (JsonValue one : terms.items("terms")) {
      JsonValue.Members term = (JsonValue.Members) one;
      if (JsonValue.of(true).equals(term.get("over"))) {
        count++;
        if (term.optional("direction").orElse("").equals("out")) {
          over.computeIfAbsent(term.optional("partner").orElse(""), _ -> new ArrayList<>())
              .add(term.optional("id").orElse(""));
        }
      }
    }
    over.forEach(
        (partner, ids) ->
            terminal.note(
                AllianceMessage.RELEASE_OVER, folder.folder(), partner, String.join(" ", ids)));
    return count == 0 ? ExitCode.DONE : ExitCode.FOUND;
  }
}
