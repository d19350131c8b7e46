package org.entente.watch.warning.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.entente.base.BadInput;
import org.entente.watch.warning.CapMessage;
import org.entente.watch.warning.CapReader;
import org.entente.watch.warning.Outgoing;
import org.entente.watch.warning.PublicAlert;
import org.entente.watch.warning.RealAlerts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read of feeds: published ones, made-up ones of each form, ours, and broken ones.
class FeedReaderTest {
  private static final Instant SENT = Instant.parse("2026-03-01T00:00:00Z");
  private static final String ALERT = MadeFeeds.alert("jp@example", "A1", SENT);
  private static final int MUTATIONS = Integer.getInteger("feeds.mutations", 3_000);

  private static Feed read(String text) {
    return FeedReader.read("feed", text.getBytes(UTF_8));
  }

  private static CapMessage message(FeedEntry entry) {
    CapReader.Read read = CapReader.read(Objects.requireNonNull(entry.alert()));
    assertThat(read.errors()).isEmpty();
    return Objects.requireNonNull(read.message());
  }

  @Test
  void aPublishedFeedHoldsItsAlerts() {
    Feed feed = FeedReader.read("weather", RealAlerts.bytes("samples/weather.atom"));
    assertThat(feed.kind()).isEqualTo(Feed.Kind.ATOM);
    assertThat(feed.updated()).isEqualTo("2012-08-30T14:37:00Z");
    assertThat(feed.entries()).hasSize(1);
    CapMessage message = message(feed.entries().getFirst());
    assertThat(message.key().sender()).isEqualTo("w-nws.webmaster@noaa.gov");
    assertThat(message.key().sent()).isEqualTo("2012-08-30T10:07:00Z");
  }

  @Test
  void aPublishedIndexPointsToItsAlertsAndSaysWhatTheyAre() {
    Feed feed = FeedReader.read("index", RealAlerts.bytes("samples/weather_index.atom"));
    assertThat(feed.entries()).hasSizeGreaterThan(1);
    for (FeedEntry one : feed.entries()) {
      assertThat(one.alert()).isNull();
      assertThat(one.link()).startsWith("http://www.weather.gov/alerts-beta/wwacapget.php?x=");
      assertThat(one.claims()).containsEntry("msgType", "Alert").containsKey("expires");
    }
  }

  @Test
  void anAlertStandsInAnEntryInEveryForm() {
    String escaped = ALERT.replace("&", "&amp;").replace("<", "&lt;");
    String encoded = Base64.getMimeEncoder().encodeToString(ALERT.getBytes(UTF_8));
    List<String> feeds =
        List.of(
            MadeFeeds.atom("<entry><content type='text/xml'>" + ALERT + "</content></entry>"),
            MadeFeeds.atom("<entry><content type='text'>" + escaped + "</content></entry>"),
            MadeFeeds.atom(
                "<entry><content type='application/cap+xml'>" + encoded + "</content></entry>"),
            MadeFeeds.rss("<item>" + ALERT + "</item>"),
            MadeFeeds.rss("<item><description>" + escaped + "</description></item>"),
            ALERT);
    for (String feed : feeds) {
      List<FeedEntry> entries = read(feed).entries();
      assertThat(entries).as(feed).hasSize(1);
      assertThat(message(entries.getFirst()).key().identifier()).isEqualTo("A1");
    }
  }

  @Test
  void ofSeveralLinksTheAlertsOwnIsTaken() {
    String atom =
        MadeFeeds.atom(
            "<entry><id>e</id><link type='text/html' href='page'/><link rel='edit' href='edit'/>"
                + "<link type='application/cap+xml' href='a.cap'/></entry>",
            "<entry><id>f</id><link type='text/html' href='p'/><link href='b.xml'/></entry>",
            "<entry><id>g</id><content type='application/cap+xml' src='c.cap'/></entry>");
    assertThat(read(atom).entries())
        .extracting(FeedEntry::link)
        .containsExactly("a.cap", "b.xml", "c.cap");
    String rss =
        MadeFeeds.rss(
            "<item><link>page</link><guid>x</guid><pubDate>Sun, 01 Mar 2026 00:00:00 GMT</pubDate>"
                + "<enclosure type='application/cap+xml' url='d.cap'/></item>");
    FeedEntry item = read(rss).entries().getFirst();
    assertThat(item.link()).isEqualTo("d.cap");
    assertThat(item.updated()).isEqualTo(SENT);
    assertThat(read(rss).updated()).isEqualTo(SENT);
  }

  @Test
  void ourOwnFeedComesBackByteForByte() {
    byte[] bytes = ALERT.getBytes(UTF_8);
    AtomFeed feed = new AtomFeed("https://us.example/x/warnings/feed", SENT);
    feed.take((PublicAlert) Outgoing.of("A1", bytes));
    Feed read = FeedReader.read("ours", feed.bytes());
    assertThat(read.entries()).hasSize(1);
    assertThat(read.entries().getFirst().alert()).isEqualTo(bytes);
    assertThat(read.entries().getFirst().title()).isEqualTo("Shake & wait");
  }

  @Test
  void noMoreEntriesAreTakenThanOneMayHave() {
    Feed feed = read(MadeFeeds.rss("<item><link>a</link></item>".repeat(2_500)));
    assertThat(feed.entries()).hasSize(2_000);
    assertThat(feed.left()).isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no feed",
        "<html/>",
        "<rss/>",
        "<!DOCTYPE feed [<!ENTITY x 'y'>]><feed xmlns='http://www.w3.org/2005/Atom'>&x;</feed>",
        "<!DOCTYPE rss SYSTEM 'file:///etc/passwd'><rss><channel/></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom'>&undeclared;</feed>",
        "<feed>"
      })
  void whatIsNoFeedIsRefused(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(BadInput.class);
  }

  @Test
  void aTreeWithoutEndIsRefused() {
    String deep = "<a>".repeat(100_000) + "</a>".repeat(100_000);
    assertThatThrownBy(() -> read(MadeFeeds.atom(deep))).isInstanceOf(BadInput.class);
    CapReader.Read alert =
        CapReader.read(ALERT.replace("</info>", deep + "</info>").getBytes(UTF_8));
    assertThat(alert.errors()).isNotEmpty();
  }

  /// Whatever comes, it is a feed or refused, and soon.
  @Test
  void aBrokenFeedIsReadOrRefused() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[][] feeds = {
      MadeFeeds.atom(
              "<entry><id>e</id><updated>2026-03-01T00:00:00Z</updated><cap:sent>x</cap:sent>"
                  + "<content type='text/xml'>"
                  + ALERT
                  + "</content></entry>",
              "<entry><link rel='next' href='a'/><content>PGE+</content></entry>")
          .getBytes(UTF_8),
      MadeFeeds.rss("<item><guid>x</guid><description>&lt;alert/&gt;</description></item>")
          .getBytes(UTF_8)
    };
    int read = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] bytes = mutated(feeds[i % 2], random);
      try {
        Feed feed = FeedReader.read("feed", bytes);
        feed.entries().stream()
            .filter(one -> one.alert() != null)
            .forEach(one -> CapReader.read(Objects.requireNonNull(one.alert())));
        read++;
      } catch (BadInput _) {
        // As it should be.
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + seed + ": " + new String(bytes, UTF_8), e);
      }
    }
    assertThat(read).isBetween(1, MUTATIONS - 1);
  }

  private static byte[] mutated(byte[] feed, Random random) {
    String text = new String(feed, UTF_8);
    String[] pieces = {"<", ">", "&amp;", "]]>", "<![CDATA[", "\u0000", "<!--", "é", " xmlns=''"};
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + random.nextInt(40));
      text =
          switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + text.substring(end);
            case 1 -> text.substring(0, end) + text.substring(at);
            case 2 ->
                text.substring(0, at) + pieces[random.nextInt(pieces.length)] + text.substring(at);
            default -> text.substring(0, at) + (char) random.nextInt(256) + text.substring(at + 1);
          };
    }
    return text.getBytes(UTF_8);
  }
}
