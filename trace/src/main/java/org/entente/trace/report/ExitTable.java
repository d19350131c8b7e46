package org.entente.trace.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.Messages;
import org.entente.base.message.TextTable;
import org.entente.base.message.TraceMessage;
import org.entente.trace.exit.Exit;

/// For people: where the money can be stopped, best first, and what the rank is made of.
public final class ExitTable {
  static final int ROWS = 20;

  private ExitTable() {}

  /// The first `rows` exits; `amount` writes an exit's amount with its unit.
  public static void write(
      List<Exit> exits, int rows, Function<Exit, String> amount, Messages messages, Writer out)
      throws IOException {
    out.write('\n' + messages.text(TraceMessage.EXITS_TITLE) + '\n');
    boolean several = exits.stream().map(Exit::network).distinct().count() > 1;
    TextTable table =
        TextTable.empty()
            .number(messages.text(CommandMessage.HEADING_SCORE))
            .number(messages.text(TraceMessage.HEADING_UNITS))
            .text(messages.text(CommandMessage.HEADING_KIND))
            .text(messages.text(TraceMessage.HEADING_EXIT_STATUS))
            .text(messages.text(TraceMessage.HEADING_HOLDER))
            .text(messages.text(TraceMessage.HEADING_STOPPER))
            .text(messages.text(TraceMessage.HEADING_FACTORS))
            .text(messages.text(CommandMessage.HEADING_AT));
    for (Exit exit : exits.subList(0, Math.min(rows, exits.size()))) {
      table.row(
          percent(exit.score()),
          amount.apply(exit),
          exit.kind().text(),
          exit.status().text(),
          exit.holder().isEmpty() ? "" : exit.holder().getFirst(),
          stoppers(exit),
          factors(exit),
          several ? exit.network() + " " + exit.at() : exit.at());
    }
    for (String line : table.lines()) {
      out.write(line);
      out.write('\n');
    }
    if (exits.size() > rows) {
      out.write(messages.text(TraceMessage.TRACE_ENDS_MORE, exits.size() - rows) + '\n');
    }
    out.write(messages.text(TraceMessage.EXITS_NOTE) + '\n');
  }

  private static String stoppers(Exit exit) {
    return String.join("; ", exit.stoppers().stream().map(s -> s.who() + ": " + s.how()).toList());
  }

  private static String factors(Exit exit) {
    return String.join(
        " × ", exit.factors().stream().map(f -> f.name() + " " + percent(f.ppm())).toList());
  }

  private static String percent(long ppm) {
    return String.format(Locale.ROOT, "%d.%02d %%", ppm / 10_000, ppm % 10_000 / 100);
  }
}
