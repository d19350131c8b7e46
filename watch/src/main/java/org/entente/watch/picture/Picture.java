package org.entente.watch.picture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.base.BadInput;
import org.entente.watch.warning.Delegates;
import org.jspecify.annotations.Nullable;

/// All observations, and what of them counts at a time by what was known at a time. Nothing is
/// ever taken out: what was learnt later only replaces, and an earlier time shows what stood then.
public final class Picture {
  private static final int MOST = 200_000;
  private static final int MOST_OF_ONE = 4_000;

  private static final Comparator<Observation> BY_TIME =
      Comparator.comparing(
              (Observation one) -> one.when().first(),
              Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Observation::lane)
          .thenComparing(Observation::id);

  /// What a question gives.
  ///
  /// @param observations by time; those without any time first
  /// @param replaced how many were known and don't count any more
  /// @param unlearnt how many were not known yet
  public record View(List<Observation> observations, int replaced, int unlearnt) {}

  private final Map<String, Observation> all = new LinkedHashMap<>();

  private final Delegates delegates;

  public Picture() {
    this(Delegates.NONE);
  }

  /// @param delegates who may end whose warnings
  public Picture(Delegates delegates) {
    this.delegates = delegates;
  }

  /// The same words again are nothing new, but may have been known before.
  public void add(Collection<Observation> observations) {
    for (Observation one : observations) {
      all.merge(one.id(), one, (a, b) -> b.known().isBefore(a.known()) ? b : a);
    }
    if (all.size() > MOST) {
      throw new BadInput(
          "picture", "", "more than " + MOST + " observations", "Take fewer results at a time");
    }
  }

  /// What was known by `asKnown` of what may have been the case from `from` to `to`; null is no
  /// limit.
  public View view(Instant asKnown, @Nullable Instant from, @Nullable Instant to) {
    List<Observation> known =
        all.values().stream().filter(one -> !one.known().isAfter(asKnown)).toList();
    Map<String, List<Observation>> subjects = new LinkedHashMap<>();
    Set<String> replaced = new HashSet<>();
    for (Observation one : known) {
      if (!one.subject().isEmpty()) {
        subjects
            .computeIfAbsent(one.lane().word() + " " + one.subject(), _ -> new ArrayList<>())
            .add(one);
      }
    }
    subjects.values().forEach(of -> replace(of, replaced));
    List<Observation> standing =
        known.stream().filter(one -> !replaced.contains(one.id())).toList();
    List<Observation> told =
        WarningResults.judged(voided(standing), asKnown, delegates).stream()
            .filter(one -> one.when().touches(from, to))
            .sorted(BY_TIME)
            .toList();
    return new View(told, replaced.size(), all.size() - known.size());
  }

  /// Of two about the same at the same time the one that was known later counts; of those known
  /// at once all do.
  private static void replace(List<Observation> of, Set<String> replaced) {
    if (of.size() > MOST_OF_ONE) {
      throw new BadInput(
          of.getFirst().source().name(),
          "",
          "more than " + MOST_OF_ONE + " observations of " + of.getFirst().subject(),
          "Take fewer results at a time");
    }
    for (Observation older : of) {
      for (Observation newer : of) {
        if (older.known().isBefore(newer.known())
            && older.when().touches(newer.when().from(), newer.when().to())) {
          replaced.add(older.id());
        }
      }
    }
  }

  /// A manoeuvre makes what was predicted before it void, whoever predicted it.
  private static List<Observation> voided(List<Observation> standing) {
    Set<List<String>> voids = new HashSet<>();
    for (Observation one : standing) {
      if (one.kind().equals(SpaceResults.VOID)) {
        voids.add(set(one));
      }
    }
    return standing.stream()
        .map(one -> one.kind().equals("pass") && voids.contains(set(one)) ? one.in("void") : one)
        .toList();
  }

  private static List<String> set(Observation one) {
    return List.of(
        one.facts().getOrDefault(SpaceResults.OBJECT, ""),
        one.facts().getOrDefault(SpaceResults.SET, ""));
  }
}
