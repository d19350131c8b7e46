package org.entente.app.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.app.lists.ReaderScripts;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.DemoMessage;
import org.entente.screen.Hit;
import org.entente.screen.Name;
import org.entente.screen.Target;
import org.entente.screen.merge.Entity;
import org.entente.screen.merge.GapTable;
import org.entente.screen.merge.ListMerge;
import org.entente.screen.merge.Merged;
import org.entente.screen.name.NameScorer;
import org.entente.screen.name.match.NameMatch;
import org.entente.screen.wallet.WalletScreen;

/// On whose list? One man's name in three scripts, the thefts' addresses, and who of the partners
/// lists whom, on facts of public notices.
final class ListsChapter {
  /// As `screen name` has it for a review.
  private static final int BAR = 7_000;

  /// Bybit's thief, as the FBI and the exchange named it; DMM's.
  private static final List<String> ADDRESSES =
      List.of(
          ListedFacts.RONIN,
          "0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2",
          "1B6rJRfjTXwEy36SCs5zofGMmdv2kdZw7P");

  private static final List<String> NAMES = List.of("박진혁", "パク・ジンヒョク", "Park Jin-hyok", "박지혁");

  private final Stage stage;
  private final Terminal terminal;
  private final List<Target> targets = ListedFacts.targets();

  ListsChapter(Stage stage) {
    this.stage = stage;
    this.terminal = stage.terminal();
  }

  void play() {
    stage.heading(DemoMessage.DEMO_LISTS);
    terminal.say(DemoMessage.DEMO_LISTS_STORY);
    terminal.out().println();
    names();
    terminal.out().println();
    addresses();
    terminal.out().println();
    terminal.say(DemoMessage.DEMO_LISTS_GAPS);
    gaps();
  }

  private Table answers() {
    return Table.empty()
        .text(terminal.text(CommandMessage.HEADING_QUERY))
        .number(terminal.text(CommandMessage.HEADING_SCORE))
        .text(terminal.text(CommandMessage.HEADING_TARGET))
        .text(terminal.text(CommandMessage.HEADING_LIST));
  }

  private void names() {
    Table table = answers();
    NameScorer scorer = new NameMatch();
    for (String query : NAMES) {
      boolean found = false;
      for (Target target : targets) {
        int best = 0;
        String text = "";
        for (Name name : target.names()) {
          int score = name.weak() ? 0 : scorer.score(query, name.text(), target.kind());
          if (score > best) {
            best = score;
            text = name.text();
          }
        }
        if (best >= BAR) {
          found = true;
          table.row(query, score(best), text, where(target));
        }
      }
      if (!found) {
        table.row(query, "-", terminal.text(DemoMessage.DEMO_LISTS_NOBODY), "");
      }
    }
    table.print(terminal);
  }

  private static String score(int tenThousandths) {
    return String.format(Locale.ROOT, "%.2f", tenThousandths / 10_000.0);
  }

  private static String where(Target target) {
    return target.id() + (target.since() == null ? "" : " " + target.since());
  }

  private void addresses() {
    Table table = answers();
    WalletScreen wallets = WalletScreen.of(targets);
    for (String address : ADDRESSES) {
      List<Hit> hits = wallets.ask(address).hits().stream().filter(Hit::match).toList();
      for (Hit hit : hits) {
        Target target = hit.target();
        table.row(address, score(hit.score()), target.primaryName().text(), where(target));
      }
      if (hits.isEmpty()) {
        table.row(address, "-", terminal.text(DemoMessage.DEMO_LISTS_NOBODY), "");
      }
    }
    table.print(terminal);
  }

  private void gaps() {
    Set<String> partners =
        GapTable.partners(targets.stream().map(Target::list).collect(Collectors.toSet()));
    Merged merged = ListMerge.of(targets);
    Table table = Table.empty().text(terminal.text(CommandMessage.HEADING_TARGET));
    partners.forEach(table::text);
    table.text(terminal.text(CommandMessage.HEADING_JOINED_BY));
    for (Entity entity : merged.entities()) {
      List<Object> cells = new ArrayList<>();
      cells.add(entity.nameIn(ReaderScripts.of(terminal.messages().language())));
      for (String partner : partners) {
        cells.add(
            entity.targets().stream()
                .filter(target -> target.list().publisher().equals(partner))
                .map(target -> String.valueOf(target.since()))
                .findFirst()
                .orElse("-"));
      }
      cells.add(
          entity.joins().stream()
              .map(join -> join.rule().code())
              .distinct()
              .collect(Collectors.joining(", ")));
      table.row(cells.toArray());
    }
    table.print(terminal);
    merged
        .possibleDuplicates()
        .forEach(
            join ->
                terminal.say(
                    DemoMessage.DEMO_LISTS_PERHAPS,
                    join.a().id(),
                    join.b().id(),
                    join.rule().code()));
  }
}
