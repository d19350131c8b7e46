package org.entente.app.lists;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.lists.fetch.ListFetch;
import org.entente.app.lists.fetch.ListSource;
import org.entente.app.lists.fetch.ListUpdate;
import org.entente.app.lists.fetch.ListUpdate.Outcome;
import org.entente.app.lists.fetch.ListUpdate.Result;
import org.entente.app.lists.fetch.Proxies;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Progress;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.ListMessage;
import org.entente.base.message.Message;
import org.entente.screen.list.KeptIssue;
import org.entente.screen.list.ListDiff;
import org.entente.screen.list.ListStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente lists update`: fetches from the publishers what is new.
@Command(
    name = "update",
    description = "${bundle:COMMAND_LISTS_UPDATE}",
    footer = "  ./entente lists update --list us,un --dry-run")
public final class ListsUpdate implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeOption home;

  @Option(
      names = "--list",
      paramLabel = "NAME",
      split = ",",
      description = "${bundle:OPTION_UPDATE_LIST}")
  private List<String> names = new ArrayList<>();

  @Option(names = "--dry-run", description = "${bundle:OPTION_DRY_RUN_LISTS}")
  private boolean dryRun;

  @Option(names = "--accept-doubts", description = "${bundle:OPTION_ACCEPT_DOUBTS}")
  private boolean acceptDoubts;

  @Option(names = "--lenient", description = "${bundle:OPTION_LENIENT}")
  private boolean lenient;

  @Option(
      names = "--proxy",
      paramLabel = "HOST:PORT",
      defaultValue = "",
      description = "${bundle:OPTION_PROXY}")
  private String proxy;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "${bundle:OPTION_LIST_TIMEOUT}")
  private int timeoutSeconds;

  @Option(
      names = "--attempts",
      paramLabel = "N",
      defaultValue = "3",
      description = "${bundle:OPTION_LIST_ATTEMPTS}")
  private int attempts;

  @Option(
      names = "--addresses",
      paramLabel = "FILE",
      description = "${bundle:OPTION_LIST_ADDRESSES}")
  private @Nullable Path addresses;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  public ListsUpdate(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<ListSource> sources = chosen();
    Path folder = home.path().resolve("lists");
    ListStore store = home.lists();
    List<Result> results = new ArrayList<>();
    try (ListFetch fetch =
            new ListFetch(
                Proxies.of(proxy, System.getenv()),
                Duration.ofSeconds(Math.clamp(timeoutSeconds, 1, 86_400)),
                Math.clamp(attempts, 1, 10));
        Progress progress = new Progress(terminal, ListMessage.PROGRESS_UPDATE, Progress::count)) {
      ListUpdate update = new ListUpdate(store, folder, fetch, lenient, acceptDoubts, !dryRun);
      for (ListSource source : sources) {
        Result result = update.update(source);
        results.add(result);
        tell(result);
        progress.at(results.size(), sources.size());
      }
    }
    switch (format) {
      case JSON -> Json.print(terminal, json(store, results));
      case TABLE -> table(store, results).print(terminal);
    }
    return exit(results);
  }

  /// `us` means every list of that publisher; without names all of them.
  private List<ListSource> chosen() throws IOException {
    Path file =
        addresses == null
            ? home.path().resolve("lists").resolve("addresses.properties")
            : addresses;
    List<ListSource> all = ListSource.all(file);
    List<ListSource> chosen =
        all.stream()
            .filter(
                source ->
                    names.isEmpty()
                        || names.contains(source.list().name())
                        || names.contains(source.list().publisher()))
            .toList();
    if (chosen.isEmpty()) {
      throw new BadInput(
          "--list " + String.join(",", names),
          "",
          "names no list that has a publisher's address",
          "Known are "
              + String.join(", ", all.stream().map(source -> source.list().name()).toList()));
    }
    return chosen;
  }

  private void tell(Result result) {
    KeptIssue inForce = result.inForce();
    switch (result.outcome()) {
      case UPDATED, UNCHANGED, BY_HAND -> {
        // the result says all there is to say
      }
      case UNREACHABLE, REFUSED, DOUBTFUL -> {
        terminal.note(ListMessage.LISTS_FINDING, result.source().list(), result.reason());
        if (inForce == null) {
          terminal.note(ListMessage.UPDATE_NONE_IN_FORCE, result.source().list());
        } else {
          terminal.note(ListMessage.UPDATE_STILL_IN_FORCE, result.source().list(), inForce.asOf());
        }
      }
    }
  }

  /// What can't be reached weighs more than what can't be read, and that more than a doubt.
  private static int exit(List<Result> results) {
    List<Outcome> outcomes = results.stream().map(Result::outcome).toList();
    if (outcomes.contains(Outcome.UNREACHABLE)) {
      return ExitCode.CANNOT_OPEN;
    }
    if (outcomes.contains(Outcome.REFUSED)) {
      return ExitCode.BAD_INPUT;
    }
    return outcomes.contains(Outcome.DOUBTFUL) ? ExitCode.FOUND : ExitCode.DONE;
  }

  private Message text(Outcome outcome) {
    return switch (outcome) {
      case UPDATED -> dryRun ? ListMessage.UPDATE_WOULD_BE : ListMessage.UPDATE_UPDATED;
      case UNCHANGED -> ListMessage.UPDATE_UNCHANGED;
      case BY_HAND -> ListMessage.UPDATE_BY_HAND;
      case UNREACHABLE -> ListMessage.UPDATE_UNREACHABLE;
      case REFUSED -> ListMessage.UPDATE_REFUSED;
      case DOUBTFUL -> ListMessage.UPDATE_DOUBTFUL;
    };
  }

  private Table table(ListStore store, List<Result> results) throws IOException {
    Table table =
        Table.empty()
            .text(terminal.text(CommandMessage.HEADING_LIST))
            .text(terminal.text(ListMessage.HEADING_OUTCOME))
            .text(terminal.text(ListMessage.HEADING_AS_OF))
            .number(terminal.text(ListMessage.HEADING_TARGETS))
            .text(terminal.text(ListMessage.HEADING_CHANGED_SINCE))
            .text("");
    for (Result result : results) {
      KeptIssue issue = result.inForce();
      ListDiff diff =
          issue == null || result.outcome() != Outcome.UPDATED ? null : store.diff(issue);
      table.row(
          result.source().list().name(),
          terminal.text(text(result.outcome())),
          issue == null ? "" : issue.asOf().toString(),
          issue == null ? "" : Progress.count(issue.snapshot().count("targets")),
          diff == null ? "" : DiffFields.counts(diff),
          result.outcome() == Outcome.BY_HAND ? result.reason() : "");
    }
    return table;
  }

  private Map<String, Object> json(ListStore store, List<Result> results) throws IOException {
    List<Map<String, Object>> lists = new ArrayList<>();
    for (Result result : results) {
      KeptIssue issue = result.inForce();
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("list", result.source().list().name());
      json.put("outcome", result.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      json.put("reason", result.reason());
      json.put("inForce", issue == null ? null : issue.snapshot().sha256());
      json.put("asOf", issue == null ? null : issue.asOf().toString());
      json.put("targets", issue == null ? 0 : issue.snapshot().count("targets"));
      json.put(
          "diff",
          issue == null || result.outcome() != Outcome.UPDATED
              ? null
              : DiffFields.of(store.diff(issue)));
      lists.add(json);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("dryRun", dryRun);
    json.put("lists", lists);
    return json;
  }
}
