package org.entente.trace.report;

import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.entente.base.Asset;
import org.entente.base.address.AddressKey;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.Messages;
import org.entente.base.message.TextTable;
import org.entente.base.message.TraceMessage;
import org.entente.chain.evm.AccountView;
import org.entente.trace.Method;
import org.entente.trace.account.AccountEnd;
import org.entente.trace.account.AccountText;
import org.entente.trace.account.AccountTrace;
import org.entente.trace.account.LeftOut;
import org.entente.trace.exit.Exit;
import org.entente.trace.exit.ExitSettings;
import org.entente.trace.exit.Exits;
import org.entente.trace.typology.Typology;

/// For people: of each asset the largest ends first, and whether each asset's sum is right.
final class AccountTable {
  private static final int ROWS = 50;

  private final AccountAnswer answer;
  private final AccountView view;
  private final Messages messages;
  private final AssetText assets;

  AccountTable(AccountAnswer answer, Messages messages) {
    this.answer = answer;
    this.view = answer.view();
    this.messages = messages;
    this.assets = new AssetText(view);
  }

  void write(Writer out) throws IOException {
    TextPage page = new TextPage(out, messages);
    starts(page);
    if (answer.traces().size() == 1) {
      one(page, answer.traces().getFirst());
    } else {
      sideBySide(page);
    }
    if (!answer.leftOut().isEmpty()) {
      page.say(
          TraceMessage.TRACE_LEFT_OUT,
          answer.leftOut().size(),
          leftOut(LeftOut.Reason.ZERO_VALUE),
          leftOut(LeftOut.Reason.LOOK_ALIKE),
          leftOut(LeftOut.Reason.COUNTERFEIT));
    }
  }

  private long leftOut(LeftOut.Reason reason) {
    return answer.leftOut().stream().filter(one -> one.reason() == reason).count();
  }

  private void starts(TextPage page) throws IOException {
    TextTable table = page.table(CommandMessage.FIELD_START, TraceMessage.FIELD_METHOD);
    table
        .number(messages.text(TraceMessage.HEADING_UNITS))
        .text(messages.text(CommandMessage.HEADING_ASSET));
    Map<List<Object>, String> methods = new LinkedHashMap<>();
    for (AccountTrace trace : answer.traces()) {
      for (AccountTrace.Origin origin : trace.starts()) {
        methods.merge(
            List.of(origin.at(), origin.asset(), origin.amount()),
            trace.question().method().text(),
            (all, another) -> all + " " + another);
      }
    }
    methods.forEach(
        (start, names) -> {
          Asset asset = (Asset) start.get(1);
          String amount = assets.number(asset, (BigInteger) start.get(2));
          table.row(start.get(0), names, amount, assets.symbol(asset));
        });
    page.print(table);
    page.line("");
  }

  private void one(TextPage page, AccountTrace trace) throws IOException {
    List<AccountEnd> largest = new ArrayList<>(trace.ends());
    largest.sort(
        Comparator.<AccountEnd>comparingLong(end -> view.assetOf(end.holding()))
            .thenComparing(Comparator.comparing(AccountEnd::amount).reversed()));
    TextTable table =
        TextTable.empty()
            .number(messages.text(TraceMessage.HEADING_UNITS))
            .text(messages.text(CommandMessage.HEADING_ASSET))
            .text(messages.text(CommandMessage.HEADING_KIND))
            .text(messages.text(CommandMessage.FIELD_ADDRESS))
            .text(messages.text(CommandMessage.FIELD_TIME))
            .number(messages.text(CommandMessage.HEADING_HOPS))
            .text(messages.text(CommandMessage.HEADING_REASON));
    for (AccountEnd end : largest.subList(0, Math.min(ROWS, largest.size()))) {
      HoldingRow row = HoldingRow.of(view, end.holding(), end.last());
      Asset asset = view.asset(view.assetOf(end.holding()));
      table.row(
          assets.number(asset, end.amount()),
          assets.symbol(asset),
          end.stop().kind().text(),
          view.addressOf(end.holding()).checksummed(),
          TextPage.blank(row.time()),
          end.hops(),
          reason(end));
    }
    page.print(table);
    if (largest.size() > ROWS) {
      page.say(TraceMessage.TRACE_ENDS_MORE, largest.size() - ROWS);
    }
    page.line("");
    sums(page, trace);
    if (answer.exits()) {
      List<Exit> exits = new Exits(answer.book(), ExitSettings.ASSUMED).of(view, trace);
      Map<String, Asset> named = new HashMap<>();
      for (AccountEnd end : trace.ends()) {
        Asset asset = view.asset(view.assetOf(end.holding()));
        named.put(asset.text(view.network()), asset);
      }
      ExitTable.write(
          exits,
          ExitTable.ROWS,
          exit -> assets.text(Objects.requireNonNull(named.get(exit.asset())), exit.amount()),
          messages,
          page.out());
    }
    if (answer.typology()) {
      page.line("");
      TypologyReport.table(
          page.out(),
          tx -> AccountText.tx(view, tx),
          Typology.of(view, trace, answer.book()),
          messages);
    }
  }

  private String reason(AccountEnd end) {
    List<String> parts = new ArrayList<>(end.stop().labels());
    if (parts.isEmpty()) {
      parts.addAll(answer.book().names(AddressKey.of(view.addressOf(end.holding()))));
    }
    if (end.stop().reason() != null) {
      parts.add(end.stop().reason());
    }
    if (end.stop().leg() != null) {
      parts.add(end.stop().leg());
    }
    return String.join(", ", parts);
  }

  private void sideBySide(TextPage page) throws IOException {
    List<AccountDisagreement> rows = AccountDisagreement.sideBySide(answer.traces());
    List<AccountDisagreement> largest = new ArrayList<>(rows);
    largest.sort(
        Comparator.<AccountDisagreement>comparingLong(row -> view.assetOf(row.holding()))
            .thenComparing(Comparator.comparing(AccountDisagreement::largest).reversed()));
    TextTable table = TextTable.empty().text(messages.text(CommandMessage.HEADING_AT)).text("≠");
    answer.traces().forEach(t -> table.number(t.question().method().text()));
    for (AccountDisagreement row : largest.subList(0, Math.min(ROWS, largest.size()))) {
      table.row(cells(row));
    }
    page.print(table);
    if (largest.size() > ROWS) {
      page.say(TraceMessage.TRACE_ENDS_MORE, largest.size() - ROWS);
    }
    long differing = rows.stream().filter(r -> r.isOne(answer.traces().size())).count();
    page.say(CommandMessage.TRACE_DISAGREE, differing, rows.size());
    for (AccountTrace trace : answer.traces()) {
      page.out().write("\n" + trace.question().method().text() + "\n");
      sums(page, trace);
    }
  }

  private Object[] cells(AccountDisagreement row) {
    Asset asset = view.asset(view.assetOf(row.holding()));
    List<Object> cells = new ArrayList<>();
    cells.add(AccountText.at(view, row.holding()));
    cells.add(row.isOne(answer.traces().size()) ? "≠" : "");
    for (AccountTrace trace : answer.traces()) {
      BigInteger amount = row.amounts().get(trace.question().method());
      cells.add(amount == null ? "–" : assets.number(asset, amount));
    }
    return cells.toArray();
  }

  private void sums(TextPage page, AccountTrace trace) throws IOException {
    boolean bound = trace.question().method() == Method.POISON;
    for (AccountTrace.Sum sum : trace.sums()) {
      String started = assets.text(sum.asset(), sum.started());
      String ended = assets.text(sum.asset(), sum.ended());
      String fees = assets.text(sum.asset(), sum.fees());
      if (bound) {
        page.say(TraceMessage.TRACE_UPPER_BOUND, started, ended, fees);
      } else if (sum.in().signum() == 0 && sum.out().signum() == 0) {
        page.say(CommandMessage.TRACE_CONSERVED, started, ended, fees);
      } else {
        String in = assets.text(sum.asset(), sum.in());
        String given = assets.text(sum.asset(), sum.out());
        page.say(TraceMessage.TRACE_CONSERVED_SWAPS, started, in, ended, fees, given);
      }
      if (sum.overlap().signum() > 0) {
        page.say(CommandMessage.TRACE_OVERLAP_ASSET, assets.text(sum.asset(), sum.overlap()));
      }
    }
    page.say(TraceMessage.TRACE_WALKED, trace.stats().visited(), trace.ends().size());
  }
}
