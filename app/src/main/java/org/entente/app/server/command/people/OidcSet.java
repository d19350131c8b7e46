package org.entente.app.server.command.people;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.server.command.NodeUser;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Enters an issuer of OpenID Connect, or changes the one with this name as a whole.
@Command(
    name = "set",
    description = "${bundle:COMMAND_OIDC_SET}",
    footer =
        "  ./entente node oidc set --dir us --issuer https://login.example --client entente"
            + " --secret-stdin agency")
public final class OidcSet implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Parameters(paramLabel = "NAME", description = "${bundle:PARAMETER_OIDC_NAME}")
  private String name;

  @Option(
      names = "--issuer",
      required = true,
      paramLabel = "URL",
      description = "${bundle:OPTION_OIDC_ISSUER}")
  private String issuer;

  @Option(
      names = "--client",
      required = true,
      paramLabel = "ID",
      description = "${bundle:OPTION_OIDC_CLIENT}")
  private String client;

  @Option(names = "--secret-stdin", description = "${bundle:OPTION_OIDC_SECRET}")
  private boolean isFromStdin;

  @Option(names = "--title", paramLabel = "TEXT", description = "${bundle:OPTION_OIDC_TITLE}")
  private @Nullable String title;

  @Option(
      names = "--authority",
      paramLabel = "FILE",
      description = "${bundle:OPTION_OIDC_AUTHORITY}")
  private @Nullable Path authority;

  @Option(
      names = "--scope",
      split = ",",
      paramLabel = "SCOPE",
      description = "${bundle:OPTION_OIDC_SCOPE}")
  private List<String> scopes = List.of();

  @Option(names = "--naming", paramLabel = "CLAIM", description = "${bundle:OPTION_OIDC_NAMING}")
  private @Nullable String naming;

  @Option(
      names = "--rule",
      paramLabel = "CLAIM=VALUE=ROLE",
      description = "${bundle:OPTION_OIDC_RULE}")
  private List<String> rules = List.of();

  public OidcSet(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, JsonValue> with = new LinkedHashMap<>();
    with.put("name", JsonValue.of(name));
    with.put("issuer", JsonValue.of(issuer));
    with.put("client", JsonValue.of(client));
    with.put("scopes", JsonValue.texts(scopes));
    with.put("rules", JsonValue.texts(rules));
    if (title != null) {
      with.put("title", JsonValue.of(title));
    }
    if (naming != null) {
      with.put("naming", JsonValue.of(naming));
    }
    if (authority != null) {
      with.put("authority", JsonValue.of(Files.readString(authority)));
    }
    if (isFromStdin) {
      with.put("secret", JsonValue.of(NodeUser.password()));
    }
    folder.print(terminal, folder.perform("oidc-set", new JsonValue.Members(with)));
    return ExitCode.DONE;
  }
}
