package org.entente.app.lists;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.ListMessage;
import org.entente.screen.Script;
import org.entente.screen.list.LoadedList;
import org.entente.screen.merge.GapTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente lists gaps`: whom some partners list and others don't, since when.
@Command(
    name = "gaps",
    description = "${bundle:COMMAND_LISTS_GAPS}",
    footer = "  ./entente lists gaps --country KP --missing kr")
public final class ListsGaps implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeOption home;
  @Mixin private IssuesOption issues;

  @Option(names = "--country", paramLabel = "CODE", description = "${bundle:OPTION_GAP_COUNTRY}")
  private @Nullable String country;

  @Option(
      names = "--missing",
      paramLabel = "PARTNER",
      split = ",",
      description = "${bundle:OPTION_GAP_MISSING}")
  private List<String> missing = new ArrayList<>();

  @Option(
      names = "--listed",
      paramLabel = "PARTNER",
      split = ",",
      description = "${bundle:OPTION_GAP_LISTED}")
  private List<String> listed = new ArrayList<>();

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "40",
      description = "${bundle:OPTION_GAP_COUNT}")
  private int count;

  /// How the table is printed.
  enum Shape {
    TABLE,
    JSON,
    CSV
  }

  @Option(
      names = "--format",
      paramLabel = "table|json|csv",
      defaultValue = "table",
      description = "${bundle:OPTION_GAP_FORMAT}")
  private Shape format;

  public ListsGaps(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<LoadedList> lists = issues.load(home.lists());
    if (lists.isEmpty()) {
      terminal.note(ListMessage.LISTS_NONE, home.path());
    }
    Gaps gaps = Gaps.of(lists).only(country, missing, listed);
    switch (format) {
      case JSON -> Json.print(terminal, gaps.json());
      case TABLE -> print(gaps.partners(), gaps.gaps());
      case CSV -> {
        terminal.out().println(GapCsv.heading(gaps.partners()));
        gaps.gaps().forEach(gap -> terminal.out().println(GapCsv.row(gap, gaps.partners())));
      }
    }
    return ExitCode.DONE;
  }

  private void print(Set<String> partners, List<GapTable.Gap> gaps) {
    List<Script> scripts = ReaderScripts.of(terminal.messages().language());
    Table table = Table.empty().text(terminal.text(CommandMessage.HEADING_TARGET));
    partners.forEach(table::text);
    table.text(terminal.text(CommandMessage.HEADING_JOINED_BY));
    for (GapTable.Gap gap : gaps.subList(0, Math.min(count, gaps.size()))) {
      List<Object> cells = new ArrayList<>();
      cells.add(gap.entity().nameIn(scripts));
      GapTable.standings(gap, partners).forEach(standing -> cells.add(cell(standing)));
      cells.add(
          String.join(
              ", ", gap.entity().joins().stream().map(j -> j.rule().code()).distinct().toList()));
      table.row(cells.toArray());
    }
    table.print(terminal);
    if (gaps.size() > count) {
      terminal.note(ListMessage.GAPS_MORE, gaps.size() - count);
    }
  }

  /// `KPi.001 2009-07-16`; `?` where a possible duplicate stands on the partner's list.
  private static String cell(GapTable.Standing standing) {
    return switch (standing.listed()) {
      case YES ->
          standing.references().getFirst()
              + (standing.since() == null ? "" : " " + standing.since());
      case MAYBE -> "? " + standing.references().getFirst();
      case NO -> "-";
    };
  }
}
