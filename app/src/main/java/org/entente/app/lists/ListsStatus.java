package org.entente.app.lists;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.lists.fetch.FetchNotes;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Progress;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.ListMessage;
import org.entente.screen.ListSnapshot;
import org.entente.screen.list.KeptIssue;
import org.entente.screen.list.ListDescriptor;
import org.entente.screen.list.ListDiff;
import org.entente.screen.list.ListStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente lists status`: what is kept, how old it is, what the last issue changed.
@Command(
    name = "status",
    description = "${bundle:COMMAND_LISTS_STATUS}",
    footer = "  ./entente lists status --format json")
public final class ListsStatus implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeOption home;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  public ListsStatus(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    ListStore store = home.lists();
    List<KeptIssue> current = store.current();
    switch (format) {
      case JSON -> Json.print(terminal, json(home.path()));
      case TABLE -> {
        if (current.isEmpty()) {
          terminal.say(ListMessage.LISTS_NONE, home.path());
        } else {
          table(store, current).print(terminal);
        }
      }
    }
    return ExitCode.DONE;
  }

  private Table table(ListStore store, List<KeptIssue> current) throws IOException {
    Table table =
        Table.empty()
            .text(terminal.text(CommandMessage.HEADING_LIST))
            .text(terminal.text(ListMessage.HEADING_PUBLISHER))
            .text(terminal.text(ListMessage.HEADING_AS_OF))
            .number(terminal.text(ListMessage.HEADING_AGE_DAYS))
            .number(terminal.text(ListMessage.HEADING_TARGETS))
            .number(terminal.text(ListMessage.HEADING_NAMES))
            .text(terminal.text(ListMessage.HEADING_CHANGED_SINCE))
            .text(terminal.text(ListMessage.HEADING_HASH))
            .text(terminal.text(ListMessage.HEADING_DOUBTS));
    for (KeptIssue issue : current) {
      ListSnapshot snapshot = issue.snapshot();
      ListDiff diff = store.diff(issue);
      table.row(
          snapshot.list().name(),
          ListDescriptor.of(snapshot.list()).map(ListDescriptor::publisher).orElse(""),
          issue.asOf().toString(),
          String.valueOf(ageDays(issue)),
          Progress.count(snapshot.count("targets")),
          Progress.count(snapshot.count("names")),
          diff == null ? "" : DiffFields.counts(diff),
          snapshot.sha256().substring(0, 12),
          String.join("; ", issue.doubts()));
    }
    return table;
  }

  private static long ageDays(KeptIssue issue) {
    return ChronoUnit.DAYS.between(issue.asOf(), LocalDate.now(ZoneOffset.UTC));
  }

  /// What programs get of the lists below this home.
  public static Map<String, Object> json(Path home) throws IOException {
    ListStore store = ListStore.in(home.resolve("lists"));
    List<Map<String, Object>> lists = new ArrayList<>();
    for (KeptIssue issue : store.current()) {
      Map<String, Object> json = SnapshotFields.of(issue.snapshot(), issue.form());
      ListDescriptor.of(issue.snapshot().list())
          .ifPresent(
              descriptor -> {
                json.put("title", descriptor.title());
                json.put("publisher", descriptor.publisher());
                json.put("licence", descriptor.licence());
                json.put("schedule", descriptor.schedule());
              });
      json.put("asOf", issue.asOf().toString());
      json.put("ageDays", ageDays(issue));
      Instant checked = FetchNotes.checked(home.resolve("lists"), issue.snapshot().list());
      json.put("checked", checked == null ? null : checked.toString());
      json.put("targets", issue.snapshot().count("targets"));
      json.put("names", issue.snapshot().count("names"));
      json.put("doubts", issue.doubts());
      json.put("issues", store.issues(issue.snapshot().list()).size());
      json.put("diff", DiffFields.of(store.diff(issue)));
      lists.add(json);
    }
    return Map.of("lists", lists);
  }
}
