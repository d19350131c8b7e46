package org.entente.app.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.entente.app.screen.BarOption;
import org.entente.app.screen.ScreenLists;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.Phrase;
import org.entente.base.message.WatchMessage;
import org.entente.watch.ships.Event;
import org.entente.watch.ships.Port;
import org.entente.watch.ships.ShipEvents;
import org.entente.watch.ships.ShipLog;
import org.entente.watch.text.TextFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente watch ships events`.
@Command(
    name = "events",
    description = "${bundle:COMMAND_SHIPS_EVENTS}",
    footer = "  ./entente watch ships events january.nmea --ports ports.csv --format json")
public final class ShipsEvents implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "${bundle:PARAMETER_NMEA}")
  private List<Path> files;

  @Option(names = "--ports", paramLabel = "FILE", description = "${bundle:OPTION_EVENT_PORTS}")
  private @Nullable Path ports;

  @Option(
      names = "--max-knots",
      paramLabel = "KNOTS",
      defaultValue = "20",
      description = "${bundle:OPTION_EVENT_LIMITS}")
  private double mostKnots;

  @Mixin private ScreenLists lists;
  @Mixin private BarOption threshold;

  @Option(names = "--lists", description = "${bundle:OPTION_EVENT_LISTS}")
  private boolean isScreened;

  @Option(names = "--synthetic", description = "${bundle:OPTION_EVENT_SYNTHETIC}")
  private boolean isSynthetic;

  @Option(names = "--lenient", description = "${bundle:OPTION_LENIENT_LINES}")
  private boolean isLenient;

  @Option(
      names = "--format",
      paramLabel = "table|json|geojson|stix|cise",
      defaultValue = "table",
      description = "${bundle:OPTION_EVENT_FORMAT}")
  private EventFormat format;

  public ShipsEvents(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (!(mostKnots > 0 && mostKnots <= 100)) {
      throw new BadInput("--max-knots", "", "not between 0 and 100", "Give 20, say.");
    }
    Path told = ports;
    List<Port> harbours = told == null ? List.of() : Port.read(TextFile.read(told), told);
    ShipLog log = new ShipLog();
    AisFiles sentences = new AisFiles(log::add);
    sentences.read(files);
    if (log.places() == 0 && log.untimed() > 0) {
      throw new BadInput(
          files.getFirst().toString(),
          "",
          "no place has a time",
          "Record with TAG blocks: \\c:SECONDS*hh\\ before each sentence.");
    }
    List<Event> events = ShipEvents.of(log, harbours, mostKnots);
    List<ListedShips.Listed> listed =
        isScreened ? ListedShips.of(log, lists, threshold) : List.of();
    switch (format) {
      case TABLE -> {
        table(events);
        listed.forEach(each -> each.say(terminal));
      }
      case JSON -> {
        Map<String, Object> document = document(events, sentences, log);
        if (isScreened) {
          document.put("listed", listed.stream().map(ListedShips.Listed::json).toList());
          document.put("snapshots", lists.snapshots());
        }
        Json.print(terminal, document);
      }
      case GEOJSON -> Json.print(terminal, EventShapes.document(events, isSynthetic));
      case STIX -> terminal.out().println(EventStix.bundle(events, isSynthetic));
      case CISE -> terminal.out().println(EventCise.payload(events, log.called(), isSynthetic));
    }
    boolean isAny = !events.isEmpty() || !listed.isEmpty();
    return sentences.exit(terminal, isLenient, isAny ? ExitCode.FOUND : ExitCode.DONE);
  }

  private Map<String, Object> document(List<Event> events, AisFiles sentences, ShipLog log) {
    Map<String, Object> stats = sentences.stats();
    stats.put("places", log.places());
    stats.put("untimed", log.untimed());
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("events", events.stream().map(ShipsEvents::json).toList());
    document.put("synthetic", isSynthetic);
    document.put("max_knots", Printed.number(mostKnots, 1));
    document.put("rejected", sentences.listed().stream().map(AisFiles.Rejected::json).toList());
    document.put("stats", stats);
    return document;
  }

  static Map<String, @Nullable Object> json(Event event) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("kind", event.kind().text());
    json.put("mmsi", event.mmsi());
    json.put("from", event.fromText());
    json.put("to", event.toText());
    json.put("lat", Printed.number(event.lat(), 6));
    json.put("lon", Printed.number(event.lon(), 6));
    json.put("state", event.state().text());
    json.put("because", event.because());
    json.put("innocent", event.innocent());
    Event.Place ends = event.ends();
    if (ends != null) {
      json.put("to_lat", Printed.number(ends.lat(), 6));
      json.put("to_lon", Printed.number(ends.lon(), 6));
      json.put("calls", event.calls());
    }
    return json;
  }

  private void table(List<Event> events) {
    Table table =
        Table.empty()
            .text(terminal.text(WatchMessage.HEADING_SEA_EVENT))
            .text("MMSI")
            .text(terminal.text(WatchMessage.HEADING_EVENT_TIME))
            .number(terminal.text(WatchMessage.HEADING_LATITUDE))
            .number(terminal.text(WatchMessage.HEADING_LONGITUDE))
            .text(terminal.text(WatchMessage.HEADING_SEA_SURE))
            .text(terminal.text(CommandMessage.HEADING_BECAUSE));
    for (Event event : events) {
      table.row(
          event.kind().text(),
          event.mmsi().stream().map(String::valueOf).collect(Collectors.joining(" ")),
          event.fromText(),
          Printed.cell(event.lat(), 4),
          Printed.cell(event.lon(), 4),
          event.state().text(),
          event.reasons().getFirst().in(terminal.messages()));
    }
    table.print(terminal);
    Map<Event.Kind, List<Phrase>> readings = new EnumMap<>(Event.Kind.class);
    events.forEach(event -> readings.putIfAbsent(event.kind(), event.readings()));
    readings.forEach(
        (kind, innocent) ->
            terminal.say(
                WatchMessage.EVENTS_INNOCENT,
                kind.text(),
                innocent.stream()
                    .map(one -> one.in(terminal.messages()))
                    .collect(Collectors.joining("; "))));
    long sure = events.stream().filter(event -> event.state() == Event.State.SURE).count();
    terminal.say(WatchMessage.EVENTS_COUNTED, events.size(), sure, events.size() - sure);
  }
}
