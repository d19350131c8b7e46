package org.entente.exchange.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.log.SigningKey;
import org.entente.exchange.release.Decision;
import org.entente.exchange.release.Label;
import org.entente.exchange.release.Markings;
import org.entente.exchange.release.Redaction;
import org.entente.exchange.release.ReleasePlan;

/// Puts in the place of objects that a partner can't have as a whole what it can have of them, as
/// long as that changes anything: what is left of one may be what another named.
final class Redacting {
  /// What a redacted form is of.
  ///
  /// @param removed selectors of what is not in it
  record Form(String of, List<String> removed) {}

  private static final int ROUNDS = 8;
  private static final long VERSION_BITS = 0xffff_ffff_ffff_0fffL;
  private static final long VARIANT_BITS = 0x3fff_ffff_ffff_ffffL;

  private final SigningKey key;
  private final Partner partner;
  private final Outbox.Redacting wish;
  private final ReleasePlan.Surroundings around;
  private final Predicate<Label> isPermitted;
  private final Markings markings;
  private final Map<String, Form> forms = new HashMap<>();

  /// By the id of the whole, that of its form.
  private final Map<String, String> others = new HashMap<>();

  Redacting(
      SigningKey key,
      Partner partner,
      Outbox.Redacting wish,
      ReleasePlan.Surroundings around,
      Predicate<Label> isPermitted,
      Markings markings) {
    this.key = key;
    this.partner = partner;
    this.wish = wish;
    this.around = around;
    this.isPermitted = isPermitted;
    this.markings = markings;
  }

  Map<String, Form> forms() {
    return Map.copyOf(forms);
  }

  /// The id of a form is the same each time, and tells nobody else of which object it is.
  static String id(SigningKey key, Partner partner, String whole) {
    int dashes = whole.lastIndexOf("--");
    byte[] signature = key.sign("entente/redacted/v1\n" + partner.name() + "\n" + whole + "\n");
    java.nio.ByteBuffer hash = java.nio.ByteBuffer.wrap(Merkle.sha256(signature));
    long high = (hash.getLong() & VERSION_BITS) | 0x4000L;
    long low = (hash.getLong() & VARIANT_BITS) | Long.MIN_VALUE;
    return (dashes < 0 ? "x" : whole.substring(0, dashes)) + "--" + new UUID(high, low);
  }

  List<ReleasePlan.Verdict> verdicts(
      List<ReleasePlan.Candidate> wished, Function<ReleasePlan.Candidate, Decision> decide) {
    List<ReleasePlan.Candidate> candidates = new ArrayList<>(wished);
    List<ReleasePlan.Verdict> verdicts = ReleasePlan.of(candidates, decide, around);
    // First what is marked, then what names it: a form that goes is named, not left out.
    for (boolean isCutting : new boolean[] {false, true}) {
      boolean isChanged = wish.isOn();
      for (int round = 0; isChanged && round < ROUNDS; round++) {
        isChanged = redact(wished, candidates, verdicts, isCutting);
        verdicts = ReleasePlan.of(candidates, decide, around);
      }
    }
    return verdicts;
  }

  private boolean redact(
      List<ReleasePlan.Candidate> wished,
      List<ReleasePlan.Candidate> candidates,
      List<ReleasePlan.Verdict> verdicts,
      boolean isCutting) {
    Set<String> going = new HashSet<>();
    Set<ReleasePlan.Candidate> denied = new HashSet<>();
    for (ReleasePlan.Verdict one : verdicts) {
      if (one.decision().isPermitted()) {
        going.add(one.candidate().id());
      } else {
        denied.add(one.candidate());
      }
    }
    boolean isChanged = false;
    for (int i = 0; i < wished.size(); i++) {
      if (denied.contains(candidates.get(i))) {
        ReleasePlan.Candidate form = form(wished.get(i), going, isCutting);
        isChanged |= !form.equals(candidates.get(i));
        candidates.set(i, form);
      }
    }
    return isChanged;
  }

  /// Itself when nothing helps.
  private ReleasePlan.Candidate form(
      ReleasePlan.Candidate one, Set<String> going, boolean isCutting) {
    if (one.isForeign()) {
      return one;
    }
    String id = id(key, partner, one.id());
    Predicate<String> isGone =
        named ->
            isCutting
                && !named.startsWith("marking-definition--")
                && !going.contains(named)
                && !around.hasAlready().test(named);
    Optional<Redaction> made =
        Redaction.of(
            one.object(),
            new Redaction.Order(
                id,
                marking -> !isPermitted.test(markings.ofPart(marking)),
                isGone,
                others,
                wish.tearlines().get(one.id())));
    if (made.isEmpty()) {
      return one;
    }
    forms.put(id, new Form(one.id(), made.get().removed()));
    others.put(one.id(), id);
    return new ReleasePlan.Candidate(id, one.version(), made.get().object(), List.of());
  }
}
