package org.entente.app.watch;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.entente.watch.overflight.Sgp4;
import org.entente.watch.overflight.State;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente watch overflight propagate`.
@Command(
    name = "propagate",
    description = "${bundle:COMMAND_PROPAGATE}",
    footer = "  ./entente watch overflight propagate --elements sets.tle --minutes 0,90")
public final class OverflightPropagate implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ElementFiles elements;

  @ArgGroup private Moments moments = new Moments();

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  static final class Moments {
    @Option(
        names = "--minutes",
        paramLabel = "M",
        split = ",",
        description = "${bundle:OPTION_MINUTES}")
    private List<Double> minutes = List.of();

    @Option(names = "--at", paramLabel = "TIME", split = ",", description = "${bundle:OPTION_AT}")
    private List<String> at = List.of();
  }

  public OverflightPropagate(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<Julian> times = moments.at.stream().map(t -> Printed.parse("--at", t)).toList();
    if (times.isEmpty() && moments.minutes.isEmpty()) {
      times = List.of(Julian.of(Instant.now()));
    }
    List<State> states = new ArrayList<>();
    for (ElementSet set : elements.read()) {
      Sgp4 propagator = set.propagator();
      for (double minutes : moments.minutes) {
        states.add(State.at(set, propagator, minutes));
      }
      for (Julian time : times) {
        states.add(State.at(set, propagator, time.minutesSince(set.epoch())));
      }
    }
    switch (format) {
      case JSON -> Json.print(terminal, document(states));
      case TABLE -> table(states).print(terminal);
    }
    boolean isWhole = states.stream().allMatch(state -> state.error() == 0);
    return elements.exit(terminal, isWhole ? ExitCode.DONE : ExitCode.FOUND);
  }

  private Map<String, Object> document(List<State> states) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("states", states.stream().map(OverflightPropagate::json).toList());
    document.put("listed", elements.listed());
    return document;
  }

  private static Map<String, @Nullable Object> json(State state) {
    State.Place p = state.place();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("object", state.set().object());
    json.put("epoch", Printed.time(state.set().epoch()));
    json.put("minutes", Printed.number(state.minutes(), 8));
    json.put("time", Printed.time(state.time()));
    json.put("frame", "TEME");
    json.put("r", p == null ? null : Printed.vector(9, p.x(), p.y(), p.z()));
    json.put("v", p == null ? null : Printed.vector(12, p.vx(), p.vy(), p.vz()));
    json.put("lat", p == null ? null : Printed.number(p.latitude(), 8));
    json.put("lon", p == null ? null : Printed.number(p.longitude(), 8));
    json.put("alt_km", p == null ? null : Printed.number(p.heightKm(), 8));
    json.put("error", state.error() == 0 ? null : state.error());
    return json;
  }

  private Table table(List<State> states) {
    Table table =
        Table.empty()
            .text(terminal.text(WatchMessage.HEADING_SPACE_OBJECT))
            .text(terminal.text(CommandMessage.FIELD_TIME))
            .number(terminal.text(WatchMessage.HEADING_LATITUDE))
            .number(terminal.text(WatchMessage.HEADING_LONGITUDE))
            .number(terminal.text(WatchMessage.HEADING_HEIGHT_KM))
            .text(terminal.text(WatchMessage.HEADING_SGP4_ERROR));
    for (State state : states) {
      State.Place p = state.place();
      table.row(
          state.set().object(),
          Printed.time(state.time()),
          p == null ? "" : Printed.cell(p.latitude(), 4),
          p == null ? "" : Printed.cell(p.longitude(), 4),
          p == null ? "" : Printed.cell(p.heightKm(), 1),
          state.error() == 0 ? "" : String.valueOf(state.error()));
    }
    return table;
  }
}
