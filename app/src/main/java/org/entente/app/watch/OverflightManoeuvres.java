package org.entente.app.watch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.WatchMessage;
import org.entente.watch.overflight.ElementSet;
import org.entente.watch.overflight.Julian;
import org.entente.watch.overflight.Manoeuvres;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente watch overflight manoeuvres`.
@Command(
    name = "manoeuvres",
    description = "${bundle:COMMAND_MANOEUVRES}",
    footer = "  ./entente watch overflight manoeuvres --elements history.tle --format json")
public final class OverflightManoeuvres implements Callable<Integer> {
  private static final Julian EVER = new Julian(1e9, 0);
  private static final Julian NEVER = new Julian(0, 0);

  private final Terminal terminal;

  @Mixin private ElementFiles elements;

  @Option(names = "--from", paramLabel = "TIME", description = "${bundle:OPTION_SPAN_FROM}")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "${bundle:OPTION_SPAN_TO}")
  private @Nullable String to;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  public OverflightManoeuvres(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Julian begin = from == null ? NEVER : Printed.parse("--from", from);
    Julian end = to == null ? EVER : Printed.parse("--to", to);
    List<Manoeuvres.Interval> intervals = new ArrayList<>();
    List<Manoeuvres.Event> events = new ArrayList<>();
    for (List<ElementSet> history : elements.histories(EVER).values()) {
      List<Manoeuvres.Interval> mine =
          Manoeuvres.intervals(history).stream()
              .filter(i -> i.newer().epoch().compareTo(begin) >= 0)
              .filter(i -> i.older().epoch().compareTo(end) <= 0)
              .toList();
      intervals.addAll(mine);
      events.addAll(Manoeuvres.events(mine));
    }
    switch (format) {
      case JSON -> Json.print(terminal, document(intervals, events));
      case TABLE -> table(intervals).print(terminal);
    }
    return elements.exit(terminal, events.isEmpty() ? ExitCode.DONE : ExitCode.FOUND);
  }

  private Map<String, Object> document(
      List<Manoeuvres.Interval> intervals, List<Manoeuvres.Event> events) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("intervals", intervals.stream().map(OverflightManoeuvres::json).toList());
    document.put("events", events.stream().map(OverflightManoeuvres::json).toList());
    document.put("listed", elements.listed());
    return document;
  }

  private static Map<String, @Nullable Object> json(Manoeuvres.Interval i) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("object", i.newer().object());
    json.put("from", Printed.time(i.older().epoch()));
    json.put("to", Printed.time(i.newer().epoch()));
    json.put("days", Printed.number(i.days(), 6));
    json.put("residual_a_m", Printed.number(i.residualM(), 3));
    json.put("position_km", Printed.number(i.positionKm(), 4));
    json.put("timing_s", Printed.number(i.timingSeconds(), 4));
    json.put("verdict", i.verdict().name().toLowerCase(Locale.ROOT));
    json.put("because", i.because());
    return json;
  }

  private static Map<String, @Nullable Object> json(Manoeuvres.Event e) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("object", e.object());
    json.put("time", Printed.time(e.time()));
    json.put("not_before", Printed.time(e.notBefore()));
    json.put("not_after", Printed.time(e.notAfter()));
    json.put("delta_v_m_s", Printed.number(e.deltaV(), 5));
    json.put("score", Printed.number(e.score(), 2));
    return json;
  }

  private Table table(List<Manoeuvres.Interval> intervals) {
    Table table =
        Table.empty()
            .text(terminal.text(WatchMessage.HEADING_SPACE_OBJECT))
            .text(terminal.text(WatchMessage.HEADING_OLDER_SET))
            .text(terminal.text(WatchMessage.HEADING_NEWER_SET))
            .number(terminal.text(WatchMessage.HEADING_RESIDUAL_M))
            .number(terminal.text(WatchMessage.HEADING_OFF_SECONDS))
            .text(terminal.text(WatchMessage.HEADING_VERDICT))
            .text(terminal.text(CommandMessage.HEADING_BECAUSE));
    for (Manoeuvres.Interval i : intervals) {
      table.row(
          i.newer().object(),
          Printed.time(i.older().epoch()),
          Printed.time(i.newer().epoch()),
          Printed.cell(i.residualM(), 1),
          Printed.cell(i.timingSeconds(), 2),
          i.verdict().name().toLowerCase(Locale.ROOT),
          i.reasons().getLast().in(terminal.messages()));
    }
    return table;
  }
}
