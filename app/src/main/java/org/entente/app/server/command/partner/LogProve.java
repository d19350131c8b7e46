package org.entente.app.server.command.partner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.WholeFile;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.exchange.log.InclusionProof;
import org.entente.exchange.store.LogProofs;
import org.entente.exchange.store.NodeStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes a proof into one file that anybody can check: that an entry stands in a log, or that a
/// log has signed two histories.
@Command(
    name = "prove",
    description = "${bundle:COMMAND_LOG_PROVE}",
    footer = {
      "  ./entente log prove --dir jp --log entente/us/released/jp --index 4 entry.proof",
      "  ./entente log prove --dir jp --log entente/us/released/jp --fork fork.json"
    })
public final class LogProve implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Option(
      names = "--log",
      required = true,
      paramLabel = "ORIGIN",
      description = "${bundle:OPTION_LOG_ORIGIN}")
  private String origin;

  @Option(names = "--index", paramLabel = "N", description = "${bundle:OPTION_LOG_INDEX}")
  private @Nullable Long index;

  @Option(names = "--id", paramLabel = "ID", description = "${bundle:OPTION_LOG_ID}")
  private @Nullable String id;

  @Option(names = "--fork", description = "${bundle:OPTION_LOG_FORK}")
  private boolean isFork;

  @Parameters(paramLabel = "FILE", description = "${bundle:PARAMETER_LOG_PROOF}")
  private Path file;

  public LogProve(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    int asked = (index == null ? 0 : 1) + (id == null ? 0 : 1) + (isFork ? 1 : 0);
    if (asked != 1) {
      throw new BadInput(
          "log prove", "", "either --index, --id or --fork says what", "Give one of them");
    }
    NodeHome home = folder.open();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("origin", origin);
    try (NodeStore store = home.store()) {
      WholeFile.write(file, isFork ? fork(store, answer) : entry(store, answer));
    }
    folder.print(terminal, answer);
    return ExitCode.DONE;
  }

  private String entry(NodeStore store, Map<String, Object> answer) {
    String wanted = id;
    Long given = index;
    long at =
        given != null
            ? given
            : store
                .proofs()
                .last(origin, wanted == null ? "" : wanted)
                .orElseThrow(
                    () ->
                        new BadInput("--id", "", "the log has no entry about it", "Name another"));
    InclusionProof proof = store.proofs().inclusion(origin, at);
    answer.put("index", at);
    answer.put("hashes", proof.hashes().size());
    return proof.toString();
  }

  private String fork(NodeStore store, Map<String, Object> answer) {
    LogProofs.Contradiction found =
        store.proofs().contradictions().stream()
            .filter(one -> one.origin().equals(origin) && one.proof() != null)
            .reduce((before, after) -> after)
            .orElseThrow(
                () ->
                    new BadInput(
                        "--fork",
                        "",
                        "no two checkpoints of this log contradict each other, as far as is"
                            + " known here",
                        "See: entente log show"));
    answer.put("reason", found.reason());
    String proof = found.proof();
    return proof == null ? "" : proof + "\n";
  }
}
