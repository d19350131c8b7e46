package org.entente.app.screen;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.question.ClearanceBook;
import org.entente.app.question.ClearanceJson;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.Message;
import org.entente.base.message.ScreenMessage;
import org.entente.screen.desk.Clearance;
import org.entente.screen.desk.Clearances;
import org.entente.screen.desk.Register;
import org.entente.screen.merge.Entity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente screen clear list`: all clearances that nobody took back, and which of them hold.
@Command(
    name = "list",
    description = "${bundle:COMMAND_CLEAR_LIST}",
    footer = "  ./entente screen clear list --format json")
public final class ClearList implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ScreenLists lists;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  /// Whether a clearance holds.
  private enum Standing {
    HOLDS,
    EXPIRED,

    /// A list says something else than it did, or names the target no longer: it may hold for
    /// what others say.
    CHANGED
  }

  public ClearList(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    Table table =
        Table.empty()
            .text(terminal.text(ScreenMessage.HEADING_CUSTOMER))
            .text(terminal.text(CommandMessage.HEADING_TARGET))
            .text("")
            .text(terminal.text(CommandMessage.HEADING_REASON))
            .text("")
            .text("");
    for (Clearance one : ClearanceBook.in(lists.home()).standing()) {
      Standing standing = standing(one, lists.register(), today);
      switch (format) {
        case JSON -> {
          Map<String, Object> json = new LinkedHashMap<>(ClearanceJson.of(one));
          json.put("holds", standing == Standing.HOLDS);
          json.put("expired", standing == Standing.EXPIRED);
          Json.line(terminal, json);
        }
        case TABLE ->
            table.row(
                one.customer(),
                String.join(", ", one.rows().keySet()),
                terminal.text(text(standing)),
                one.reason(),
                one.by(),
                one.until().toString());
      }
    }
    if (format == Format.TABLE) {
      table.print(terminal);
    }
    return ExitCode.DONE;
  }

  private static Standing standing(Clearance clearance, Register register, LocalDate today) {
    if (today.isAfter(clearance.until())) {
      return Standing.EXPIRED;
    }
    Clearances alone = Clearances.of(List.of(clearance));
    for (String row : clearance.rows().keySet()) {
      Entity entity = register.entity(row).orElse(null);
      if (entity == null || alone.of(clearance.customer(), entity, today).isEmpty()) {
        return Standing.CHANGED;
      }
    }
    return Standing.HOLDS;
  }

  private static Message text(Standing standing) {
    return switch (standing) {
      case HOLDS -> ScreenMessage.CLEAR_HOLDS;
      case EXPIRED -> ScreenMessage.CLEAR_EXPIRED;
      case CHANGED -> ScreenMessage.CLEAR_CHANGED;
    };
  }
}
