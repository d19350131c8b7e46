package org.entente.app.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.entente.watch.warning.CapMessage;
import org.entente.watch.warning.Finding;
import org.entente.watch.warning.MessageKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A feed asked over and over, of a server that does everything a server can do wrong.
@Timeout(60)
class FeedPollTest {
  @TempDir private static Path folder;

  private final Map<MessageKey, byte[]> taken = new HashMap<>();
  private final Instant[] now = {Instant.parse("2026-03-01T00:00:00Z")};
  private FeedServer server;
  private FeedPoll poll;

  @BeforeEach
  void start() throws IOException {
    server = new FeedServer(folder.resolve("tls"));
    poll = new FeedPoll(Duration.ofSeconds(2), () -> now[0], new Random(1));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private FeedSource source(String... more) throws IOException {
    Map<String, String> said = new HashMap<>();
    said.put("url", server.url("/feed"));
    said.put("ca", server.authority.toString());
    said.put("private", "true");
    for (int i = 0; i < more.length; i += 2) {
      said.put(more[i], more[i + 1]);
    }
    return FeedSources.source(folder.resolve("feeds"), "jp", said);
  }

  private FeedRound round(FeedSource source, FeedState before)
      throws IOException, InterruptedException {
    return poll.round(
        source,
        before,
        (bytes, read) -> {
          CapMessage message = Objects.requireNonNull(read.message());
          byte[] kept = taken.putIfAbsent(message.key(), bytes);
          return kept == null
              ? FeedLine.Verdict.ACCEPTED
              : java.util.Arrays.equals(kept, bytes)
                  ? FeedLine.Verdict.DUPLICATE
                  : FeedLine.Verdict.CONFLICT;
        });
  }

  private FeedRound first(FeedSource source) throws IOException, InterruptedException {
    return round(source, FeedState.fresh(source.url().toString()));
  }

  /// The next round, after whatever pause.
  private FeedRound next(FeedRound before) throws IOException, InterruptedException {
    now[0] = before.after().notBefore();
    return round(before.source(), before.after());
  }

  private static List<FeedLine.Verdict> verdicts(FeedRound round) {
    return round.lines().stream().map(FeedLine::verdict).toList();
  }

  private static List<String> rules(List<Finding> findings) {
    return findings.stream().map(Finding::rule).toList();
  }

  private String alert(String sender, String id) {
    return alert(sender, id, now[0].minusSeconds(60));
  }

  private static String alert(String sender, String id, Instant sent) {
    String time = sent.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "-00:00");
    return """
    <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>%s</identifier>\
    <sender>%s</sender><sent>%s</sent><status>Actual</status><msgType>Alert</msgType>\
    <scope>Public</scope><info><category>Geo</category><event>Quake</event>\
    <urgency>Immediate</urgency><severity>Severe</severity><certainty>Observed</certainty>\
    <area><areaDesc>All</areaDesc><circle>35,129 100</circle></area></info></alert>\
    """
        .formatted(id, sender, time);
  }

  private static String atom(String... entries) {
    return "<feed xmlns=\"http://www.w3.org/2005/Atom\""
        + " xmlns:cap=\"urn:oasis:names:tc:emergency:cap:1.2\"><id>urn:f</id>"
        + "<updated>2026-03-01T00:00:00Z</updated>"
        + String.join("", entries)
        + "</feed>";
  }

  private static String link(String id, String href, String... claims) {
    return "<entry><id>"
        + id
        + "</id><link href=\""
        + href
        + "\"/>"
        + String.join("", claims)
        + "</entry>";
  }

  private static String inside(String id, String alert) {
    return "<entry><id>" + id + "</id><content type=\"text/xml\">" + alert + "</content></entry>";
  }

  @Test
  void linkedAlertsAndThoseInsideAreTakenOnce() throws Exception {
    server.put("/a/1.cap", alert("jp@x", "A1"));
    server.put("/feed", atom(link("e1", "a/1.cap"), inside("e2", alert("jp@x", "A2"))));
    FeedRound one = first(source());
    assertThat(verdicts(one)).containsExactly(FeedLine.Verdict.ACCEPTED, FeedLine.Verdict.ACCEPTED);
    assertThat(one.findings()).isEmpty();
    FeedRound two = next(one);
    assertThat(two.lines()).isEmpty();
    assertThat(two.known()).isEqualTo(2);
    assertThat(server.asked).containsExactly("/feed", "/a/1.cap", "/feed");
  }

  @Test
  void aFeedOfRssAndAPlainAlertAreTaken() throws Exception {
    String item = "<item><guid>g</guid><link>" + server.url("/1.cap") + "</link></item>";
    server.put("/feed", "<rss version='2.0'><channel>" + item + "</channel></rss>");
    server.put("/1.cap", alert("jp@x", "A1"));
    assertThat(verdicts(first(source()))).containsExactly(FeedLine.Verdict.ACCEPTED);
    server.put("/feed", alert("jp@x", "A2"));
    assertThat(verdicts(first(source()))).containsExactly(FeedLine.Verdict.ACCEPTED);
  }

  @Test
  void whatHasNotChangedIsNotSentAgain() throws Exception {
    server.on(
        "/feed",
        (headers, out) -> {
          boolean isKnown =
              "\"v1\"".equals(headers.get("If-None-Match"))
                  && "Sun, 01 Mar 2026 00:00:00 GMT".equals(headers.get("If-Modified-Since"));
          out.write(
              isKnown
                  ? FeedServer.answer("304 Not Modified", "")
                  : FeedServer.answer(
                      "200 OK",
                      atom(inside("e", alert("jp@x", "A1"))),
                      "ETag: \"v1\"",
                      "Last-Modified: Sun, 01 Mar 2026 00:00:00 GMT"));
        });
    FeedRound one = first(source());
    assertThat(one.outcome()).isEqualTo(FeedRound.Outcome.FETCHED);
    FeedRound two = next(one);
    assertThat(two.outcome()).isEqualTo(FeedRound.Outcome.UNCHANGED);
    assertThat(next(two).outcome()).isEqualTo(FeedRound.Outcome.UNCHANGED);
  }

  @Test
  void whatDidNotComeIsAskedForAgainThoughTheFeedHasNotChanged() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    server.put("/feed", atom(link("e", "/1.cap")), "ETag: \"v1\"");
    server.on(
        "/1.cap",
        (_, out) ->
            out.write(
                asked.getAndIncrement() == 0
                    ? FeedServer.answer("503 Busy", "")
                    : FeedServer.answer("200 OK", alert("jp@x", "A1"))));
    FeedRound one = first(source());
    assertThat(verdicts(one)).containsExactly(FeedLine.Verdict.UNREACHABLE);
    assertThat(one.after().mark()).isEqualTo(FeedState.Mark.NONE);
    assertThat(verdicts(next(one))).containsExactly(FeedLine.Verdict.ACCEPTED);
  }

  @Test
  void itGoesOnFromItsFileAndSurvivesALostOne() throws Exception {
    server.put("/feed", atom(inside("e", alert("jp@x", "A1"))));
    FeedSource source = source();
    Path file = folder.resolve("state").resolve("jp.json");
    FeedRound one = round(source, FeedState.read(file, source));
    one.after().write(file);
    assertThat(FeedState.read(file, source)).isEqualTo(one.after());
    assertThat(round(source, FeedState.read(file, source)).outcome())
        .isEqualTo(FeedRound.Outcome.WAITING);
    java.nio.file.Files.writeString(file, "{\"url\":\"" + source.url() + "\",\"seen\":[{}]}");
    assertThat(verdicts(round(source, FeedState.read(file, source))))
        .containsExactly(FeedLine.Verdict.DUPLICATE);
  }

  @Test
  void aFeedThatFailsIsAskedLaterAndLaterAndNeverSoonerThanItSays() throws Exception {
    server.on("/feed", (_, out) -> out.write(FeedServer.answer("503 Busy", "")));
    FeedRound round = first(source());
    long before = 0;
    for (int i = 1; i <= 5; i++) {
      assertThat(round.outcome()).isEqualTo(FeedRound.Outcome.FAILED);
      assertThat(round.after().failures()).isEqualTo(i);
      long pause = Duration.between(now[0], round.after().notBefore()).toSeconds();
      assertThat(pause)
          .isBetween((60L << i) * 8 / 10 - 1, (60L << i) * 12 / 10)
          .isGreaterThan(before);
      before = pause;
      round = next(round);
    }
    server.on(
        "/feed", (_, out) -> out.write(FeedServer.answer("429 Slow", "", "Retry-After: 9000")));
    round = next(round);
    assertThat(Duration.between(now[0], round.after().notBefore()).toSeconds())
        .isBetween(9_000L, 10_800L);
    server.put("/feed", atom());
    round = next(round);
    assertThat(round.after().failures()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "'',0",
    "120,120",
    "999999999,86400",
    "-5,0",
    "soon,0",
    "'Sun, 01 Mar 2026 00:05:00 GMT',300",
    "'Sat, 28 Feb 2026 00:05:00 GMT',0"
  })
  void aWishToBeLeftAloneIsUnderstood(String header, long seconds) {
    assertThat(FeedPoll.wish(header, now[0])).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void aFeedThatLiesIsShownAndNotBelieved() throws Exception {
    server.put("/1.cap", alert("jp@x", "A1"));
    server.put("/2.cap", alert("us@x", "A2"));
    server.put("/3.cap", alert("jp@x", "A3", now[0].minus(Duration.ofDays(40))));
    server.put("/4.cap", alert("jp@x", "A4").replace("<scope>Public</scope>", ""));
    server.put(
        "/feed",
        atom(
            link("e1", "/1.cap", "<cap:identifier>A9</cap:identifier>"),
            link("e2", "/2.cap"),
            link("e3", "/3.cap"),
            link("e4", "/4.cap"),
            link("e5", "/feed"),
            link("e6", "/1.cap", "<cap:severity>Minor</cap:severity>")));
    FeedRound round = first(source("senders", "jp@x"));
    assertThat(verdicts(round))
        .containsExactly(
            FeedLine.Verdict.REFUSED,
            FeedLine.Verdict.REFUSED,
            FeedLine.Verdict.REFUSED,
            FeedLine.Verdict.REJECTED,
            FeedLine.Verdict.REFUSED,
            FeedLine.Verdict.ACCEPTED);
    assertThat(round.lines().stream().map(one -> rules(one.errors())).toList())
        .containsExactly(
            List.of("entry-differs"),
            List.of("wrong-sender"),
            List.of("too-old"),
            List.of("xsd"),
            List.of("loop"),
            List.of());
    assertThat(rules(round.lines().getLast().warnings())).contains("replayed", "entry-differs");
    assertThat(taken).hasSize(1);
  }

  @Test
  void oldOnesAgainAreDuplicatesAndOthersOfTheirNameConflicts() throws Exception {
    String old = alert("jp@x", "A1");
    server.put("/feed", atom(inside("e1", old)));
    FeedRound one = first(source());
    server.put(
        "/feed",
        atom(inside("e2", old), inside("e1", old.replace("Severe", "Minor")))
            .replace("2026-03-01T00:00:00Z", "2026-02-01T00:00:00Z"));
    FeedRound two = next(one);
    assertThat(verdicts(two))
        .containsExactly(FeedLine.Verdict.DUPLICATE, FeedLine.Verdict.CONFLICT);
    assertThat(rules(two.lines().getFirst().warnings())).contains("replayed");
    assertThat(rules(two.findings())).containsExactly("rolled-back");
    assertThat(two.after().updated()).isEqualTo("2026-03-01T00:00:00Z");
  }

  @Test
  void pagesAreFollowedAndLoopsOfThemEnd() throws Exception {
    server.put("/feed", atom("<link rel='next' href='/2'/>", inside("e1", alert("jp@x", "A1"))));
    server.put("/2", atom("<link rel='next' href='/feed'/>", inside("e2", alert("jp@x", "A2"))));
    FeedRound round = first(source());
    assertThat(taken).hasSize(2);
    assertThat(rules(round.findings())).containsExactly("loop");
    for (int i = 2; i < 30; i++) {
      server.put("/" + i, atom("<link rel='next' href='/" + (i + 1) + "'/>"));
    }
    assertThat(rules(first(source()).findings())).containsExactly("limit");
  }

  @Test
  void redirectsStayWhereItMayLead() throws Exception {
    server.put("/there", atom());
    redirect("/feed", "/there");
    assertThat(first(source()).outcome()).isEqualTo(FeedRound.Outcome.FETCHED);
    for (String to :
        List.of(
            "https://example.org/",
            "https://localhost/feed",
            "http://localhost:" + server.port() + "/there",
            "https://127.0.0.1:" + server.port() + "/there",
            "https://user:secret@localhost:" + server.port() + "/there",
            "file:///etc/passwd",
            "gopher://localhost:70/",
            "//",
            "")) {
      redirect("/feed", to);
      FeedRound round = first(source());
      assertThat(rules(round.findings())).as(to).containsExactly("address");
    }
    redirect("/feed", "/a");
    redirect("/a", "/feed");
    assertThat(rules(first(source()).findings())).containsExactly("loop");
    for (int i = 0; i < 20; i++) {
      redirect(i == 0 ? "/feed" : "/r" + i, "/r" + (i + 1));
    }
    assertThat(rules(first(source()).findings())).containsExactly("loop");
    assertThat(server.asked).hasSizeLessThan(40);
  }

  private void redirect(String from, String to) {
    server.on(from, (_, out) -> out.write(FeedServer.answer("302 Found", "", "Location: " + to)));
  }

  @Test
  void entriesLeadNowhereElse() throws Exception {
    server.put(
        "/feed",
        atom(
            link("e1", "https://169.254.169.254/latest/meta-data"),
            link("e2", "file:///etc/passwd"),
            link("e3", "https://localhost:22/"),
            link("e4", ""),
            link("e5", "::not an address::")));
    FeedRound round = first(source());
    assertThat(verdicts(round)).hasSize(5).containsOnly(FeedLine.Verdict.REFUSED);
    assertThat(round.lines().stream().flatMap(one -> rules(one.errors()).stream()).toList())
        .containsOnly("address");
  }

  @Test
  void networksOfOnesOwnAreOnlyAskedWhereThatWasAllowed() throws Exception {
    FeedRound round = first(source("private", "false"));
    assertThat(rules(round.findings())).containsExactly("address");
    assertThat(server.asked).isEmpty();
  }

  @Test
  void aCertificateThatIsNotTrustedOrOfAnotherHostEndsIt() throws Exception {
    server.put("/feed", atom());
    FeedSource strange = source("ca", new FeedServer(folder.resolve("b")).authority.toString());
    assertThat(rules(first(strange).findings())).containsExactly("tls");
    try (FeedServer other = new FeedServer(folder.resolve("tls"), "127.0.0.2", false)) {
      other.put("/feed", atom());
      FeedSource named = source("url", other.url("/feed"), "ca", other.authority.toString());
      assertThat(rules(first(named).findings())).containsExactly("tls");
    }
    assertThat(server.asked).isEmpty();
  }

  @Test
  void withoutTlsOnlyThisMachineIsAsked() throws Exception {
    try (FeedServer plain = new FeedServer(folder.resolve("tls"), "127.0.0.1", true)) {
      plain.put("/feed", atom());
      assertThat(first(source("url", plain.url("/feed"))).outcome())
          .isEqualTo(FeedRound.Outcome.FETCHED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SSH-2.0-x\r\n",
        "HTTP/1.1 2000 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<feed",
        "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n<feed",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n<feed",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\nx",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nx",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc",
        "HTTP/1.1 200 OK\r\n\r\n<html><body>Sign in</body></html>",
        "HTTP/1.1 304 Not Modified\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno header\r\n\r\n"
      })
  void aBrokenAnswerIsAFailureAndNothingMore(String answer) throws Exception {
    server.on("/feed", (_, out) -> out.write(answer.getBytes(UTF_8)));
    FeedRound round = first(source());
    assertThat(round.outcome()).isEqualTo(FeedRound.Outcome.FAILED);
    assertThat(rules(round.findings())).hasSize(1);
  }

  @Test
  void chunksAndAnswersWithoutLengthAreRead() throws Exception {
    String feed = atom(inside("e", alert("jp@x", "A1")));
    String chunks =
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "5;x=y\r\n"
            + feed.substring(0, 5)
            + "\r\n"
            + Integer.toHexString(feed.length() - 5)
            + "\r\n"
            + feed.substring(5)
            + "\r\n0\r\nTrailer: x\r\n\r\n";
    server.on("/feed", (_, out) -> out.write(chunks.getBytes(UTF_8)));
    assertThat(verdicts(first(source()))).containsExactly(FeedLine.Verdict.ACCEPTED);
    server.on("/feed", (_, out) -> out.write(("HTTP/1.1 200 OK\r\n\r\n" + feed).getBytes(UTF_8)));
    assertThat(verdicts(first(source()))).containsExactly(FeedLine.Verdict.DUPLICATE);
  }

  @Test
  void whatNeverEndsIsEnded() throws Exception {
    byte[] block = "<!-- x -->\r\n".repeat(5_000).getBytes(UTF_8);
    server.on(
        "/feed",
        (_, out) -> {
          out.write("HTTP/1.1 200 OK\r\n\r\n<feed>".getBytes(UTF_8));
          while (true) {
            out.write(block);
          }
        });
    assertThat(rules(first(source()).findings())).containsAnyOf("size", "late");
    server.on(
        "/feed",
        (_, out) -> {
          out.write("HTTP/1.1 200 OK\r\n".getBytes(UTF_8));
          while (true) {
            out.write("X: y\r\n".repeat(1_000).getBytes(UTF_8));
          }
        });
    assertThat(rules(first(source()).findings())).containsExactly("size");
  }

  @Test
  void whoeverSendsAByteNowAndThenIsNotWaitedFor() throws Exception {
    server.on(
        "/feed",
        (_, out) -> {
          out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(UTF_8));
          for (int i = 0; i < 1_000; i++) {
            out.write(' ');
            out.flush();
            Thread.sleep(20);
          }
        });
    long start = System.nanoTime();
    assertThat(rules(first(source()).findings())).containsExactly("late");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }
}
