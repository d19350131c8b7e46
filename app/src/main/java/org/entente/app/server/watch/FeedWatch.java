package org.entente.app.server.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.entente.app.feed.FeedLine;
import org.entente.app.feed.FeedPoll;
import org.entente.app.feed.FeedRound;
import org.entente.app.feed.FeedSource;
import org.entente.app.feed.FeedSources;
import org.entente.app.feed.FeedState;
import org.entente.app.server.Beat;
import org.entente.app.server.Node;
import org.entente.app.server.WarningDesk;
import org.entente.exchange.json.JsonValue;
import org.entente.watch.warning.CapReader;
import org.entente.watch.warning.Finding;

/// Asks the feeds that the setting `warnings.feeds` names, each by itself, as long as the node
/// runs. What a feed brings stands by the authority `via feed NAME`, unless its signature or a
/// voice that was allowed says more; what lies is kept out and shown.
public final class FeedWatch implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);
  private static final int MOST_SHOWN = 50;

  private final Node node;
  private final FeedPoll poll;
  private final List<Beat> beats = new ArrayList<>();
  private final Map<String, Deque<FeedLine>> shown = new HashMap<>();

  /// Throws [org.entente.base.BadInput] where the setting names no file of feeds.
  public FeedWatch(Node node) throws IOException {
    this.node = node;
    poll = new FeedPoll(PATIENCE, node.home()::now, RandomGenerator.getDefault());
    Path file = node.home().settings().feeds();
    for (FeedSource one : file == null ? List.<FeedSource>of() : FeedSources.read(file)) {
      shown.put(one.name(), new ArrayDeque<>());
      beats.add(new Beat(node, "feed " + one.name(), () -> watch(one)));
    }
  }

  public void start() {
    beats.forEach(Beat::start);
  }

  private void watch(FeedSource source) throws InterruptedException {
    Path kept = node.home().feed(source.name());
    Duration pause;
    try {
      FeedState before = FeedState.read(kept, source);
      FeedRound round = poll.round(source, before, (bytes, read) -> take(source, bytes));
      if (round.outcome() != FeedRound.Outcome.WAITING) {
        round.after().write(kept);
        node.warnings().tellFeed(source.name(), json(round));
      }
      pause = Duration.between(node.home().now(), round.after().notBefore());
    } catch (IOException e) {
      node.warnings()
          .tellFeed(
              source.name(),
              JsonValue.Members.NONE
                  .with("feed", JsonValue.of(source.name()))
                  .with("outcome", JsonValue.of("failed"))
                  .with("reason", JsonValue.of("its state can't be kept: " + e.getMessage())));
      pause = AFTER_FAILURE;
    }
    Thread.sleep(pause.isNegative() ? Duration.ZERO : pause);
  }

  private FeedLine.Verdict take(FeedSource source, byte[] bytes) {
    WarningDesk.Taken taken = node.warnings().take(bytes, "feed " + source.name(), -1);
    return switch (taken.verdict()) {
      case "accepted" -> FeedLine.Verdict.ACCEPTED;
      case "duplicate" -> FeedLine.Verdict.DUPLICATE;
      case "conflict" -> FeedLine.Verdict.CONFLICT;
      case String _ -> FeedLine.Verdict.REFUSED;
    };
  }

  /// The round, and the newest lines of all rounds since the node began that need a person.
  private JsonValue.Members json(FeedRound round) {
    Deque<FeedLine> lines = java.util.Objects.requireNonNull(shown.get(round.source().name()));
    for (FeedLine one : round.lines()) {
      if (one.verdict().needsPerson()) {
        lines.addLast(one);
      }
      if (lines.size() > MOST_SHOWN) {
        lines.removeFirst();
      }
    }
    Map<String, JsonValue> told = new LinkedHashMap<>();
    told.put("feed", JsonValue.of(round.source().name()));
    told.put("url", JsonValue.of(round.source().url().toString()));
    told.put("outcome", JsonValue.of(round.outcome().word()));
    told.put("reason", JsonValue.of(round.reason()));
    told.put("failures", JsonValue.of(round.after().failures()));
    told.put("next", JsonValue.of(round.after().notBefore().toString()));
    told.put("known", JsonValue.of(round.known()));
    told.put(
        "accepted",
        JsonValue.of(
            round.lines().stream()
                .filter(one -> one.verdict() == FeedLine.Verdict.ACCEPTED)
                .count()));
    told.put("findings", findings(round.findings()));
    told.put("shown", new JsonValue.Array(lines.stream().<JsonValue>map(FeedWatch::json).toList()));
    return new JsonValue.Members(told);
  }

  private static JsonValue.Members json(FeedLine line) {
    CapReader.Named named = line.named();
    Map<String, JsonValue> told = new LinkedHashMap<>();
    told.put("entry", JsonValue.of(line.entry()));
    told.put("link", JsonValue.of(line.link()));
    told.put("verdict", JsonValue.of(line.verdict().word()));
    told.put("sender", JsonValue.of(named == null ? "" : String.valueOf(named.sender())));
    told.put("identifier", JsonValue.of(named == null ? "" : String.valueOf(named.identifier())));
    told.put("errors", findings(line.errors()));
    return new JsonValue.Members(told);
  }

  static JsonValue findings(List<Finding> findings) {
    List<JsonValue> all = new ArrayList<>();
    for (Finding one : findings) {
      Map<String, JsonValue> told = new LinkedHashMap<>();
      told.put("rule", JsonValue.of(one.rule()));
      told.put("path", JsonValue.of(one.path()));
      told.put("text", JsonValue.of(one.text()));
      all.add(new JsonValue.Members(told));
    }
    return new JsonValue.Array(all);
  }

  @Override
  public void close() {
    beats.forEach(Beat::close);
  }
}
