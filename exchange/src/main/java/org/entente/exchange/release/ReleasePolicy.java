package org.entente.exchange.release;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.entente.base.Hex;
import org.entente.exchange.taxii.TaxiiTime;
import org.jspecify.annotations.Nullable;

/// Decides what may leave. Pure and total: the same question has the same answer, whatever the
/// hour and whoever runs it; the time is part of the question. Whatever isn't permitted is
/// denied, and raising a label never turns a denial into a permit.
public final class ReleasePolicy {
  /// What the recipient would do.
  public enum Action {
    /// Hold it and read it.
    READ(Label.Actions.NONE),
    /// Stop money or take something down, which those affected will see.
    FREEZE(Label.Actions.EXTERNALLY_VISIBLE_DIRECT_ACTIONS);

    private final Label.Actions needed;

    Action(Label.Actions needed) {
      this.needed = needed;
    }
  }

  /// A question.
  ///
  /// @param origins the partners it came from, so that passing it on is a release onward; none:
  ///     it is ours
  /// @param time RFC 3339 with `Z`
  /// @param consents of originators, whatever of them there is
  public record Question(
      Label label,
      Recipient recipient,
      Purpose purpose,
      Action action,
      List<Origin> origins,
      String time,
      List<Consent> consents) {
    public Question {
      origins = List.copyOf(origins);
      consents = List.copyOf(consents);
    }
  }

  /// The policy in words; its hash stands in every decision. Change it with the rules below.
  static final String WORDS =
      """
      entente release policy 2
      TLP:RED is for named people: it goes to no node.
      A classification goes to nodes cleared for it.
      Releasable-to names the country or the partner, or it does not go.
      No marking, or one that is not understood, is for the originator only.
      Must and must not attribute at once: a person decides.
      Before its validity begins and after it ends, nothing goes.
      What must be done visibly needs the permission for it.
      Foreign material goes on if it is at most TLP:GREEN, not controlled by its originator, and
      for the purpose for which it came, or with the consent of each partner it came from: for
      this recipient and this purpose, and not ended.
      What its originator withdrew, or wants gone by now, does not go on.
      """;

  private static final String HASH = hash();

  private ReleasePolicy() {}

  /// The policy in words, in lines.
  public static String words() {
    return WORDS;
  }

  /// SHA-256 of the words, in hex, as it stands in every decision.
  public static String sha256() {
    return HASH;
  }

  public static Decision decide(Question question) {
    Label label = question.label();
    List<Reason> reasons = new ArrayList<>();
    if (label.tlp() == Label.Light.RED) {
      reasons.add(Reason.of(Reason.Word.NAMED_PEOPLE));
    }
    if (label.classification().compareTo(question.recipient().clearance()) > 0) {
      reasons.add(Reason.of(Reason.Word.CLASSIFIED, label.classification().toString()));
    }
    restricted(label.releasableTo(), question.recipient()).ifPresent(reasons::add);
    if (label.handling().attribution() == Label.Duty.CONFLICT) {
      reasons.add(Reason.of(Reason.Word.ATTRIBUTION));
    }
    if (!isWithin(label, question.time())) {
      reasons.add(Reason.of(Reason.Word.TIME));
    }
    if (label.handling().actions().compareTo(question.action().needed) < 0) {
      reasons.add(Reason.of(Reason.Word.ACTIONS, label.handling().actions().word()));
    }
    question.origins().stream()
        .flatMap(origin -> onward(question, origin).stream())
        .distinct()
        .forEach(reasons::add);
    return new Decision(reasons, HASH);
  }

  /// Why what came from there does not go on; empty when it may.
  private static Optional<Reason> onward(Question question, Origin origin) {
    if (origin.isWithdrawn()) {
      return Optional.of(Reason.of(Reason.Word.WITHDRAWN, origin.partner()));
    }
    String until = origin.until();
    if (until != null && !isBefore(question.time(), until)) {
      return Optional.of(Reason.of(Reason.Word.ENDED, origin.partner(), until));
    }
    Label label = question.label();
    String purpose = origin.purpose();
    boolean isOtherwise = purpose != null && !purpose.equals(question.purpose().word());
    boolean needsConsent =
        label.isOriginatorControlled()
            || label.tlp().compareTo(Label.Light.GREEN) > 0
            || isOtherwise;
    if (!needsConsent || question.consents().stream().anyMatch(c -> covers(c, question, origin))) {
      return Optional.empty();
    }
    return Optional.of(
        purpose != null && isOtherwise
            ? Reason.of(
                Reason.Word.CONSENT_PURPOSE, origin.partner(), purpose, question.purpose().word())
            : Reason.of(Reason.Word.CONSENT, origin.partner()));
  }

  private static boolean covers(Consent consent, Question question, Origin origin) {
    return consent.originator().equals(origin.partner())
        && consent.recipient().equals(question.recipient().name())
        && consent.purpose() == question.purpose()
        && isBefore(question.time(), consent.until());
  }

  /// No end is after everything; what is no time is before everything.
  private static boolean isBefore(String time, @Nullable String end) {
    return end == null
        || (TaxiiTime.micros(end).isPresent()
            && TaxiiTime.sortable(time).compareTo(TaxiiTime.sortable(end)) < 0);
  }

  private static Optional<Reason> restricted(@Nullable SortedSet<String> to, Recipient recipient) {
    if (to == null || to.contains(recipient.country()) || to.contains(recipient.name())) {
      return Optional.empty();
    }
    return Optional.of(
        to.isEmpty()
            ? Reason.of(Reason.Word.ORIGINATOR_ONLY)
            : Reason.of(Reason.Word.RELEASABLE, String.join(", ", to)));
  }

  private static boolean isWithin(Label label, String time) {
    String from = label.validity().from();
    String until = label.validity().until();
    boolean hasBegun =
        from == null || (TaxiiTime.micros(from).isPresent() && !isBefore(time, from));
    return hasBegun && isBefore(time, until);
  }

  private static String hash() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(WORDS.getBytes(StandardCharsets.UTF_8));
      return Hex.encode(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
