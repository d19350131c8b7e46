package org.entente.watch.warning.feed;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.entente.base.message.AlertMessage;
import org.entente.watch.warning.CapMessage;
import org.entente.watch.warning.CapPart;
import org.entente.watch.warning.CapReader;
import org.entente.watch.warning.CapSignatures;
import org.entente.watch.warning.Finding;
import org.jspecify.annotations.Nullable;

/// Whether what a feed brings may be believed. A feed can lie: show another alert than the one it
/// points to, carry senders that aren't its own, or bring old alerts again as new ones.
///
/// @param senders whom it may carry; empty for anybody
/// @param trusted by whose certificates its senders sign
/// @param isSigned whether only what one of them signed is believed
public record FeedRules(Set<String> senders, List<X509Certificate> trusted, boolean isSigned) {
  /// Whoever was away for a month is told by a person, not by a feed.
  public static final Duration OLDEST = Duration.ofDays(31);

  /// How far a sender's clock may be ahead of ours.
  public static final Duration AHEAD = Duration.ofMinutes(10);

  /// What came of an entry.
  ///
  /// @param errors for which it isn't believed
  /// @param warnings for people to look at
  public record Judged(List<Finding> errors, List<Finding> warnings) {
    public Judged {
      errors = List.copyOf(errors);
      warnings = List.copyOf(warnings);
    }
  }

  public FeedRules {
    senders = Set.copyOf(senders);
    trusted = List.copyOf(trusted);
  }

  /// An alert that keeps to the rules of CAP, beside the entry that brought it.
  ///
  /// @param now when it was fetched
  public Judged judge(FeedEntry entry, byte[] bytes, CapReader.Read read, Instant now) {
    CapMessage message = Objects.requireNonNull(read.message());
    List<Finding> errors = new ArrayList<>();
    List<Finding> warnings = new ArrayList<>();
    String sender = message.key().sender();
    if (!senders.isEmpty() && !senders.contains(sender)) {
      errors.add(
          Finding.of("wrong-sender", "/alert/sender", AlertMessage.FEED_WRONG_SENDER, sender));
    }
    names(entry, read, errors);
    descriptions(entry, read.infos(), warnings);
    Instant sent = message.key().sent();
    if (sent.isBefore(now.minus(OLDEST))) {
      errors.add(Finding.of("too-old", "/alert/sent", AlertMessage.FEED_TOO_OLD));
    }
    if (sent.isAfter(now.plus(AHEAD))) {
      errors.add(Finding.of("ahead", "/alert/sent", AlertMessage.FEED_AHEAD));
    }
    boolean isOver =
        message.infoCount() > 0
            && message.expires().size() == message.infoCount()
            && message.expires().stream().noneMatch(now::isBefore);
    if (isOver) {
      warnings.add(Finding.of("outdated", "/alert/info", AlertMessage.FEED_OUTDATED));
    }
    signature(bytes, errors);
    return new Judged(errors, warnings);
  }

  private void signature(byte[] bytes, List<Finding> errors) {
    CapSignatures.Result result = CapSignatures.verify("the alert", bytes, trusted);
    CapSignatures.Verdict verdict = result.verdict();
    boolean isBelieved =
        isSigned
            ? verdict == CapSignatures.Verdict.VALID
            : verdict != CapSignatures.Verdict.INVALID;
    if (!isBelieved) {
      errors.add(
          Finding.of(
              "signature",
              "/alert/Signature",
              AlertMessage.FEED_SIGNATURE,
              verdict.word(),
              result.because()));
    }
  }

  /// What names an alert must be the same in both: else it is another alert.
  private static void names(FeedEntry entry, CapReader.Read read, List<Finding> errors) {
    CapMessage message = Objects.requireNonNull(read.message());
    differ(entry, "identifier", message.key().identifier()::equals, errors);
    differ(entry, "sender", message.key().sender()::equals, errors);
    differ(entry, "sent", text -> isAt(text, message.key().sent()), errors);
    differ(entry, "status", message.status().word()::equals, errors);
    differ(entry, "msgType", message.kind().word()::equals, errors);
    differ(entry, "scope", message.scope().word()::equals, errors);
  }

  /// What describes it may have been shortened; the alert has the word.
  private static void descriptions(FeedEntry entry, List<CapPart> infos, List<Finding> warnings) {
    if (infos.isEmpty()) {
      return;
    }
    said(entry, "event", infos, CapPart::event, warnings);
    said(entry, "urgency", infos, CapPart::urgency, warnings);
    said(entry, "severity", infos, CapPart::severity, warnings);
    said(entry, "certainty", infos, CapPart::certainty, warnings);
    timed(entry, "effective", infos, CapPart::effective, warnings);
    timed(entry, "onset", infos, CapPart::onset, warnings);
    timed(entry, "expires", infos, CapPart::expires, warnings);
  }

  private static void said(
      FeedEntry entry,
      String name,
      List<CapPart> infos,
      Function<CapPart, String> what,
      List<Finding> into) {
    differ(entry, name, text -> infos.stream().anyMatch(one -> what.apply(one).equals(text)), into);
  }

  private static void timed(
      FeedEntry entry,
      String name,
      List<CapPart> infos,
      Function<CapPart, @Nullable Instant> what,
      List<Finding> into) {
    differ(entry, name, text -> infos.stream().anyMatch(one -> isAt(text, what.apply(one))), into);
  }

  private static boolean isAt(String text, @Nullable Instant time) {
    Instant said = FeedReader.time(text);
    return said == null || said.equals(time);
  }

  private static void differ(
      FeedEntry entry, String name, Predicate<String> isSame, List<Finding> into) {
    String claim = entry.claims().get(name);
    if (claim != null && !isSame.test(claim)) {
      into.add(Finding.of("entry-differs", name, AlertMessage.FEED_DIFFERS, claim));
    }
  }
}
