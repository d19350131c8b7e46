package org.entente.app.watch;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.message.WarningMessage;
import org.entente.watch.warning.AlertState;
import org.entente.watch.warning.CapMessage;
import org.entente.watch.warning.CapPart;
import org.entente.watch.warning.MessageKey;
import org.entente.watch.warning.WarningStore;
import org.entente.watch.warning.incident.Incident;
import org.entente.watch.warning.incident.IncidentJson;
import org.entente.watch.warning.incident.Incidents;
import org.entente.watch.warning.incident.Report;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente watch warnings incidents`: reports of several senders on one event side by side, with
/// what they agree and disagree on. Exit 1 when one has ended what another still warns of.
@Command(
    name = "incidents",
    description = "${bundle:COMMAND_WARNINGS_INCIDENTS}",
    footer = "  ./entente watch warnings incidents --store warnings")
public final class WarningsIncidents implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private KnownWarnings warnings = new KnownWarnings();

  @Option(
      names = "--within",
      paramLabel = "MINUTES",
      defaultValue = "10",
      description = "${bundle:OPTION_WARNINGS_WITHIN}")
  private int minutes;

  @Option(
      names = "--apart",
      paramLabel = "\"REFERENCE REFERENCE\"",
      description = "${bundle:OPTION_WARNINGS_APART}")
  private List<String> apart = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  public WarningsIncidents(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<Report> reports = reports();
    List<Incident> incidents = new Incidents(Duration.ofMinutes(minutes), taken(apart)).of(reports);
    switch (format) {
      case JSON -> {
        Map<String, @Nullable Object> json = warnings.json();
        json.put("incidents", incidents.stream().map(IncidentJson::of).toList());
        Json.print(terminal, json);
      }
      case TABLE -> incidents.forEach(this::print);
    }
    boolean isAgreed = incidents.stream().allMatch(one -> one.said().getFirst().isAgreed());
    return isAgreed ? ExitCode.DONE : ExitCode.FOUND;
  }

  /// The newest of each chain that says something comparable.
  private List<Report> reports() throws IOException {
    Map<MessageKey, List<CapPart>> parts = new HashMap<>();
    List<CapMessage> messages = new ArrayList<>();
    for (WarningStore.Known one : warnings.all()) {
      messages.add(one.message());
      parts.put(one.message().key(), one.parts());
    }
    return Report.newest(
        AlertState.at(messages, warnings.time(), warnings.delegates()).alerts(),
        key -> parts.getOrDefault(key, List.of()));
  }

  private static Set<Incidents.Apart> taken(List<String> texts) {
    Set<Incidents.Apart> apart = new HashSet<>();
    for (String text : texts) {
      List<MessageKey> keys = new ArrayList<>();
      for (String one : text.strip().split("\\s+", -1)) {
        Optional<MessageKey> key = MessageKey.parse(one);
        key.ifPresent(keys::add);
      }
      if (keys.size() != 2) {
        throw new BadInput(
            "--apart",
            text,
            "it names no two messages",
            "Write it like \"us@example,A1,2026-03-01T00:00:00-00:00 jp@example,B1,…\"");
      }
      apart.add(new Incidents.Apart(keys.get(0), keys.get(1)));
    }
    return apart;
  }

  private void print(Incident one) {
    Report first = one.reports().getFirst();
    terminal.out().println(first.event() + "  " + first.status().word() + "  " + first.begins());
    Table table =
        Table.empty()
            .text(terminal.text(WarningMessage.HEADING_REPORTED))
            .text(terminal.text(WarningMessage.HEADING_AGREED));
    one.reports().forEach(report -> table.text(report.key().sender()));
    for (Incident.Said said : one.said()) {
      List<String> cells = new ArrayList<>(List.of(said.field(), said.isAgreed() ? "=" : "≠"));
      cells.addAll(said.values().values());
      table.row(cells.toArray());
    }
    table.print(terminal);
    for (Incident.Join join : one.joins()) {
      terminal.say(
          WarningMessage.INCIDENT_JOINED,
          join.one().sender(),
          join.other().sender(),
          join.reason().in(terminal.messages()),
          join.seconds());
    }
    terminal.out().println();
  }
}
