package org.entente.app.watch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.Message;
import org.entente.base.message.WatchMessage;
import org.entente.watch.warning.CapReader;
import org.entente.watch.warning.Finding;
import org.jspecify.annotations.Nullable;

/// What is found of alerts, as every command on warnings tells it.
final class Findings {
  private Findings() {}

  /// Adds what an alert calls itself; null where nothing could be read.
  static void name(Map<String, @Nullable Object> json, CapReader.@Nullable Named named) {
    json.put("sender", named == null ? null : named.sender());
    json.put("identifier", named == null ? null : named.identifier());
    json.put("sent", named == null ? null : Printed.time(named.sent()));
  }

  static void put(
      Map<String, @Nullable Object> json, List<Finding> errors, List<Finding> warnings) {
    json.put("errors", json(errors));
    json.put("warnings", json(warnings));
  }

  static List<Map<String, Object>> json(List<Finding> findings) {
    return findings.stream().map(Findings::json).toList();
  }

  private static Map<String, Object> json(Finding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rule", finding.rule());
    json.put("path", finding.path());
    json.put("text", finding.text());
    return json;
  }

  /// A table of alerts with what became of each.
  ///
  /// @param what is in the first column
  static Table table(Terminal terminal, Message what) {
    return Table.empty()
        .text(terminal.text(what))
        .text(terminal.text(WatchMessage.HEADING_VERDICT))
        .text(terminal.text(CommandMessage.HEADING_REASON));
  }

  /// The rows below an alert's own.
  static void rows(Terminal terminal, Table table, List<Finding> errors, List<Finding> warnings) {
    errors.forEach(one -> table.row("", one.rule(), told(terminal, one)));
    warnings.forEach(one -> table.row("", "(" + one.rule() + ")", told(terminal, one)));
  }

  private static String told(Terminal terminal, Finding one) {
    return one.path() + ": " + one.reason().in(terminal.messages());
  }
}
