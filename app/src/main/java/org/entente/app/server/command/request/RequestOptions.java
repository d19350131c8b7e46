package org.entente.app.server.command.request;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.app.server.Fields;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Whose node, who does it, and what they say with it.
final class RequestOptions {
  @Mixin private HomeFolder folder = new HomeFolder();

  @Option(names = "--as", paramLabel = "NAME", description = "${bundle:OPTION_REQUEST_AS}")
  private @Nullable String person;

  @Option(names = "--text", paramLabel = "TEXT", description = "${bundle:OPTION_REQUEST_TEXT}")
  private @Nullable String text;

  @Option(names = "--basis", paramLabel = "LAW", description = "${bundle:OPTION_REQUEST_BASIS}")
  private @Nullable String basis;

  @Option(
      names = "--amount",
      paramLabel = "ASSET=AMOUNT",
      description = "${bundle:OPTION_REQUEST_AMOUNT}")
  private Map<String, String> amounts = new LinkedHashMap<>();

  @Option(names = "--until", paramLabel = "TIME", description = "${bundle:OPTION_REQUEST_UNTIL}")
  private @Nullable String until;

  HomeFolder folder() {
    return folder;
  }

  /// What all acts may say.
  Map<String, JsonValue> said() {
    Map<String, JsonValue> with = new LinkedHashMap<>();
    Fields.put(with, "as", person);
    Fields.put(with, "text", text);
    Fields.put(with, "legal_basis", basis);
    Fields.put(with, "until", until);
    if (!amounts.isEmpty()) {
      with.put(
          "amounts",
          new JsonValue.Array(
              amounts.entrySet().stream()
                  .<JsonValue>map(
                      one -> {
                        Map<String, JsonValue> amount = new LinkedHashMap<>();
                        amount.put("asset", JsonValue.of(one.getKey()));
                        amount.put("amount", JsonValue.of(one.getValue()));
                        return new JsonValue.Members(amount);
                      })
                  .toList()));
    }
    return with;
  }

  /// Does it and prints the request as it is then.
  void act(Terminal terminal, String request, String act, Map<String, JsonValue> with)
      throws IOException {
    JsonValue.Members answer =
        folder.request("/x/requests/" + request + "/" + act, new JsonValue.Members(with));
    print(terminal, answer);
  }

  void print(Terminal terminal, JsonValue.Members answer) {
    if (folder.format() == Format.TABLE) {
      new RequestTables(terminal).request(answer);
    } else {
      folder.print(terminal, answer);
    }
  }
}
