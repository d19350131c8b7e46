package org.entente.app.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.watch.NodeAlerts;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.message.Reasons;
import org.entente.base.message.WatchMessage;
import org.entente.watch.overflight.ElementSet;
import org.entente.watch.overflight.Julian;
import org.entente.watch.overflight.Pass;
import org.entente.watch.overflight.PassResult;
import org.entente.watch.overflight.Passes;
import org.entente.watch.overflight.Site;
import org.entente.watch.overflight.Sites;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente watch overflight passes`.
@Command(
    name = "passes",
    description = "${bundle:COMMAND_PASSES}",
    footer =
        "  ./entente watch overflight passes --elements sets.tle --sites sites.csv"
            + " --from 2024-06-13T00:00:00Z --to 2024-06-16T00:00:00Z")
public final class OverflightPasses implements Callable<Integer> {
  private static final double LONGEST_DAYS = 366;

  private final Terminal terminal;

  @Mixin private ElementFiles elements;

  @Option(
      names = "--sites",
      paramLabel = "FILE",
      required = true,
      description = "${bundle:OPTION_SITES}")
  private Path sites;

  @Option(names = "--from", paramLabel = "TIME", description = "${bundle:OPTION_SPAN_FROM}")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "${bundle:OPTION_SPAN_TO}")
  private @Nullable String to;

  @Option(names = "--alert", paramLabel = "MINUTES", description = "${bundle:OPTION_PASS_ALERT}")
  private @Nullable Integer alert;

  @Option(names = "--to-node", paramLabel = "DIR", description = "${bundle:OPTION_PASS_TO_NODE}")
  private @Nullable Path node;

  @Option(
      names = "--off-nadir",
      paramLabel = "DEG",
      defaultValue = "45",
      description = "${bundle:OPTION_OFF_NADIR}")
  private double offNadir;

  @Option(
      names = "--min-sun",
      paramLabel = "DEG",
      defaultValue = "10",
      description = "${bundle:OPTION_MIN_SUN}")
  private double minSun;

  @Option(names = "--known-at", paramLabel = "TIME", description = "${bundle:OPTION_KNOWN_AT}")
  private @Nullable String knownAt;

  @Option(names = "--calendar", paramLabel = "FILE", description = "${bundle:OPTION_CALENDAR}")
  private @Nullable Path calendar;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  public OverflightPasses(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Julian known =
        knownAt == null ? Julian.of(Instant.now()) : Printed.parse("--known-at", knownAt);
    Integer minutes = alert;
    Julian begin = bound("--from", from, known.plusMinutes(-PassResult.LONGEST_MINUTES));
    Julian end =
        bound(
            "--to",
            to,
            known.plusMinutes(PassResult.LONGEST_MINUTES + (minutes == null ? 0 : minutes)));
    check(begin, end);
    List<Site> declared = Sites.read(sites);
    List<Pass> passes = new ArrayList<>();
    List<Passes.Overtaken> voids = new ArrayList<>();
    for (List<ElementSet> history : elements.histories(known).values()) {
      Passes.Found found =
          Passes.over(declared, history, begin, end, new Passes.Limits(offNadir, minSun));
      passes.addAll(found.passes());
      voids.addAll(found.voids());
    }
    if (minutes != null) {
      passes.removeIf(pass -> !PassResult.isDue(pass, known, minutes));
    }
    passes.sort(
        Comparator.comparing(Pass::closest)
            .thenComparing(pass -> pass.set().object())
            .thenComparing(pass -> pass.site().id()));
    switch (format) {
      case JSON -> Json.print(terminal, document(passes, voids));
      case TABLE -> table(passes, voids);
    }
    if (calendar != null) {
      Files.writeString(calendar, PassCalendar.text(passes), StandardCharsets.UTF_8);
    }
    Path home = node;
    if (home != null) {
      send(home, passes);
    }
    boolean isDue = minutes != null && !passes.isEmpty();
    return elements.exit(terminal, isDue ? ExitCode.FOUND : ExitCode.DONE);
  }

  /// A bound of the span; only for an alert it need not be told.
  private Julian bound(String option, @Nullable String told, Julian otherwise) {
    if (told == null && alert == null) {
      throw new BadInput(option, "", "it is missing", "Give --from and --to, or --alert MINUTES.");
    }
    return told == null ? otherwise : Printed.parse(option, told);
  }

  private void check(Julian begin, Julian end) {
    double days = end.minutesSince(begin) / 1440;
    if (days <= 0 || days > LONGEST_DAYS) {
      String next = "Ask for at most " + (int) LONGEST_DAYS + " days, --from before --to.";
      throw new BadInput(
          "--from, --to",
          "",
          begin.instant() + " to " + end.instant() + " is no span of time",
          next);
    }
    Integer minutes = alert;
    if (minutes != null && (minutes < 1 || minutes > 1440)) {
      throw new BadInput("--alert", "", "not between 1 and 1440 minutes", "Give 60, say.");
    }
    if (!(offNadir > 0 && offNadir <= 90)) {
      throw new BadInput("--off-nadir", "", "not between 0 and 90 degrees", "Give 45, say.");
    }
  }

  private Map<String, Object> document(List<Pass> passes, List<Passes.Overtaken> voids) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("passes", passes.stream().map(PassResult::json).toList());
    document.put("void", voids.stream().map(PassResult::json).toList());
    document.put("listed", elements.listed());
    return document;
  }

  /// Tells a node of ours of each once: there it is an alert until somebody has dealt with it, an
  /// event for whoever watches, and part of the picture.
  private static void send(Path home, List<Pass> passes) throws IOException {
    try (NodeAlerts alerts = NodeAlerts.to(home)) {
      for (Pass pass : passes) {
        alerts.take(PassResult.name(pass), Json.text(PassResult.alert(pass)));
      }
    }
  }

  private void table(List<Pass> passes, List<Passes.Overtaken> voids) {
    Table table =
        Table.empty()
            .text(terminal.text(WatchMessage.HEADING_SPACE_OBJECT))
            .text(terminal.text(WatchMessage.HEADING_SITE))
            .text(terminal.text(WatchMessage.HEADING_CLOSEST))
            .number("±s")
            .number(terminal.text(WatchMessage.HEADING_IN_VIEW_SECONDS))
            .number(terminal.text(WatchMessage.HEADING_OFF_NADIR))
            .number(terminal.text(WatchMessage.HEADING_ELEVATION))
            .number(terminal.text(WatchMessage.HEADING_RANGE_KM))
            .number(terminal.text(WatchMessage.HEADING_SUN));
    for (Pass pass : passes) {
      table.row(
          pass.set().object(),
          pass.site().id(),
          Printed.time(pass.closest()),
          Printed.cell(2 * pass.sigmaSeconds(), 1),
          Printed.cell(60 * pass.close().minutesSince(pass.open()), 0),
          Printed.cell(pass.offNadir(), 1),
          Printed.cell(pass.elevation(), 1),
          Printed.cell(pass.rangeKm(), 0),
          Printed.cell(pass.sun(), 1));
    }
    table.print(terminal);
    for (Passes.Overtaken none : voids) {
      terminal.say(
          WatchMessage.PASSES_VOID,
          none.set().object(),
          Printed.time(none.set().epoch()),
          Reasons.in(terminal.messages(), none.because()));
    }
  }
}
