package org.entente.trace.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.base.address.CryptoAddress;
import org.entente.base.message.Btc;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.Message;
import org.entente.base.message.Messages;
import org.entente.base.message.TextTable;
import org.entente.base.message.TraceMessage;
import org.entente.chain.ChainView;
import org.entente.chain.script.Addresses;
import org.entente.trace.Direction;
import org.entente.trace.End;
import org.entente.trace.Method;
import org.entente.trace.Place;
import org.entente.trace.Trace;
import org.entente.trace.exit.Exit;
import org.entente.trace.exit.ExitSettings;
import org.entente.trace.exit.Exits;
import org.entente.trace.mix.ThroughMixes;
import org.entente.trace.typology.OutputTypology;
import org.jspecify.annotations.Nullable;

/// For people: the largest ends first, and whether the sum is right. Several methods stand side
/// by side.
final class TraceTable {
  private static final int ROWS = 50;

  private final Answer answer;
  private final ChainView chain;
  private final Addresses addresses;
  private final Messages messages;

  TraceTable(Answer answer, Messages messages) {
    this.answer = answer;
    this.chain = answer.chain();
    this.addresses = new Addresses(chain.network());
    this.messages = messages;
  }

  void write(Writer out) throws IOException {
    TextPage page = new TextPage(out, messages);
    starts(page);
    if (answer.traces().size() == 1) {
      one(page, answer.traces().getFirst());
    } else {
      sideBySide(page);
    }
  }

  private void starts(TextPage page) throws IOException {
    TextTable table = page.table(CommandMessage.FIELD_START, TraceMessage.FIELD_METHOD);
    table.number(messages.text(CommandMessage.HEADING_AMOUNT));
    Map<List<Object>, String> methods = new LinkedHashMap<>();
    for (Trace trace : answer.traces()) {
      for (Trace.Origin origin : trace.starts()) {
        methods.merge(
            List.of(origin.start().at(), origin.amount()),
            trace.question().method().text(),
            (all, another) -> all + " " + another);
      }
    }
    methods.forEach(
        (start, names) -> table.row(start.get(0), names, Btc.text((Long) start.get(1))));
    page.print(table);
    page.line("");
  }

  private void one(TextPage page, Trace trace) throws IOException {
    List<End> largest = new ArrayList<>(trace.ends());
    largest.sort(Comparator.comparingLong(End::amount).reversed());
    TextTable table = TextTable.empty().number(messages.text(CommandMessage.HEADING_AMOUNT));
    for (Message heading :
        List.of(
            CommandMessage.HEADING_KIND,
            CommandMessage.HEADING_AT,
            CommandMessage.FIELD_ADDRESS,
            CommandMessage.FIELD_TIME,
            CommandMessage.HEADING_HOPS,
            CommandMessage.HEADING_REASON)) {
      table.text(messages.text(heading));
    }
    for (End end : largest.subList(0, Math.min(ROWS, largest.size()))) {
      PlaceRow place = PlaceRow.of(chain, addresses, end.at());
      table.row(
          Btc.text(end.amount()),
          end.ending().kind(),
          place.at(),
          TextPage.blank(place.address()),
          TextPage.blank(place.time()),
          end.hops(),
          reason(end, place.address()));
    }
    page.print(table);
    if (largest.size() > ROWS) {
      Collection<End> rest = largest.subList(ROWS, largest.size());
      String sum = Btc.text(rest.stream().mapToLong(End::amount).sum());
      page.say(TraceMessage.TRACE_MORE, rest.size(), sum);
    }
    page.line("");
    sums(page, trace);
    if (answer.exits()) {
      List<Exit> exits = new Exits(answer.book(), ExitSettings.ASSUMED).of(chain, trace);
      ExitTable.write(
          exits,
          ExitTable.ROWS,
          exit -> Btc.text(exit.amount().longValueExact()) + " BTC",
          messages,
          page.out());
    }
    if (answer.typology()) {
      page.line("");
      TypologyReport.table(
          page.out(),
          tx -> chain.txId(tx).toString(),
          OutputTypology.of(chain, trace, answer.book()),
          messages);
    }
  }

  private String reason(End end, @Nullable String address) {
    List<String> parts = new ArrayList<>();
    if (address != null) {
      parts.addAll(answer.book().names(CryptoAddress.read(address).key()));
    }
    if (end.ending().reason() != null) {
      parts.add(end.ending().reason());
    }
    return String.join(", ", parts);
  }

  private void sideBySide(TextPage page) throws IOException {
    List<Disagreement> rows = Disagreement.sideBySide(answer.traces());
    Comparator<Disagreement> bySize =
        Comparator.comparingLong(
            r -> r.amounts().values().stream().mapToLong(a -> a).max().orElse(0));
    List<Disagreement> largest = new ArrayList<>(rows);
    largest.sort(bySize.reversed());
    TextTable table = TextTable.empty().text(messages.text(CommandMessage.HEADING_AT)).text("≠");
    answer.traces().forEach(t -> table.number(t.question().method().text()));
    for (Disagreement row : largest.subList(0, Math.min(ROWS, largest.size()))) {
      table.row(cells(row));
    }
    page.print(table);
    if (largest.size() > ROWS) {
      page.say(TraceMessage.TRACE_ENDS_MORE, largest.size() - ROWS);
    }
    long differing = rows.stream().filter(r -> r.isOne(answer.traces().size())).count();
    page.say(CommandMessage.TRACE_DISAGREE, differing, rows.size());
    for (Trace trace : answer.traces()) {
      page.out().write("\n" + trace.question().method().text() + "\n");
      sums(page, trace);
    }
  }

  private Object[] cells(Disagreement row) {
    List<Object> cells = new ArrayList<>();
    cells.add(Place.text(chain, row.at()));
    cells.add(row.isOne(answer.traces().size()) ? "≠" : "");
    for (Trace trace : answer.traces()) {
      Long amount = row.amounts().get(trace.question().method());
      cells.add(amount == null ? "–" : Btc.text(amount));
    }
    return cells.toArray();
  }

  private void sums(TextPage page, Trace trace) throws IOException {
    String started = Btc.text(trace.starts().stream().mapToLong(Trace.Origin::amount).sum());
    String ended = Btc.text(trace.ends().stream().mapToLong(End::amount).sum());
    String fees = Btc.text(trace.fees());
    boolean shares = trace.question().direction() == Direction.TO_PAST;
    if (trace.conserved()) {
      page.say(CommandMessage.TRACE_CONSERVED, started, ended, fees);
    } else if (shares && trace.question().method() != Method.POISON) {
      page.say(TraceMessage.TRACE_ROUNDED, started, ended);
    } else {
      page.say(TraceMessage.TRACE_NOT_CONSERVED, started, ended, fees);
    }
    if (trace.overlap() > 0) {
      page.say(TraceMessage.TRACE_OVERLAP, Btc.text(trace.overlap()));
    }
    page.say(TraceMessage.TRACE_WALKED, trace.stats().visited(), trace.ends().size());
    List<ThroughMixes.Found> through = answer.mixing().through();
    if (through != null) {
      int index = answer.traces().indexOf(trace);
      for (String line : MixTable.lines(chain, through.get(index), messages)) {
        page.line(line);
      }
    }
  }
}
