package org.entente.trace.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.entente.base.message.Btc;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.Message;
import org.entente.base.message.Messages;
import org.entente.base.message.TextTable;
import org.entente.base.message.TraceMessage;
import org.entente.trace.across.AcrossEnds;
import org.entente.trace.across.AcrossStarts;
import org.entente.trace.across.AcrossSums;
import org.entente.trace.across.AcrossTrace;
import org.entente.trace.across.Link;
import org.entente.trace.across.Walked;
import org.entente.trace.exit.ExitSettings;
import org.entente.trace.exit.Exits;
import org.entente.trace.label.LabelBook;
import org.jspecify.annotations.Nullable;

/// For people: crossings, the largest ends of each network and asset, and whether the sums are
/// right. Amounts are in smallest units: their assets differ.
final class AcrossTable {
  private static final int ROWS = 50;

  private final List<AcrossTrace> traces;
  private final Messages messages;
  private final LabelBook book;
  private final boolean exits;

  AcrossTable(List<AcrossTrace> traces, Messages messages, LabelBook book, boolean exits) {
    this.traces = traces;
    this.messages = messages;
    this.book = book;
    this.exits = exits;
  }

  void write(Writer out) throws IOException {
    TextPage page = new TextPage(out, messages);
    String gap = "";
    for (AcrossTrace trace : traces) {
      page.out().write(gap);
      starts(page, trace);
      links(page, trace);
      ends(page, trace);
      sums(page, trace);
      if (exits) {
        exits(page, trace);
      }
      gap = "\n";
    }
  }

  private void starts(TextPage page, AcrossTrace trace) throws IOException {
    TextTable table =
        page.table(
            TraceMessage.FIELD_METHOD, CommandMessage.FIELD_NETWORK, CommandMessage.FIELD_START);
    table
        .text(messages.text(CommandMessage.HEADING_ASSET))
        .number(messages.text(TraceMessage.HEADING_UNITS));
    for (AcrossStarts.Row start : AcrossStarts.of(trace)) {
      if (!start.arrival()) {
        table.row(
            AcrossReport.method(trace), start.network(), start.at(), start.asset(), start.amount());
      }
    }
    page.print(table);
  }

  private void links(TextPage page, AcrossTrace trace) throws IOException {
    if (trace.links().isEmpty()) {
      return;
    }
    TextTable table = page.table(TraceMessage.HEADING_BRIDGE, TraceMessage.HEADING_WENT_IN);
    table.number(messages.text(TraceMessage.HEADING_UNITS));
    table.text(messages.text(TraceMessage.HEADING_CAME_OUT));
    table.number(messages.text(TraceMessage.HEADING_UNITS));
    table.text(messages.text(CommandMessage.HEADING_REASON));
    List<Link> shown = trace.links().subList(0, Math.min(ROWS, trace.links().size()));
    for (Link link : shown) {
      String from =
          link.out().stream()
              .map(d -> network(trace, d.ledger()))
              .distinct()
              .collect(Collectors.joining(" "));
      String to =
          link.in().stream()
              .map(a -> network(trace, a.ledger()))
              .distinct()
              .collect(Collectors.joining(" "));
      String came =
          link.in().stream().map(a -> a.tainted().toString()).collect(Collectors.joining(" + "));
      table.row(
          link.protocol().text(), from, link.departed(), to, came, TextPage.blank(remark(link)));
    }
    page.line("");
    page.print(table);
    if (trace.links().size() > ROWS) {
      page.say(TraceMessage.ACROSS_LINKS_MORE, trace.links().size() - ROWS);
    }
  }

  /// Why it isn't followed; or how likely it is, where nothing proves it.
  private static @Nullable String remark(Link link) {
    if (link.reason() != null || link.id() != null) {
      return link.reason();
    }
    int least = link.in().stream().mapToInt(Link.Arrival::millionths).min().orElse(0);
    return String.format(Locale.ROOT, "p %s", LinkJson.probability(least));
  }

  private static String network(AcrossTrace trace, int ledger) {
    return trace.ledgers().get(ledger).network();
  }

  private void ends(TextPage page, AcrossTrace trace) throws IOException {
    List<AcrossEnds.Row> largest = new ArrayList<>(AcrossEnds.of(trace, book));
    largest.sort(
        Comparator.comparing(AcrossEnds.Row::network)
            .thenComparing(AcrossEnds.Row::asset)
            .thenComparing(Comparator.comparing(AcrossEnds.Row::amount).reversed()));
    TextTable table = page.table(CommandMessage.FIELD_NETWORK, CommandMessage.HEADING_ASSET);
    table.number(messages.text(TraceMessage.HEADING_UNITS));
    for (Message heading :
        List.of(
            CommandMessage.HEADING_KIND,
            CommandMessage.HEADING_AT,
            CommandMessage.FIELD_TIME,
            CommandMessage.HEADING_HOPS,
            CommandMessage.HEADING_REASON,
            CommandMessage.HEADING_LABEL)) {
      table.text(messages.text(heading));
    }
    for (AcrossEnds.Row end : largest.subList(0, Math.min(ROWS, largest.size()))) {
      table.row(
          end.network(),
          end.asset(),
          end.amount(),
          end.kind(),
          end.at(),
          TextPage.blank(end.time()),
          end.hops(),
          TextPage.blank(end.reason()),
          String.join(", ", end.labels()));
    }
    page.line("");
    page.print(table);
    if (largest.size() > ROWS) {
      page.say(TraceMessage.TRACE_ENDS_MORE, largest.size() - ROWS);
    }
  }

  private void sums(TextPage page, AcrossTrace trace) throws IOException {
    page.line("");
    for (AcrossSums.Sum sum : AcrossSums.of(trace)) {
      page.say(
          trace.conserved() ? TraceMessage.ACROSS_CONSERVED : TraceMessage.ACROSS_NOT_CONSERVED,
          sum.network(),
          sum.asset(),
          sum.started().add(sum.arrived()).add(sum.in()),
          sum.ended(),
          sum.departed(),
          sum.fees(),
          sum.out().add(sum.overlap()));
    }
    long followed = trace.links().stream().filter(Link::crossed).count();
    page.say(TraceMessage.ACROSS_FOLLOWED, followed, trace.links().size() - followed);
  }

  /// With amounts as people write them.
  private void exits(TextPage page, AcrossTrace trace) throws IOException {
    Map<String, AssetText> assets = new HashMap<>();
    for (Walked walked : trace.ledgers()) {
      if (walked instanceof Walked.Accounts accounts) {
        assets.put(accounts.network(), new AssetText(accounts.view()));
      }
    }
    ExitTable.write(
        new Exits(book, ExitSettings.ASSUMED).of(trace),
        ExitTable.ROWS,
        exit -> {
          AssetText texts = assets.get(exit.network());
          return texts == null
              ? Btc.text(exit.amount().longValueExact()) + " BTC"
              : texts.text(exit.asset(), exit.amount());
        },
        messages,
        page.out());
  }
}
