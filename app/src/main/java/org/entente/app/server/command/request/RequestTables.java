package org.entente.app.server.command.request;

import java.util.List;
import java.util.Locale;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.Message;
import org.entente.base.message.RequestMessage;
import org.entente.base.message.WatchMessage;
import org.entente.exchange.json.JsonValue;

/// Requests for people on a terminal.
public final class RequestTables {
  private static final int SHORT = 8;

  private final Terminal terminal;

  public RequestTables(Terminal terminal) {
    this.terminal = terminal;
  }

  private String heading(Message message) {
    return terminal.text(message);
  }

  private static List<JsonValue.Members> rows(JsonValue.Members answer, String name) {
    return answer.items(name).stream()
        .filter(JsonValue.Members.class::isInstance)
        .map(JsonValue.Members.class::cast)
        .toList();
  }

  private static String text(JsonValue.Members row, String name) {
    return row.optional(name).orElse("");
  }

  private static String id(JsonValue.Members row) {
    String id = text(row, "id");
    return id.substring(0, Math.min(SHORT, id.length()));
  }

  /// Seconds with a thousandth.
  static String seconds(JsonValue.Members row, String name) {
    return row.get(name) instanceof JsonValue.Numeral micros
        ? String.format(Locale.ROOT, "%.3f", micros.value().longValue() / 1e6)
        : "-";
  }

  private static String mark(JsonValue.Members row) {
    return JsonValue.of(true).equals(row.get("exercise")) ? "EXERCISE" : "";
  }

  void list(JsonValue.Members answer) {
    lines(rows(answer, "requests"));
  }

  private void lines(List<JsonValue.Members> rows) {
    Table table =
        Table.empty()
            .text(heading(RequestMessage.HEADING_REQUEST))
            .text(heading(WatchMessage.HEADING_PARTNER))
            .text(heading(CommandMessage.HEADING_KIND))
            .text(heading(RequestMessage.HEADING_TARGET_OF))
            .text(heading(RequestMessage.HEADING_STATE))
            .text(heading(RequestMessage.HEADING_LATE))
            .text("");
    for (JsonValue.Members row : rows) {
      table.row(
          id(row),
          (text(row, "direction").equals("out") ? "→ " : "← ") + text(row, "partner"),
          text(row, "kind"),
          text(row.members("target"), "value"),
          text(row, "state"),
          text(row, "late"),
          mark(row));
    }
    table.print(terminal);
  }

  /// One request: its line, and every event with when this node had it.
  public void request(JsonValue.Members request) {
    lines(List.of(request));
    meanwhile(List.of(request));
    events(request, "history");
    if (!request.items("overtaken").isEmpty()) {
      terminal.say(RequestMessage.REQUEST_OVERTAKEN);
      events(request, "overtaken");
    }
    for (JsonValue.Members one : rows(request, "proposals")) {
      terminal.say(
          RequestMessage.REQUEST_PROPOSAL,
          text(one, "step"),
          text(one, "by"),
          text(one, "standing"),
          text(one, "judge"));
    }
    for (JsonValue.Members one : rows(request, "duplicates")) {
      terminal.say(RequestMessage.REQUEST_DUPLICATE, id(one), text(one, "partner"));
    }
  }

  private void events(JsonValue.Members request, String name) {
    Table table =
        Table.empty()
            .text(heading(RequestMessage.HEADING_STEP))
            .text(heading(RequestMessage.HEADING_BY))
            .text(heading(RequestMessage.HEADING_KNOWN))
            .text(heading(RequestMessage.HEADING_LOG_PLACE));
    for (JsonValue.Members one : rows(request, name)) {
      String index = one.get("index") instanceof JsonValue.Numeral number ? number.text() : "";
      table.row(
          text(one, "step"), text(one, "by"), text(one, "known"), text(one, "log") + " " + index);
    }
    if (!table.isEmpty()) {
      table.print(terminal);
    }
  }

  /// Times in seconds, and what isn't done yet with its clock.
  public void board(JsonValue.Members board) {
    Table table =
        Table.empty()
            .text(heading(WatchMessage.HEADING_PARTNER))
            .text(heading(CommandMessage.HEADING_KIND))
            .number(heading(RequestMessage.HEADING_COUNT))
            .number(heading(RequestMessage.HEADING_DELIVER))
            .number(heading(RequestMessage.HEADING_ACKNOWLEDGE))
            .number(heading(RequestMessage.HEADING_DECIDE))
            .number(heading(RequestMessage.HEADING_EFFECT))
            .text("");
    for (JsonValue.Members row : rows(board, "figures")) {
      table.row(
          (text(row, "direction").equals("out") ? "→ " : "← ") + text(row, "partner"),
          text(row, "kind"),
          row.get("count") instanceof JsonValue.Numeral count ? count.text() : "",
          both(row, "deliver"),
          both(row, "acknowledge"),
          both(row, "decide"),
          both(row, "effect"),
          mark(row));
    }
    table.print(terminal);
    for (JsonValue.Members row : rows(board, "running")) {
      terminal.say(
          RequestMessage.REQUEST_RUNNING,
          id(row),
          text(row, "partner"),
          text(row, "waits_for"),
          seconds(row, "running_micros"));
    }
    meanwhile(rows(board, "running"));
  }

  /// What left meanwhile, by each live trace; a line where nobody knows.
  private void meanwhile(List<JsonValue.Members> requests) {
    Table table =
        Table.empty()
            .text(heading(RequestMessage.HEADING_REQUEST))
            .text(heading(RequestMessage.HEADING_LEFT_SINCE))
            .text(heading(RequestMessage.HEADING_LEFT))
            .text(heading(RequestMessage.HEADING_LIVE_TRACE))
            .text(heading(RequestMessage.HEADING_LEFT_AS_OF));
    for (JsonValue.Members request : requests) {
      if (request.get("meanwhile") instanceof JsonValue.Null) {
        terminal.say(RequestMessage.REQUEST_LEFT_UNKNOWN, id(request));
      }
      for (JsonValue.Members live : rows(request, "meanwhile")) {
        for (String since : List.of("sent", "delivered", "acknowledged")) {
          if (live.has(since)) {
            table.row(
                id(request),
                since,
                left(live, since),
                text(live, "live") + " (" + text(live, "method") + ")",
                block(live.members("as_of")));
          }
        }
      }
    }
    if (!table.isEmpty()) {
      table.print(terminal);
    }
  }

  private String left(JsonValue.Members live, String since) {
    if (live.get(since) instanceof JsonValue.Null) {
      return heading(RequestMessage.LEFT_UNKNOWN);
    }
    List<String> amounts =
        rows(live, since).stream()
            .map(one -> text(one, "amount") + " " + text(one, "asset"))
            .toList();
    return amounts.isEmpty() ? "0" : String.join(", ", amounts);
  }

  private static String block(JsonValue.Members block) {
    String height = block.get("height") instanceof JsonValue.Numeral number ? number.text() : "";
    return height + " " + text(block, "time");
  }

  private static String both(JsonValue.Members row, String measure) {
    JsonValue.Members one = row.members(measure);
    return one.all().isEmpty()
        ? "-"
        : seconds(one, "p50_micros") + " / " + seconds(one, "p90_micros");
  }
}
