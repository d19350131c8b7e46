package org.entente.app.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.message.WarningMessage;
import org.entente.watch.warning.CapReader;
import org.entente.watch.warning.Finding;
import org.entente.watch.warning.feed.Feed;
import org.entente.watch.warning.feed.FeedEntry;
import org.entente.watch.warning.feed.FeedReader;
import org.entente.watch.warning.feed.FeedRules;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente watch warnings feed`: what stands in a feed that was kept as a file, entry by entry,
/// and whether it would be believed. Nothing is fetched and nothing taken in.
@Command(
    name = "feed",
    description = "${bundle:COMMAND_WARNINGS_FEED}",
    footer = "  ./entente watch warnings feed weather.atom")
public final class WarningsFeed implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--sender",
      paramLabel = "NAME",
      description = "${bundle:OPTION_WARNINGS_SENDERS}")
  private List<String> senders = List.of();

  @Option(names = "--at", paramLabel = "TIME", description = "${bundle:OPTION_WARNINGS_LEARNT}")
  private @Nullable String at;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  @Parameters(paramLabel = "FILE", description = "${bundle:PARAMETER_FEED_FILE}")
  private Path file;

  public WarningsFeed(Terminal terminal) {
    this.terminal = terminal;
  }

  /// An entry and what is to be said of its alert.
  ///
  /// @param verdict `believed`, `refused`, `rejected`, or `linked` where the alert isn't in it
  private record Line(
      FeedEntry entry,
      String verdict,
      CapReader.@Nullable Named named,
      List<Finding> errors,
      List<Finding> warnings) {}

  @Override
  public Integer call() throws IOException {
    if (Files.size(file) > FeedReader.LONGEST) {
      throw new BadInput(
          file.toString(), "", "it has more bytes than a feed", "Name the file of a feed.");
    }
    Instant now = at == null ? Instant.now() : Printed.parse("--at", at).instant();
    Feed feed = FeedReader.read(file.toString(), Files.readAllBytes(file));
    FeedRules rules = new FeedRules(new HashSet<>(senders), List.of(), false);
    List<Line> lines = feed.entries().stream().map(one -> line(one, rules, now)).toList();
    switch (format) {
      case JSON -> Json.print(terminal, json(feed, lines));
      case TABLE -> print(lines);
    }
    boolean isFound = lines.stream().anyMatch(one -> !one.errors().isEmpty());
    return isFound ? ExitCode.FOUND : ExitCode.DONE;
  }

  private static Line line(FeedEntry entry, FeedRules rules, Instant now) {
    byte[] alert = entry.alert();
    if (alert == null) {
      return new Line(entry, "linked", null, List.of(), List.of());
    }
    CapReader.Read read = CapReader.read(alert);
    if (read.message() == null) {
      return new Line(entry, "rejected", read.named(), read.errors(), read.warnings());
    }
    FeedRules.Judged judged = rules.judge(entry, alert, read, now);
    List<Finding> warnings = new ArrayList<>(read.warnings());
    warnings.addAll(judged.warnings());
    String verdict = judged.errors().isEmpty() ? "believed" : "refused";
    return new Line(entry, verdict, read.named(), judged.errors(), warnings);
  }

  private static Map<String, @Nullable Object> json(Feed feed, List<Line> lines) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("kind", feed.kind().word());
    json.put("id", feed.id());
    json.put("title", feed.title());
    json.put("updated", Printed.time(feed.updated()));
    json.put("next", feed.next().isEmpty() ? null : feed.next());
    json.put("left", feed.left());
    json.put("entries", lines.stream().map(WarningsFeed::json).toList());
    return json;
  }

  private static Map<String, @Nullable Object> json(Line line) {
    FeedEntry entry = line.entry();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("entry", entry.id());
    json.put("title", entry.title());
    json.put("updated", Printed.time(entry.updated()));
    json.put("link", entry.link().isEmpty() ? null : entry.link());
    json.put("claims", new java.util.TreeMap<>(entry.claims()));
    json.put("verdict", line.verdict());
    Findings.name(json, line.named());
    Findings.put(json, line.errors(), line.warnings());
    return json;
  }

  private void print(List<Line> lines) {
    Table table = Findings.table(terminal, WarningMessage.HEADING_FEED_ENTRY);
    for (Line line : lines) {
      table.row(line.entry().id(), line.verdict(), line.entry().title());
      Findings.rows(terminal, table, line.errors(), line.warnings());
    }
    table.print(terminal);
  }
}
