package org.entente.app.feed;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.base.message.AlertMessage;
import org.entente.exchange.log.Merkle;
import org.entente.watch.warning.CapReader;
import org.entente.watch.warning.Finding;
import org.entente.watch.warning.feed.Feed;
import org.entente.watch.warning.feed.FeedEntry;
import org.entente.watch.warning.feed.FeedReader;
import org.entente.watch.warning.feed.FeedRules;
import org.jspecify.annotations.Nullable;

/// Asks a feed once: conditionally, over its pages, with a bound on everything; judges each entry
/// that is new, and hands over what may be believed. A feed that fails is asked later and later,
/// never sooner than it says.
public final class FeedPoll {
  /// Takes an alert that may be believed, and says what became of it.
  @FunctionalInterface
  public interface Taker {
    FeedLine.Verdict take(byte[] bytes, CapReader.Read read) throws IOException;
  }

  private static final int LONGEST_ALERT = 4 << 20;
  private static final int MOST_PAGES = 10;
  private static final int MOST_DOCUMENTS = 300;
  private static final Duration LONGEST_ROUND = Duration.ofMinutes(2);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final Duration LONGEST_WISH = Duration.ofDays(1);
  private static final int MOST_DOUBLINGS = 10;
  private static final int MOST_GONE = 2_000;

  private final Duration patience;
  private final InstantSource clock;
  private final RandomGenerator random;

  /// @param patience for one document, from the first byte asked to the last one got
  public FeedPoll(Duration patience, InstantSource clock, RandomGenerator random) {
    this.patience = patience;
    this.clock = clock;
    this.random = random;
  }

  /// One round. What it took is with the taker when it returns; [FeedRound#after] is to be kept.
  public FeedRound round(FeedSource source, FeedState before, Taker taker)
      throws IOException, InterruptedException {
    Instant now = clock.instant();
    if (now.isBefore(before.notBefore())) {
      return new FeedRound(source, FeedRound.Outcome.WAITING, "", 0, List.of(), List.of(), before);
    }
    return new Round(source, before, taker, now).run();
  }

  /// How long to leave it alone: doubled with each failure, apart from other nodes' by chance.
  Duration pause(FeedSource source, int failures, Duration wish) {
    long millis = source.every().toMillis() << Math.min(failures, MOST_DOUBLINGS);
    long most = Math.max(LONGEST_PAUSE.toMillis(), source.every().toMillis());
    long usual = Math.round(Math.min(millis, most) * random.nextDouble(0.8, 1.2));
    long asked = Math.round(wish.toMillis() * random.nextDouble(1.0, 1.2));
    return Duration.ofMillis(Math.max(usual, asked));
  }

  /// What `Retry-After` asks for, up to a day: seconds or a date (RFC 9110, 10.2.3).
  static Duration wish(String retryAfter, Instant now) {
    Duration wish = Duration.ZERO;
    if (retryAfter.matches("[0-9]{1,9}")) {
      wish = Duration.ofSeconds(Long.parseLong(retryAfter));
    } else if (!retryAfter.isEmpty()) {
      try {
        ZonedDateTime until = ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME);
        wish = Duration.between(now, until.toInstant());
      } catch (DateTimeException _) {
        // It asks for nothing that can be understood.
      }
    }
    return wish.isNegative()
        ? Duration.ZERO
        : wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish;
  }

  private final class Round {
    private final FeedSource source;
    private final FeedState before;
    private final Taker taker;
    private final Instant now;
    private final FeedFetch fetch;
    private final Map<String, FeedState.Seen> seen = new HashMap<>();
    private final Map<String, String> bearers = new HashMap<>();
    private final List<FeedState.Seen> dealt;
    private final Set<String> present = new HashSet<>();
    private final List<FeedLine> lines = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private int known;
    private int documents;
    private boolean isWhole = true;
    private Duration wish = Duration.ZERO;

    Round(FeedSource source, FeedState before, Taker taker, Instant now) {
      this.source = source;
      this.before = before;
      this.taker = taker;
      this.now = now;
      fetch = new FeedFetch(source, patience);
      dealt = new ArrayList<>(before.seen());
      for (FeedState.Seen one : dealt) {
        seen.put(one.key(), one);
        bearers.putIfAbsent(one.sha256(), one.entry());
      }
    }

    FeedRound run() throws IOException, InterruptedException {
      try {
        FeedFetch.Got got = fetch.get(source.url(), before.mark(), FeedReader.LONGEST);
        wish = wish(got.reply().header("retry-after"), now);
        if (got.reply().status() == 304 && !before.mark().equals(FeedState.Mark.NONE)) {
          FeedState after = after(before.mark(), 0, "", before.updated());
          return done(FeedRound.Outcome.UNCHANGED, "", after);
        }
        Feed feed = feed(got);
        Instant updated = feed.updated();
        Instant newest = before.updated();
        boolean isOlder = updated != null && newest != null && updated.isBefore(newest);
        if (isOlder) {
          find("rolled-back", "it is older than what came before: " + updated);
        }
        pages(got.from(), feed);
        // What is left is only sent again to whoever doesn't say that it has it.
        FeedState.Mark mark = isWhole ? mark(got.reply()) : FeedState.Mark.NONE;
        forget();
        Instant latest = updated == null || isOlder ? newest : updated;
        return done(FeedRound.Outcome.FETCHED, "", after(mark, 0, "", latest));
      } catch (FeedFailure e) {
        findings.add(Finding.plain(e.rule(), source.url().toString(), e.reason()));
        FeedState after = after(before.mark(), before.failures() + 1, e.reason(), before.updated());
        return done(FeedRound.Outcome.FAILED, e.reason(), after);
      }
    }

    /// What the feed still holds is known, and the newest of what it held: old ones come again.
    private void forget() {
      if (isWhole) {
        int gone = dealt.size() - MOST_GONE;
        List<FeedState.Seen> old = new ArrayList<>();
        for (int i = 0; i < gone; i++) {
          if (!present.contains(dealt.get(i).key())) {
            old.add(dealt.get(i));
          }
        }
        dealt.removeAll(new HashSet<>(old));
      }
    }

    private FeedRound done(FeedRound.Outcome outcome, String reason, FeedState after) {
      return new FeedRound(source, outcome, reason, known, lines, findings, after);
    }

    private FeedState after(
        FeedState.Mark mark, int failures, String trouble, @Nullable Instant updated) {
      return new FeedState(
          before.url(),
          mark,
          now,
          now.plus(pause(source, failures, wish)),
          failures,
          trouble,
          updated,
          dealt);
    }

    private void find(String rule, String text) {
      findings.add(Finding.plain(rule, source.url().toString(), text));
    }

    private Feed feed(FeedFetch.Got got) throws FeedFailure {
      if (got.reply().status() != 200) {
        throw new FeedFailure("http", "it answers with HTTP status " + got.reply().status());
      }
      try {
        return FeedReader.read(got.from().toString(), got.reply().body());
      } catch (BadInput e) {
        throw new FeedFailure("form", e.reason());
      }
    }

    /// What is sent back next time must be a header's value.
    private static FeedState.Mark mark(PinnedLine.Reply reply) {
      return new FeedState.Mark(told(reply.header("etag")), told(reply.header("last-modified")));
    }

    private static String told(String value) {
      return value.length() <= 200 && value.matches("[\\x20-\\x7e]*") ? value : "";
    }

    private void pages(URI first, Feed feed) throws IOException, InterruptedException {
      Set<URI> visited = new HashSet<>(List.of(source.url(), first));
      URI at = first;
      Feed page = feed;
      while (true) {
        entries(at, page);
        if (page.next().isEmpty()) {
          return;
        }
        try {
          at = FeedFetch.resolved(at, page.next());
          if (!visited.add(at)) {
            find("loop", "its pages lead back to " + at);
            return;
          }
          if (visited.size() > MOST_PAGES + 1 || isLate()) {
            find("limit", "it has more pages than are taken in one round");
            return;
          }
          page = feed(fetch.get(at, FeedState.Mark.NONE, FeedReader.LONGEST));
        } catch (FeedFailure e) {
          isWhole = false;
          find(e.rule(), "a page: " + e.reason());
          return;
        }
      }
    }

    private boolean isLate() {
      return clock.instant().isAfter(now.plus(LONGEST_ROUND));
    }

    private void entries(URI base, Feed page) throws IOException, InterruptedException {
      if (page.left() > 0) {
        find("limit", page.left() + " more entries than are taken of one page");
      }
      Set<String> names = new HashSet<>();
      for (FeedEntry one : page.entries()) {
        String version = version(one);
        String key = FeedState.key(one.id(), version);
        present.add(key);
        if (seen.containsKey(key)) {
          known++;
          continue;
        }
        if (!names.add(one.id())) {
          find("same-id", "two entries are called " + one.id());
        }
        if ((one.alert() == null && documents >= MOST_DOCUMENTS) || isLate()) {
          isWhole = false;
          find("limit", "more alerts than are fetched in one round; it goes on in the next");
          return;
        }
        line(base, one, version);
      }
    }

    /// Of an alert in the entry its bytes; else what the entry says of it.
    private static String version(FeedEntry entry) {
      byte[] alert = entry.alert();
      String said = entry.link() + "\n" + entry.updated() + "\n" + new TreeMap<>(entry.claims());
      return Hex.encode(
          Merkle.sha256(alert == null ? said.getBytes(StandardCharsets.UTF_8) : alert));
    }

    private void line(URI base, FeedEntry entry, String version)
        throws IOException, InterruptedException {
      byte[] bytes;
      try {
        bytes = alert(base, entry);
      } catch (FeedFailure e) {
        // Where it may not lead it leads no sooner next time.
        boolean isFinal = e.rule().equals("address") || e.rule().equals("loop");
        FeedLine.Verdict verdict =
            isFinal ? FeedLine.Verdict.REFUSED : FeedLine.Verdict.UNREACHABLE;
        isWhole &= isFinal;
        note(
            entry,
            version,
            "",
            new FeedLine(
                entry.id(),
                entry.link(),
                verdict,
                null,
                List.of(Finding.plain(e.rule(), entry.link(), e.reason())),
                List.of()));
        return;
      }
      String sha256 = Hex.encode(Merkle.sha256(bytes));
      note(entry, version, sha256, judged(entry, bytes, sha256));
    }

    private byte[] alert(URI base, FeedEntry entry) throws FeedFailure, InterruptedException {
      byte[] inside = entry.alert();
      if (inside != null) {
        return inside;
      }
      documents++;
      URI at = FeedFetch.resolved(base, entry.link());
      if (at.equals(source.url())) {
        throw new FeedFailure("loop", "its alert is said to be the feed itself");
      }
      PinnedLine.Reply reply = fetch.get(at, FeedState.Mark.NONE, LONGEST_ALERT).reply();
      if (reply.status() != 200) {
        throw new FeedFailure("http", "it answers with HTTP status " + reply.status());
      }
      return reply.body();
    }

    private FeedLine judged(FeedEntry entry, byte[] bytes, String sha256) throws IOException {
      CapReader.Read read = CapReader.read(bytes);
      List<Finding> warnings = new ArrayList<>(read.warnings());
      if (read.message() == null) {
        return new FeedLine(
            entry.id(),
            entry.link(),
            FeedLine.Verdict.REJECTED,
            read.named(),
            read.errors(),
            warnings);
      }
      String bearer = bearers.putIfAbsent(sha256, entry.id());
      if (bearer != null && !bearer.equals(entry.id())) {
        warnings.add(Finding.of("replayed", entry.id(), AlertMessage.FEED_REPLAYED, bearer));
      }
      FeedRules.Judged judged = source.rules().judge(entry, bytes, read, clock.instant());
      warnings.addAll(judged.warnings());
      FeedLine.Verdict verdict =
          judged.errors().isEmpty() ? taker.take(bytes, read) : FeedLine.Verdict.REFUSED;
      return new FeedLine(
          entry.id(), entry.link(), verdict, read.named(), judged.errors(), warnings);
    }

    private void note(FeedEntry entry, String version, String sha256, FeedLine line) {
      lines.add(line);
      if (line.verdict() != FeedLine.Verdict.UNREACHABLE) {
        FeedState.Seen one = new FeedState.Seen(entry.id(), version, sha256, line.verdict());
        dealt.add(one);
        seen.put(one.key(), one);
      }
    }
  }
}
