package org.entente.app.server.command.request;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.proof.EffectProof;
import org.entente.app.proof.Finding;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.message.RequestMessage;
import org.entente.exchange.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Verifies what was done, by our own ledgers, and closes.
@Command(
    name = "close",
    description = "${bundle:COMMAND_REQUEST_CLOSE}",
    footer = "  ./entente request close --dir us 10573b87 --store ledger --as ann")
public final class RequestClose implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private RequestOptions options = new RequestOptions();

  @Parameters(index = "0", paramLabel = "ID", description = "${bundle:PARAMETER_REQUEST}")
  private String request;

  @Option(names = "--store", paramLabel = "DIR", description = "${bundle:OPTION_REQUEST_STORE}")
  private List<Path> stores = List.of();

  @Option(names = "--check", description = "${bundle:OPTION_REQUEST_CHECK}")
  private boolean isCheck;

  @Option(names = "--anyway", description = "${bundle:OPTION_REQUEST_ANYWAY}")
  private boolean isAnyway;

  public RequestClose(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, JsonValue> with = options.said();
    JsonValue.Members shown = options.folder().request("/x/requests/" + request, null);
    boolean isInEffect =
        List.of("effective", "partial").contains(shown.optional("state").orElse(""));
    if (isInEffect || isCheck) {
      Finding finding = EffectProof.check(shown, stores);
      terminal.note(RequestMessage.REQUEST_FINDING, finding.result().word(), finding.how());
      if (isCheck) {
        return finding.result() == Finding.Result.PROVEN ? ExitCode.DONE : ExitCode.FOUND;
      }
      if (finding.result() == Finding.Result.REFUTED && !isAnyway) {
        throw new BadInput(request, "", finding.how(), "Ask the partner, or close it --anyway");
      }
      with.putAll(said(finding));
    }
    options.act(terminal, request, "close", with);
    return ExitCode.DONE;
  }

  /// What a finding says in the event that closes.
  public static Map<String, JsonValue> said(Finding finding) {
    Map<String, JsonValue> said = new java.util.LinkedHashMap<>();
    said.put("result", JsonValue.of(finding.result().word()));
    said.put("how", JsonValue.of(finding.how()));
    if (!finding.moved().byAsset().isEmpty()) {
      said.put("moved", finding.moved().json());
    }
    return said;
  }
}
