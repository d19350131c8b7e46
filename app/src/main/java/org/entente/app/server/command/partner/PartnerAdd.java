package org.entente.app.server.command.partner;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Adds a partner: from then on we fetch what it releases to us, and may release to it.
@Command(
    name = "add",
    description = "${bundle:COMMAND_PARTNER_ADD}",
    footer =
        "  ./entente partner add --dir us --name jp --country JPN --url https://127.0.0.1:7102"
            + " --vkey entente/jp+2ee2f5b7+AXDYsQ4uy6x8DVCIsoV5jQk7HiMZKGZtTvqkyBWZ3E6g")
public final class PartnerAdd implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "${bundle:OPTION_PARTNER_NAME}")
  private String name;

  @Option(
      names = "--country",
      required = true,
      paramLabel = "CODE",
      description = "${bundle:OPTION_NODE_COUNTRY}")
  private String country;

  @Option(
      names = "--url",
      required = true,
      paramLabel = "URL",
      description = "${bundle:OPTION_PARTNER_URL}")
  private String url;

  @Option(
      names = "--vkey",
      required = true,
      paramLabel = "VKEY",
      description = "${bundle:OPTION_PARTNER_VKEY}")
  private String vkey;

  @Option(names = "--tls", paramLabel = "PIN", description = "${bundle:OPTION_PARTNER_TLS}")
  private @Nullable String tls;

  @Option(names = "--compared", description = "${bundle:OPTION_PARTNER_COMPARED}")
  private boolean isCompared;

  public PartnerAdd(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, JsonValue> with = new LinkedHashMap<>();
    with.put("name", JsonValue.of(name));
    with.put("country", JsonValue.of(country));
    with.put("url", JsonValue.of(url));
    with.put("vkey", JsonValue.of(vkey));
    if (tls != null) {
      with.put("tls", JsonValue.of(tls));
    }
    if (isCompared) {
      with.put("compared", JsonValue.of(true));
    }
    folder.print(terminal, folder.perform("partner", new JsonValue.Members(with)));
    return ExitCode.DONE;
  }
}
