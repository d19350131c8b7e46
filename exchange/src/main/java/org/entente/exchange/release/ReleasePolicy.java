package org.entente.exchange.release;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.entente.base.Hex;
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

  /// What for. Purposes are recorded; the policy knows no other.
  public enum Purpose {
    INVESTIGATION,
    EXERCISE
  }

  /// A question.
  ///
  /// @param isForeign whether it came from a partner, so that passing it on is a release onward
  /// @param time RFC 3339 with `Z`
  /// @param consents of originators, by recipients' names: who may get it onward
  public record Question(
      Label label,
      Recipient recipient,
      Purpose purpose,
      Action action,
      boolean isForeign,
      String time,
      Set<String> consents) {
    public Question {
      consents = Set.copyOf(consents);
    }
  }

  /// The policy in words; its hash stands in every decision. Change it with the rules below.
  static final String WORDS =
      """
      entente release policy 1
      TLP:RED is for named people: it goes to no node.
      A classification goes to nodes cleared for it.
      Releasable-to names the country or the partner, or it does not go.
      No marking, or one that is not understood, is for the originator only.
      Must and must not attribute at once: a person decides.
      Before its validity begins and after it ends, nothing goes.
      What must be done visibly needs the permission for it.
      Foreign material goes on if it is at most TLP:GREEN and not controlled by its originator,
      or with the originator's consent.
      """;

  private static final String HASH = hash();

  private ReleasePolicy() {}

  public static Decision decide(Question question) {
    Label label = question.label();
    List<String> reasons = new ArrayList<>();
    if (label.tlp() == Label.Light.RED) {
      reasons.add("TLP:RED is for named people, not for a node");
    }
    if (label.classification().compareTo(question.recipient().clearance()) > 0) {
      reasons.add("classification " + label.classification() + " is above the recipient's");
    }
    String restricted = restricted(label.releasableTo(), question.recipient());
    if (!restricted.isEmpty()) {
      reasons.add(restricted);
    }
    if (label.handling().attribution() == Label.Duty.CONFLICT) {
      reasons.add("markings say must and must not attribute: a person decides");
    }
    if (!isWithin(label, question.time())) {
      reasons.add("outside the time for which it is marked");
    }
    if (label.handling().actions().compareTo(question.action().needed) < 0) {
      reasons.add("its markings permit " + label.handling().actions().word() + " only");
    }
    boolean needsConsent =
        question.isForeign()
            && (label.isOriginatorControlled() || label.tlp().compareTo(Label.Light.GREEN) > 0);
    if (needsConsent && !question.consents().contains(question.recipient().name())) {
      reasons.add("it came from a partner whose consent is needed");
    }
    return new Decision(reasons, HASH);
  }

  private static String restricted(@Nullable SortedSet<String> to, Recipient recipient) {
    if (to == null || to.contains(recipient.country()) || to.contains(recipient.name())) {
      return "";
    }
    return to.isEmpty()
        ? "it is for its originator only: it has no marking that releases it"
        : "it is releasable to " + String.join(", ", to) + " only";
  }

  private static boolean isWithin(Label label, String time) {
    String from = label.validity().from();
    String until = label.validity().until();
    return (from == null || from.compareTo(time) <= 0)
        && (until == null || time.compareTo(until) < 0);
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
