package org.entente.app.watch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.WatchMessage;
import org.entente.watch.warning.AlertState;
import org.entente.watch.warning.CapMessage;
import org.entente.watch.warning.MessageKey;
import org.entente.watch.warning.WarningStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente watch warnings state`: what is in force, at a time, as known at a time.
@Command(
    name = "state",
    description = "${bundle:COMMAND_WARNINGS_STATE}",
    footer = "  ./entente watch warnings state --store warnings --at 2026-03-01T00:30:00Z")
public final class WarningsState implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private KnownWarnings warnings = new KnownWarnings();

  @Option(names = "--public", description = "${bundle:OPTION_WARNINGS_PUBLIC}")
  private boolean isPublic;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  public WarningsState(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<CapMessage> messages = new ArrayList<>();
    for (WarningStore.Known one : warnings.all()) {
      if (!isPublic || one.message().isPublic()) {
        messages.add(one.message());
      }
    }
    AlertState.Picture picture = AlertState.at(messages, warnings.time(), warnings.delegates());
    switch (format) {
      case JSON -> Json.print(terminal, json(picture));
      case TABLE -> print(picture);
    }
    return ExitCode.DONE;
  }

  private Map<String, @Nullable Object> json(AlertState.Picture picture) {
    Map<String, @Nullable Object> json = warnings.json();
    json.put("alerts", picture.alerts().stream().map(WarningsState::json).toList());
    json.put("missing", picture.missing().stream().map(KnownWarnings::json).toList());
    return json;
  }

  private static Map<String, @Nullable Object> json(AlertState.Judged judged) {
    CapMessage message = judged.message();
    Map<String, @Nullable Object> json = KnownWarnings.json(message.key());
    json.put("status", message.status().word());
    json.put("msgType", message.kind().word());
    json.put("state", judged.state().word());
    json.put("by", judged.by());
    json.put("fork", judged.isFork());
    return json;
  }

  private void print(AlertState.Picture picture) {
    Table table =
        Table.empty()
            .text(terminal.text(WatchMessage.HEADING_SENT))
            .text(terminal.text(WatchMessage.HEADING_SENDER))
            .text(terminal.text(WatchMessage.HEADING_IDENTIFIER))
            .text(terminal.text(WatchMessage.HEADING_ALERT_STATE))
            .text(terminal.text(WatchMessage.HEADING_DECIDED_BY));
    for (AlertState.Judged one : picture.alerts()) {
      MessageKey key = one.message().key();
      String by = one.by();
      table.row(
          String.valueOf(Printed.time(key.sent())),
          key.sender(),
          key.identifier(),
          one.message().status().word() + " " + one.state().word() + (one.isFork() ? " (!)" : ""),
          by == null ? "" : by);
    }
    table.print(terminal);
    for (MessageKey key : picture.missing()) {
      terminal.say(
          WatchMessage.WARNING_MISSING,
          key.sender(),
          key.identifier(),
          String.valueOf(Printed.time(key.sent())));
    }
  }
}
