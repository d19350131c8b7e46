package org.entente.trace.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.entente.base.message.Btc;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.Messages;
import org.entente.base.message.TextTable;
import org.entente.base.message.TraceMessage;
import org.entente.chain.ChainView;
import org.entente.chain.script.Addresses;
import org.entente.trace.End;
import org.entente.trace.accuracy.RuleFigures;
import org.entente.trace.mix.Branch;
import org.entente.trace.mix.ThroughMixes;

/// For people: what may be behind the CoinJoins, the likeliest first.
final class MixTable {
  private static final int ROWS = 50;

  private record Row(int ppm, String kind, Branch branch, End end) {}

  private MixTable() {}

  static List<String> lines(ChainView chain, ThroughMixes.Found found, Messages messages) {
    List<Row> rows = new ArrayList<>();
    long closed = 0;
    for (Branch branch : found.branches()) {
      closed += branch.isOpen() ? 0 : 1;
      for (End end : branch.ends()) {
        rows.add(new Row(branch.ppm(), branch.verdict().kind().text(), branch, end));
      }
    }
    rows.sort(
        Comparator.comparingInt(Row::ppm).thenComparingLong(row -> row.end().amount()).reversed());
    TextTable table =
        TextTable.empty()
            .number(messages.text(CommandMessage.HEADING_PROBABILITY))
            .number(messages.text(CommandMessage.HEADING_AMOUNT))
            .text(messages.text(CommandMessage.HEADING_KIND))
            .text(messages.text(CommandMessage.HEADING_AT))
            .text(messages.text(CommandMessage.FIELD_ADDRESS))
            .text(messages.text(TraceMessage.HEADING_MIX));
    Addresses addresses = new Addresses(chain.network());
    for (Row row : rows.subList(0, Math.min(ROWS, rows.size()))) {
      PlaceRow place = PlaceRow.of(chain, addresses, row.end().at());
      String address = place.address();
      table.row(
          String.format(Locale.ROOT, "%.3f", row.ppm() / 1e6),
          Btc.text(row.end().amount()),
          row.end().ending().kind(),
          place.at(),
          address == null ? "" : address,
          row.kind() + " " + row.branch().mix());
    }
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(messages.text(TraceMessage.MIX_THROUGH));
    lines.addAll(table.lines());
    lines.add(
        messages.text(
            TraceMessage.MIX_THROUGH_COUNT,
            found.branches().size() - closed,
            closed,
            found.cut() ? "+" : ""));
    rows.stream()
        .map(Row::kind)
        .distinct()
        .flatMap(kind -> RuleFigures.of(kind).stream())
        .forEach(one -> lines.add(messages.text(CommandMessage.MEASURED, one.rule(), one.text())));
    return lines;
  }
}
