package org.entente.app.server.command.overlap;

import java.util.List;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.OverlapMessage;
import org.entente.base.message.RequestMessage;
import org.entente.base.message.WatchMessage;
import org.entente.exchange.json.JsonValue;

/// Comparisons for people on a terminal.
final class OverlapTables {
  private static final int SHORT = 8;

  private final Terminal terminal;

  OverlapTables(Terminal terminal) {
    this.terminal = terminal;
  }

  /// One comparison with what was learnt, or a list of them.
  void print(JsonValue.Members answer) {
    boolean isList = answer.has("overlaps");
    List<JsonValue> rows = isList ? answer.items("overlaps") : List.of(answer);
    Table table =
        Table.empty()
            .text(terminal.text(OverlapMessage.HEADING_OVERLAP))
            .text(terminal.text(WatchMessage.HEADING_PARTNER))
            .text(terminal.text(OverlapMessage.HEADING_OVERLAP_MODE))
            .text(terminal.text(RequestMessage.HEADING_STATE))
            .text(terminal.text(OverlapMessage.HEADING_OVERLAP_LEARNS))
            .number(terminal.text(OverlapMessage.HEADING_OVERLAP_ASKED))
            .number(terminal.text(OverlapMessage.HEADING_OVERLAP_HELD))
            .number(terminal.text(OverlapMessage.HEADING_OVERLAP_COMMON));
    for (JsonValue one : rows) {
      if (one instanceof JsonValue.Members row) {
        row(table, row);
      }
    }
    table.print(terminal);
    for (String item : answer.members("result").texts("both")) {
      terminal.out().println(item);
    }
  }

  private static void row(Table table, JsonValue.Members row) {
    boolean isOut = row.optional("direction").orElse("").equals("out");
    String id = row.optional("id").orElse("");
    table.row(
        id.substring(0, Math.min(SHORT, id.length())),
        (isOut ? "→ " : "← ") + row.optional("partner").orElse(""),
        row.members("terms").optional("mode").orElse(""),
        row.optional("state").orElse(""),
        row.optional("learns").orElse(""),
        number(row, isOut ? "asked" : "theyAsk"),
        number(row, isOut ? "theyHold" : "own"),
        number(row.members("result"), "count"));
  }

  private static String number(JsonValue.Members row, String name) {
    return row.get(name) instanceof JsonValue.Numeral number ? number.text() : "-";
  }
}
