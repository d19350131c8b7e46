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
import org.entente.exchange.taxii.TaxiiTime;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Pulls what another TAXII server holds, from where the last pull stopped.
@Command(
    name = "pull",
    description = "${bundle:COMMAND_TAXII_PULL}",
    footer = "  ./entente taxii pull https://taxii.example/taxii2/ --token-file token --out pulled")
public final class TaxiiPull implements Callable<Integer> {
  private final Terminal terminal;
  private final String version;

  @Parameters(paramLabel = "URL", description = "${bundle:PARAMETER_TAXII_URL}")
  private String url;

  @Mixin private TaxiiLogin login = new TaxiiLogin();

  @Option(
      names = "--collection",
      split = ",",
      paramLabel = "ID",
      description = "${bundle:OPTION_TAXII_COLLECTION}")
  private List<String> collections = new ArrayList<>();

  @Option(names = "--dir", paramLabel = "DIR", description = "${bundle:OPTION_TAXII_DIR}")
  private @Nullable Path dir;

  @Option(names = "--out", paramLabel = "FOLDER", description = "${bundle:OPTION_TAXII_OUT}")
  private @Nullable Path out;

  @Option(
      names = "--added-after",
      paramLabel = "TIME",
      description = "${bundle:OPTION_TAXII_AFTER}")
  private String after = "";

  @Option(
      names = "--types",
      split = ",",
      paramLabel = "TYPE",
      description = "${bundle:OPTION_TAXII_TYPES}")
  private List<String> types = new ArrayList<>();

  @Option(names = "--all-versions", description = "${bundle:OPTION_TAXII_VERSIONS}")
  private boolean isAllVersions;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "1000",
      description = "${bundle:OPTION_TAXII_LIMIT}")
  private int limit;

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "10000000",
      description = "${bundle:OPTION_TAXII_MOST}")
  private long most;

  @Option(
      names = "--format",
      paramLabel = "json|table",
      defaultValue = "json",
      description = "${bundle:OPTION_FORMAT_OR_TABLE}")
  private Format format;

  public TaxiiPull(Terminal terminal, String version) {
    this.terminal = terminal;
    this.version = version;
  }

  @Override
  public Integer call() throws IOException {
    URI uri = TaxiiLink.checked(url);
    if (!after.isEmpty() && TaxiiTime.micros(after).isEmpty()) {
      throw new BadInput(
          "--added-after", "", after + " is no time", "Write it like 2026-01-31T12:00:00Z");
    }
    if (limit < 1 || most < 1) {
      throw new BadInput("--limit, --most", "", "they are at least 1", "Give another number");
    }
    Path folder;
    Destination destination;
    if (dir != null && out == null) {
      folder = dir;
      destination = new Destination.Home(dir, NodeItems.in(dir.toAbsolutePath()));
    } else if (out != null && dir == null) {
      folder = Files.createDirectories(out);
      destination = new Destination.Folder(folder);
    } else {
      throw new BadInput("--dir, --out", "", "one of them says where to", "Give just one");
    }
    Pull.Wish wish = new Pull.Wish(types, isAllVersions, after, limit, most);
    List<Map<String, Object>> lines = new ArrayList<>();
    boolean isClean = true;
    try (TaxiiLink link = login.link(version);
        PullState state = PullState.open(folder)) {
      List<TaxiiSite.Remote> all = TaxiiSite.collections(link, uri);
      List<TaxiiSite.Remote> chosen =
          collections.isEmpty()
              ? all.stream().filter(TaxiiSite.Remote::canRead).toList()
              : TaxiiSite.named(uri, all, collections);
      for (TaxiiSite.Remote one : chosen) {
        Pull.Outcome outcome = new Pull(link, one, wish, state, destination).run();
        lines.add(line(one, outcome));
        isClean &= outcome.isWhole() && outcome.refused() == 0;
      }
    }
    format.print(terminal, Map.of("collections", lines));
    return isClean ? ExitCode.DONE : ExitCode.FOUND;
  }

  private static Map<String, Object> line(TaxiiSite.Remote one, Pull.Outcome outcome) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("url", one.at().toString());
    line.put("title", one.title());
    line.put("objects", outcome.objects());
    line.put("repeated", outcome.repeated());
    line.put("refused", outcome.refused());
    line.put("pages", outcome.pages());
    line.put("complete", outcome.isWhole());
    line.put("addedAfter", outcome.reached());
    line.put("warnings", outcome.warnings());
    return line;
  }
}
