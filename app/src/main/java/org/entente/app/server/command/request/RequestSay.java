package org.entente.app.server.command.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.Fields;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says what is answered to a request, or what was done: the act is the command's name.
@Command
public final class RequestSay implements Callable<Integer> {
  private final Terminal terminal;
  private final String act;

  @Mixin private RequestOptions options = new RequestOptions();

  @Parameters(index = "0", paramLabel = "ID", description = "${bundle:PARAMETER_REQUEST}")
  private String request;

  @Parameters(index = "1", paramLabel = "WORD", description = "${bundle:PARAMETER_REQUEST_WORD}")
  private String word;

  @Option(names = "--reason", paramLabel = "TEXT", description = "${bundle:OPTION_REQUEST_REASON}")
  private @Nullable String reason;

  @Option(names = "--party", paramLabel = "NAME", description = "${bundle:OPTION_REQUEST_PARTY}")
  private @Nullable String party;

  @Option(
      names = "--party-kind",
      paramLabel = "KIND",
      description = "${bundle:OPTION_REQUEST_PARTY_KIND}")
  private @Nullable String partyKind;

  @Option(
      names = "--reference",
      paramLabel = "TEXT",
      description = "${bundle:OPTION_REQUEST_REFERENCE}")
  private @Nullable String reference;

  @Option(names = "--proof", paramLabel = "FILE", description = "${bundle:OPTION_REQUEST_PROOF}")
  private @Nullable Path proof;

  public RequestSay(Terminal terminal, String act) {
    this.terminal = terminal;
    this.act = act;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, JsonValue> with = options.said();
    Fields.put(with, "word", word);
    Fields.put(with, "reason", reason);
    Fields.put(with, "party", party);
    Fields.put(with, "party_kind", partyKind);
    Fields.put(with, "reference", reference);
    Path file = proof;
    if (file != null) {
      with.put("proof", JsonReader.parse(file.toString(), Files.readAllBytes(file)));
    }
    options.act(terminal, request, act, with);
    return ExitCode.DONE;
  }
}
