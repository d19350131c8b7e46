package org.entente.exchange.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.stix.Tlp;

/// What of a wish may go to one recipient. Each object is decided on by its label; then whatever
/// names something that the recipient has not and will not get stays, too, until nothing changes:
/// a relationship goes if both its ends go. Markings go with what they mark, and never alone.
public final class ReleasePlan {
  /// An object somebody wishes to release.
  ///
  /// @param origins the partners it came from; none: it is ours
  public record Candidate(
      String id, String version, JsonValue.Members object, List<Origin> origins) {
    public Candidate {
      origins = List.copyOf(origins);
    }

    public boolean isForeign() {
      return !origins.isEmpty();
    }
  }

  /// What was decided on an object.
  public record Verdict(Candidate candidate, Decision decision) {}

  /// What else must be known.
  ///
  /// @param hasAlready ids that the recipient was given and that weren't revoked
  /// @param isHeld whether an id is held here: then text that names it gives it away
  /// @param definition a marking definition that is held here, to send along
  public record Surroundings(
      Predicate<String> hasAlready,
      Predicate<String> isHeld,
      Function<String, java.util.Optional<Candidate>> definition) {}

  private final Map<String, Verdict> verdicts = new LinkedHashMap<>();
  private final Surroundings around;

  private ReleasePlan(Surroundings around) {
    this.around = around;
  }

  /// The verdicts in the order of the wish, markings before what they mark.
  public static List<Verdict> of(
      List<Candidate> wish, Function<Candidate, Decision> decide, Surroundings around) {
    ReleasePlan plan = new ReleasePlan(around);
    for (Candidate one : wish) {
      plan.verdicts.put(key(one), new Verdict(one, decide.apply(one)));
    }
    plan.settle();
    return plan.withMarkings(decide);
  }

  private static String key(Candidate one) {
    return one.id() + " " + one.version();
  }

  private static boolean isMarking(String id) {
    return id.startsWith("marking-definition--");
  }

  private void settle() {
    boolean isChanged = true;
    while (isChanged) {
      isChanged = false;
      Set<String> going =
          verdicts.values().stream()
              .filter(verdict -> verdict.decision().isPermitted())
              .map(verdict -> verdict.candidate().id())
              .collect(Collectors.toSet());
      for (Verdict verdict : List.copyOf(verdicts.values())) {
        if (!verdict.decision().isPermitted() || isMarking(verdict.candidate().id())) {
          continue;
        }
        List<String> missing = missing(verdict.candidate(), going);
        if (!missing.isEmpty()) {
          deny(verdict, Reason.of(Reason.Word.MISSING, String.join(", ", missing)));
          isChanged = true;
        }
      }
    }
  }

  private List<String> missing(Candidate one, Set<String> going) {
    References references = References.of(one.object());
    List<String> missing = new ArrayList<>();
    for (String id : references.named()) {
      boolean isThere = isMarking(id) || going.contains(id) || around.hasAlready().test(id);
      if (!isThere) {
        missing.add(id);
      }
    }
    for (String id : references.written()) {
      boolean givesAway =
          around.isHeld().test(id) && !going.contains(id) && !around.hasAlready().test(id);
      if (givesAway && Tlp.ofId(id).isEmpty()) {
        missing.add(id);
      }
    }
    return missing.stream().sorted().toList();
  }

  private void deny(Verdict verdict, Reason reason) {
    verdicts.put(
        key(verdict.candidate()),
        new Verdict(
            verdict.candidate(), new Decision(List.of(reason), verdict.decision().policy())));
  }

  /// Puts each marking before the first object that needs it; one that nothing needs stays.
  private List<Verdict> withMarkings(Function<Candidate, Decision> decide) {
    Map<String, Verdict> ordered = new LinkedHashMap<>();
    for (Verdict verdict : verdicts.values()) {
      if (isMarking(verdict.candidate().id())) {
        continue;
      }
      if (verdict.decision().isPermitted()) {
        Markings.ids(verdict.candidate().object()).forEach(id -> marking(id, ordered, decide));
      }
      ordered.put(key(verdict.candidate()), verdict);
    }
    for (Verdict verdict : verdicts.values()) {
      if (isMarking(verdict.candidate().id()) && !ordered.containsKey(key(verdict.candidate()))) {
        Reason reason = Reason.of(Reason.Word.MARKING_ALONE);
        ordered.put(
            key(verdict.candidate()),
            new Verdict(
                verdict.candidate(), new Decision(List.of(reason), verdict.decision().policy())));
      }
    }
    return List.copyOf(ordered.values());
  }

  private void marking(
      String id, Map<String, Verdict> ordered, Function<Candidate, Decision> decide) {
    boolean isWished =
        verdicts.values().stream().anyMatch(verdict -> verdict.candidate().id().equals(id));
    if (isWished) {
      verdicts.values().stream()
          .filter(verdict -> verdict.candidate().id().equals(id))
          .forEach(verdict -> ordered.putIfAbsent(key(verdict.candidate()), verdict));
    } else if (Tlp.ofId(id).isEmpty() && !around.hasAlready().test(id)) {
      around
          .definition()
          .apply(id)
          .ifPresent(one -> ordered.putIfAbsent(key(one), new Verdict(one, decide.apply(one))));
    }
  }
}
