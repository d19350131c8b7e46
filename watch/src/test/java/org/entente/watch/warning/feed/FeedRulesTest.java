package org.entente.watch.warning.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.entente.watch.warning.CapReader;
import org.entente.watch.warning.CapSignatures;
import org.entente.watch.warning.Finding;
import org.entente.watch.warning.RealAlerts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A feed that lies is shown and not believed.
class FeedRulesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:10:00Z");
  private static final FeedRules ANY = new FeedRules(Set.of(), List.of(), false);

  private static FeedRules.Judged judge(
      FeedRules rules, Map<String, String> claims, String alert, Instant now) {
    byte[] bytes = alert.getBytes(UTF_8);
    FeedEntry entry = new FeedEntry("e", "", null, "", bytes, claims);
    return rules.judge(entry, bytes, CapReader.read(bytes), now);
  }

  private static String alert() {
    return MadeFeeds.alert("jp@example", "A1", NOW.minusSeconds(600));
  }

  private static List<String> rules(List<Finding> findings) {
    return findings.stream().map(Finding::rule).toList();
  }

  @Test
  void anHonestEntryIsBelieved() {
    Map<String, String> claims =
        Map.of(
            "identifier", "A1",
            "sender", "jp@example",
            "sent", "2026-03-01T09:00:00+09:00",
            "status", "Actual",
            "severity", "Severe",
            "event", "Quake",
            "expires", "2026-03-01T01:00:00Z");
    FeedRules rules = new FeedRules(Set.of("jp@example"), List.of(), false);
    FeedRules.Judged judged = judge(rules, claims, alert(), NOW);
    assertThat(judged.errors()).isEmpty();
    assertThat(judged.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "identifier,A2",
    "sender,us@example",
    "sent,2026-03-01T00:00:01Z",
    "status,Exercise",
    "msgType,Cancel",
    "scope,Private"
  })
  void anEntryOfAnotherAlertIsNotBelieved(String name, String value) {
    assertThat(rules(judge(ANY, Map.of(name, value), alert(), NOW).errors()))
        .containsExactly("entry-differs");
  }

  @ParameterizedTest
  @CsvSource({"severity,Minor", "urgency,Past", "event,Calm", "expires,2026-03-01T02:00:00Z"})
  void ofWhatDescribesItTheAlertHasTheWord(String name, String value) {
    FeedRules.Judged judged = judge(ANY, Map.of(name, value), alert(), NOW);
    assertThat(judged.errors()).isEmpty();
    assertThat(rules(judged.warnings())).containsExactly("entry-differs");
  }

  @Test
  void aForeignSenderIsNotBelieved() {
    FeedRules rules = new FeedRules(Set.of("us@example"), List.of(), false);
    assertThat(rules(judge(rules, Map.of(), alert(), NOW).errors()))
        .containsExactly("wrong-sender");
  }

  @Test
  void oldOnesAndThoseOfTheFutureAreNotBelieved() {
    Instant later = NOW.plus(Duration.ofDays(32));
    FeedRules.Judged old = judge(ANY, Map.of(), alert(), later);
    assertThat(rules(old.errors())).containsExactly("too-old");
    assertThat(rules(old.warnings())).containsExactly("outdated");
    Instant before = NOW.minus(Duration.ofHours(1));
    assertThat(rules(judge(ANY, Map.of(), alert(), before).errors())).containsExactly("ahead");
  }

  @Test
  void whereSignaturesAreAskedForNothingElseIsBelieved() {
    byte[] signed = RealAlerts.bytes("samples/exercise_signed_rsa_sha256.cap");
    FeedRules rules =
        new FeedRules(
            Set.of(),
            CapSignatures.certificates("c", RealAlerts.bytes("samples/exercise_signer_cert.pem")),
            true);
    CapReader.Read read = CapReader.read(signed);
    Instant now = Objects.requireNonNull(read.named().sent());
    FeedEntry entry = new FeedEntry("e", "", null, "", signed, Map.of());
    assertThat(rules.judge(entry, signed, read, now).errors()).isEmpty();
    assertThat(rules(judge(rules, Map.of(), alert(), NOW).errors())).containsExactly("signature");
    byte[] changed =
        new String(signed, UTF_8).replaceFirst("<headline>", "<headline>No ").getBytes(UTF_8);
    assertThat(rules(ANY.judge(entry, changed, CapReader.read(changed), now).errors()))
        .containsExactly("signature");
  }
}
