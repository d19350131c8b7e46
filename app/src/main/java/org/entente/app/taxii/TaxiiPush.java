package org.entente.app.taxii;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.watch.NodeItems;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Sends the objects of bundles to a collection of another TAXII server. Files only: what a node
/// holds goes out by its releases.
@Command(
    name = "push",
    description = "${bundle:COMMAND_TAXII_PUSH}",
    footer =
        "  ./entente taxii push https://taxii.example/api/ --collection feed --token-file token"
            + " b.json")
public final class TaxiiPush implements Callable<Integer> {
  private static final long LARGEST = 1L << 30;

  private final Terminal terminal;
  private final String version;

  @Parameters(index = "0", paramLabel = "URL", description = "${bundle:PARAMETER_TAXII_URL}")
  private String url;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      description = "${bundle:PARAMETER_TAXII_PUSH}")
  private List<Path> files;

  @Mixin private TaxiiLogin login = new TaxiiLogin();

  @Option(
      names = "--collection",
      required = true,
      paramLabel = "ID",
      description = "${bundle:OPTION_TAXII_COLLECTION}")
  private String collection;

  @Option(
      names = "--format",
      paramLabel = "json|table",
      defaultValue = "json",
      description = "${bundle:OPTION_FORMAT_OR_TABLE}")
  private Format format;

  public TaxiiPush(Terminal terminal, String version) {
    this.terminal = terminal;
    this.version = version;
  }

  @Override
  public Integer call() throws IOException {
    URI uri = TaxiiLink.checked(url);
    List<JsonValue.Members> objects = new ArrayList<>();
    for (Path file : files) {
      if (Files.size(file) > LARGEST) {
        throw new BadInput(file.toString(), "", "it is over " + LARGEST + " bytes", "Split it");
      }
      objects.addAll(NodeItems.objects(file.toString(), Files.readAllBytes(file)));
    }
    try (TaxiiLink link = login.link(version)) {
      TaxiiSite.Remote remote =
          TaxiiSite.named(uri, TaxiiSite.collections(link, uri), List.of(collection)).getFirst();
      if (!remote.canWrite()) {
        throw TaxiiLink.refused(remote.at(), "we may not write there", "Ask its people");
      }
      Push.Outcome outcome = new Push(link, remote).send(objects);
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("url", remote.at().toString());
      answer.put("objects", outcome.taken());
      answer.put("pending", outcome.pending());
      answer.put(
          "failures",
          outcome.failures().stream()
              .map(one -> Map.of("id", one.id(), "message", one.message()))
              .toList());
      format.print(terminal, answer);
      boolean isWhole = outcome.failures().isEmpty() && outcome.pending() == 0;
      return isWhole ? ExitCode.DONE : ExitCode.FOUND;
    }
  }
}
