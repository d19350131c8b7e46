package org.entente.app.exposure;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.entente.app.terminal.Btc;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.Message;
import org.entente.trace.exposure.Exposure;
import org.entente.trace.exposure.Named;
import org.entente.trace.exposure.Rest;

/// Exposures for people.
record ExposureTable(Terminal terminal, ExposureJson json) {
  void print(Screened screened) {
    terminal.say(
        Message.EXPOSURE_OF,
        screened.address(),
        Btc.text(screened.incoming().total()),
        Btc.text(screened.outgoing().total()));
    Named named = screened.named();
    if (named != null) {
      terminal.say(Message.EXPOSURE_NAME, screened.address(), named.label(), named.category());
    }
    Table table = headings();
    rows(table, terminal.text(Message.DIRECTION_INCOMING), screened.incoming());
    rows(table, terminal.text(Message.DIRECTION_OUTGOING), screened.outgoing());
    table.print(terminal);
    int lookThrough = json.settings().lookThroughPpm();
    for (String category : screened.incoming().atLeast(lookThrough)) {
      terminal.say(Message.EXPOSURE_TREATED, category, percent(lookThrough));
    }
    for (Screened.Raised raised : screened.raised(json.alarms())) {
      terminal.say(
          Message.EXPOSURE_ALERT,
          raised.direction(),
          raised.alarm().category(),
          percent(raised.ppm()),
          percent(raised.alarm().ppm()));
    }
    terminal.out().println();
  }

  /// Where coins come from.
  void print(Exposure incoming) {
    Table table = headings();
    rows(table, terminal.text(Message.DIRECTION_INCOMING), incoming);
    table.print(terminal);
    terminal.out().println();
  }

  private Table headings() {
    return Table.empty()
        .text(terminal.text(Message.HEADING_DIRECTION))
        .text(terminal.text(Message.HEADING_CATEGORY))
        .text(terminal.text(Message.HEADING_LABEL))
        .text("")
        .number(terminal.text(Message.HEADING_VALUE))
        .number(terminal.text(Message.HEADING_SHARE))
        .number(terminal.text(Message.HEADING_HOPS))
        .text(terminal.text(Message.HEADING_AT));
  }

  private void rows(Table table, String direction, Exposure exposure) {
    for (Exposure.Figure figure : exposure.figures()) {
      List<Long> path = figure.path();
      table.row(
          direction,
          figure.named().category(),
          figure.named().label(),
          terminal.text(figure.direct() ? Message.DIRECT : Message.INDIRECT),
          Btc.text(figure.amount()),
          percent(exposure.ppm(figure.amount())),
          figure.hops(),
          json.at(path.getLast()));
    }
    for (Map.Entry<Rest, Long> entry : new TreeMap<>(exposure.rest()).entrySet()) {
      table.row(
          direction,
          "(" + entry.getKey().text() + ")",
          "",
          "",
          Btc.text(entry.getValue()),
          percent(exposure.ppm(entry.getValue())),
          "",
          "");
    }
  }

  private static String percent(int ppm) {
    return String.format(Locale.ROOT, "%d.%02d %%", ppm / 10_000, ppm % 10_000 / 100);
  }
}
