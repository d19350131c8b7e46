package org.entente.app.exposure;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.entente.app.terminal.Btc;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.AttributionMessage;
import org.entente.base.message.CommandMessage;
import org.entente.chain.evm.AccountView;
import org.entente.trace.accuracy.RuleFigures;
import org.entente.trace.exposure.Exposure;
import org.entente.trace.exposure.Named;
import org.entente.trace.exposure.Rest;
import org.entente.trace.report.AssetText;
import org.jspecify.annotations.Nullable;

/// Exposures for people.
///
/// @param amount of an asset, by the name it has in JSON; of null where there is only one
record ExposureTable(
    Terminal terminal, ExposureJson json, BiFunction<@Nullable String, BigInteger, String> amount) {
  private static final int MOST_WAYS = 10;
  private static final int MOST_STEPS = 8;

  static ExposureTable ofCoins(Terminal terminal, ExposureJson json) {
    return new ExposureTable(
        terminal, json, (_, satoshi) -> Btc.text(satoshi.longValueExact()) + " BTC");
  }

  static ExposureTable ofAccounts(Terminal terminal, ExposureJson json, AccountView chain) {
    AssetText assets = new AssetText(chain);
    return new ExposureTable(
        terminal, json, (asset, units) -> assets.text(String.valueOf(asset), units));
  }

  void print(List<Screened> screened) {
    screened.forEach(this::print);
  }

  /// How often the rules were wrong that figures rest on.
  void measured() {
    for (String rule : json.rules()) {
      RuleFigures.of(rule)
          .ifPresent(one -> terminal.say(CommandMessage.MEASURED, one.rule(), one.text()));
    }
  }

  private void print(Screened screened) {
    terminal.say(
        AttributionMessage.EXPOSURE_OF,
        screened.address(),
        amount.apply(screened.asset(), screened.incoming().total()),
        amount.apply(screened.asset(), screened.outgoing().total()));
    Named named = screened.named();
    if (named != null) {
      terminal.say(
          AttributionMessage.EXPOSURE_NAME, screened.address(), named.label(), named.category());
    }
    Table table = headings();
    rows(
        table,
        terminal.text(AttributionMessage.DIRECTION_INCOMING),
        screened.asset(),
        screened.incoming());
    rows(
        table,
        terminal.text(AttributionMessage.DIRECTION_OUTGOING),
        screened.asset(),
        screened.outgoing());
    table.print(terminal);
    ways(screened.incoming(), " ← ");
    ways(screened.outgoing(), " → ");
    treated(screened.incoming());
    for (Screened.Raised raised : screened.raised(json.alarms())) {
      terminal.say(
          AttributionMessage.EXPOSURE_ALERT,
          raised.direction(),
          raised.alarm().category(),
          percent(raised.ppm()),
          percent(raised.alarm().ppm()));
    }
    terminal.out().println();
  }

  /// Where the coins come from that a transaction would spend.
  void print(UnsentTx tx, Exposure incoming) {
    terminal.say(AttributionMessage.EXPOSURE_RAW, tx.inputs(), tx.inputs() - tx.spent().length);
    Table table = headings();
    rows(table, terminal.text(AttributionMessage.DIRECTION_INCOMING), null, incoming);
    table.print(terminal);
    ways(incoming, " ← ");
    treated(incoming);
    terminal.out().println();
  }

  private void treated(Exposure incoming) {
    int lookThrough = json.settings().lookThroughPpm();
    for (String category : incoming.atLeast(lookThrough)) {
      terminal.say(AttributionMessage.EXPOSURE_TREATED, category, percent(lookThrough));
    }
  }

  /// The ways that prove the largest figures, where the row has not shown all of it.
  private void ways(Exposure exposure, String arrow) {
    exposure.figures().stream()
        .filter(figure -> figure.path().size() > 1)
        .limit(MOST_WAYS)
        .forEach(
            figure ->
                terminal.say(
                    AttributionMessage.EXPOSURE_WAY,
                    figure.named().label(),
                    way(figure.path(), arrow)));
  }

  private String way(List<Long> path, String arrow) {
    List<String> steps = new ArrayList<>(path.stream().map(json.at()::apply).toList());
    if (steps.size() > MOST_STEPS) {
      steps.subList(MOST_STEPS / 2, steps.size() - MOST_STEPS / 2).clear();
      steps.add(MOST_STEPS / 2, "…");
    }
    return String.join(arrow, steps);
  }

  private Table headings() {
    return Table.empty()
        .text(terminal.text(AttributionMessage.HEADING_DIRECTION))
        .text(terminal.text(AttributionMessage.HEADING_CATEGORY))
        .text(terminal.text(CommandMessage.HEADING_LABEL))
        .text("")
        .number(terminal.text(CommandMessage.HEADING_DECIMAL))
        .number(terminal.text(AttributionMessage.HEADING_SHARE))
        .number(terminal.text(CommandMessage.HEADING_HOPS))
        .text(terminal.text(CommandMessage.HEADING_AT));
  }

  private void rows(Table table, String direction, @Nullable String asset, Exposure exposure) {
    for (Exposure.Figure figure : exposure.figures()) {
      List<Long> path = figure.path();
      table.row(
          direction,
          figure.named().category(),
          figure.named().label(),
          terminal.text(figure.direct() ? AttributionMessage.DIRECT : AttributionMessage.INDIRECT),
          amount.apply(asset, figure.amount()),
          percent(exposure.ppm(figure.amount())),
          figure.hops(),
          json.at().apply(path.getLast()));
    }
    for (Map.Entry<Rest, BigInteger> entry : new TreeMap<>(exposure.rest()).entrySet()) {
      table.row(
          direction,
          "(" + entry.getKey().text() + ")",
          "",
          "",
          amount.apply(asset, entry.getValue()),
          percent(exposure.ppm(entry.getValue())),
          "",
          "");
    }
  }

  private static String percent(int ppm) {
    return String.format(Locale.ROOT, "%d.%02d %%", ppm / 10_000, ppm % 10_000 / 100);
  }
}
