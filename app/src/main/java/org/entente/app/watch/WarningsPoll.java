package org.entente.app.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.entente.app.feed.FeedLine;
import org.entente.app.feed.FeedPoll;
import org.entente.app.feed.FeedRound;
import org.entente.app.feed.FeedSource;
import org.entente.app.feed.FeedState;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.WarningMessage;
import org.entente.watch.warning.CapReader;
import org.entente.watch.warning.Finding;
import org.entente.watch.warning.WarningStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente watch warnings poll`: asks feeds and takes in what may be believed. Goes on where it
/// was, whenever it is started again.
@Command(
    name = "poll",
    description = "${bundle:COMMAND_WARNINGS_POLL}",
    footer = "  ./entente watch warnings poll --store warnings --url https://alerts.example/feed")
public final class WarningsPoll implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--store",
      required = true,
      paramLabel = "DIR",
      description = "${bundle:OPTION_WARNINGS_STORE}")
  private Path folder;

  @Mixin private PolledFeeds feeds = new PolledFeeds();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "1",
      description = "${bundle:OPTION_WARNINGS_ROUNDS}")
  private int rounds;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "${bundle:OPTION_WARNINGS_PATIENCE}")
  private int patience;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  public WarningsPoll(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<FeedSource> sources = feeds.all();
    InstantSource clock = InstantSource.system();
    FeedPoll poll = new FeedPoll(Duration.ofSeconds(patience), clock, RandomGenerator.getDefault());
    List<FeedRound> all = new ArrayList<>();
    try (WarningStore store = WarningStore.open(folder)) {
      for (int i = 0; i < rounds; i++) {
        Instant next = Instant.MAX;
        for (FeedSource source : sources) {
          Path kept = folder.resolve("feeds").resolve(source.name() + ".json");
          FeedRound round =
              poll.round(
                  source, FeedState.read(kept, source), (bytes, read) -> take(store, bytes, read));
          if (round.outcome() != FeedRound.Outcome.WAITING) {
            round.after().write(kept);
          }
          all.add(round);
          Instant again = round.after().notBefore();
          next = again.isBefore(next) ? again : next;
        }
        if (i + 1 < rounds) {
          Thread.sleep(Duration.between(clock.instant(), next).plusMillis(1));
        }
      }
    }
    switch (format) {
      case JSON ->
          Json.print(terminal, Map.of("rounds", all.stream().map(WarningsPoll::json).toList()));
      case TABLE -> all.forEach(this::print);
    }
    return exit(all);
  }

  private static FeedLine.Verdict take(WarningStore store, byte[] bytes, CapReader.Read read)
      throws IOException {
    return switch (store.add(
        java.util.Objects.requireNonNull(read.message()), bytes, Instant.now())) {
      case ACCEPTED -> FeedLine.Verdict.ACCEPTED;
      case DUPLICATE -> FeedLine.Verdict.DUPLICATE;
      case CONFLICT -> FeedLine.Verdict.CONFLICT;
      case REJECTED -> FeedLine.Verdict.REJECTED;
    };
  }

  private static int exit(List<FeedRound> all) {
    boolean isReached =
        all.stream()
            .allMatch(
                one ->
                    one.outcome() != FeedRound.Outcome.FAILED
                        && one.lines().stream()
                            .noneMatch(l -> l.verdict() == FeedLine.Verdict.UNREACHABLE));
    boolean isFound =
        all.stream()
            .anyMatch(
                one ->
                    one.lines().stream().anyMatch(line -> line.verdict().needsPerson())
                        || (one.outcome() == FeedRound.Outcome.FETCHED
                            && !one.findings().isEmpty()));
    if (isFound) {
      return ExitCode.FOUND;
    }
    return isReached ? ExitCode.DONE : ExitCode.CANNOT_OPEN;
  }

  private static Map<String, @Nullable Object> json(FeedRound round) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("feed", round.source().name());
    json.put("url", round.source().url().toString());
    json.put("outcome", round.outcome().word());
    json.put("reason", round.reason().isEmpty() ? null : round.reason());
    json.put("known", round.known());
    json.put("next", Printed.time(round.after().notBefore()));
    json.put("entries", round.lines().stream().map(WarningsPoll::json).toList());
    json.put("findings", Findings.json(round.findings()));
    return json;
  }

  private static Map<String, @Nullable Object> json(FeedLine line) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("entry", line.entry());
    json.put("link", line.link().isEmpty() ? null : line.link());
    json.put("verdict", line.verdict().word());
    Findings.name(json, line.named());
    Findings.put(json, line.errors(), line.warnings());
    return json;
  }

  private void print(FeedRound round) {
    terminal.say(
        WarningMessage.FEED_ASKED,
        round.source().name(),
        round.outcome().word(),
        round.lines().size(),
        round.known(),
        String.valueOf(Printed.time(round.after().notBefore())));
    Table table = Findings.table(terminal, WarningMessage.HEADING_FEED_ENTRY);
    for (Finding one : round.findings()) {
      table.row("", one.rule(), one.reason().in(terminal.messages()));
    }
    for (FeedLine line : round.lines()) {
      table.row(line.entry(), line.verdict().word(), "");
      Findings.rows(terminal, table, line.errors(), line.warnings());
    }
    if (!round.findings().isEmpty() || !round.lines().isEmpty()) {
      table.print(terminal);
    }
  }
}
