package org.entente.app.screen;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.lists.EntityFields;
import org.entente.app.lists.ReaderScripts;
import org.entente.app.question.Answer;
import org.entente.app.question.Result;
import org.entente.app.question.RuleNames;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.ScreenMessage;
import org.entente.screen.Hit;
import org.entente.screen.Name;
import org.entente.screen.Reason;
import org.entente.screen.Target;
import org.entente.screen.desk.Clearance;

/// Prints what was found for one query after the other.
final class ScreenOutput {
  private final Terminal terminal;
  private final ScreenLists lists;
  private final Format format;
  private final boolean oneDocument;
  private boolean matched;

  /// `queries` decides whether JSON is one document or a line for each.
  ScreenOutput(Terminal terminal, ScreenLists lists, Format format, int queries) {
    this.terminal = terminal;
    this.lists = lists;
    this.format = format;
    oneDocument = queries == 1;
  }

  boolean matched() {
    return matched;
  }

  /// `label` is what people see above the answer.
  void print(String label, Answer answer) throws IOException {
    matched |= answer.matched();
    switch (format) {
      case JSON -> json(answer);
      case TABLE -> table(label, answer);
    }
  }

  private void json(Answer answer) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>(answer.json());
    json.put("snapshots", lists.snapshots());
    if (oneDocument) {
      Json.print(terminal, json);
    } else {
      Json.line(terminal, json);
    }
  }

  void table(String label, Answer answer) {
    terminal.out().println(label);
    for (Reason signal : answer.signals()) {
      terminal.out().println("  " + text(signal));
    }
    if (answer.results().isEmpty()) {
      terminal.out().println("  " + terminal.text(ScreenMessage.SCREEN_NOTHING));
      return;
    }
    Table table =
        Table.empty()
            .number(terminal.text(CommandMessage.HEADING_SCORE))
            .text("")
            .text(terminal.text(CommandMessage.HEADING_TARGET))
            .text(terminal.text(CommandMessage.HEADING_LIST))
            .text(terminal.text(CommandMessage.HEADING_BECAUSE));
    for (Result one : answer.results()) {
      Hit hit = one.hit();
      table.row(
          BigDecimal.valueOf(hit.score(), 4).toPlainString(),
          verdict(one),
          one.entity().nameIn(ReaderScripts.of(terminal.messages().language())),
          String.join(
              ", ",
              EntityFields.rows(one.entity(), hit.target()).stream()
                  .map(ScreenOutput::listed)
                  .toList()),
          because(hit));
    }
    table.print(terminal);
  }

  /// Which name of the list it was, then rule by rule.
  private String because(Hit hit) {
    List<String> because = new ArrayList<>();
    Name name = hit.name();
    if (name != null) {
      because.add(terminal.text(ScreenMessage.SCREEN_NAMED, name.text(), field(name)));
    }
    hit.because().forEach(reason -> because.add(text(reason)));
    return String.join("; ", because);
  }

  private String field(Name name) {
    ScreenMessage use =
        switch (name.use()) {
          case PRIMARY -> ScreenMessage.NAME_PRIMARY;
          case ALIAS -> ScreenMessage.NAME_ALIAS;
          case FORMER -> ScreenMessage.NAME_FORMER;
          case ORIGINAL_SCRIPT -> ScreenMessage.NAME_ORIGINAL_SCRIPT;
        };
    String weak = name.weak() ? ", " + terminal.text(ScreenMessage.NAME_WEAK) : "";
    return name.field() + ", " + terminal.text(use) + weak;
  }

  private String verdict(Result result) {
    Clearance cleared = result.cleared();
    if (cleared != null) {
      return terminal.text(
          ScreenMessage.SCREEN_CLEARED, cleared.by(), cleared.until().toString(), cleared.reason());
    }
    return terminal.text(result.match() ? ScreenMessage.SCREEN_MATCH : ScreenMessage.SCREEN_BELOW);
  }

  private static String listed(Target target) {
    return target.id() + (target.since() == null ? "" : " " + target.since());
  }

  /// The rule in the user's language with what it compared.
  private String text(Reason reason) {
    List<String> compared = new ArrayList<>();
    for (String side : List.of(reason.query(), reason.candidate())) {
      if (!side.isBlank() && !compared.contains(side)) {
        compared.add(side);
      }
    }
    String rule = rule(reason.rule());
    return compared.isEmpty() ? rule : rule + " (" + String.join(" / ", compared) + ")";
  }

  private String rule(String code) {
    return RuleNames.of(code).map(terminal::text).orElse(code);
  }
}
