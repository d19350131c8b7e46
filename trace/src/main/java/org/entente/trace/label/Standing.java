package org.entente.trace.label;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What was to be believed about one subject on a day.
///
/// @param held what stood on that day, the most trustworthy first, of equals the newest
/// @param retracted what had been taken back by then
/// @param later what nobody knew yet
/// @param conflicts pairs of claims in `held` that cannot both be true
public record Standing(
    List<Claim> held, List<Claim> retracted, List<Claim> later, List<Conflict> conflicts) {
  static final Standing NOTHING = new Standing(List.of(), List.of(), List.of(), List.of());

  private static final Comparator<Claim> BEST_FIRST =
      Comparator.comparing(Claim::confidence)
          .thenComparing(Claim::known)
          .reversed()
          .thenComparing(Claim::text)
          .thenComparing(Claim::source)
          .thenComparing(Claim::network);

  /// Two claims that name different actors, or different roles for one address.
  public record Conflict(Claim one, Claim other) {}

  public Standing {
    held = List.copyOf(held);
    retracted = List.copyOf(retracted);
    later = List.copyOf(later);
    conflicts = List.copyOf(conflicts);
  }

  /// Judges `claims` about one subject as of `day`.
  public static Standing on(List<Claim> claims, LocalDate day) {
    List<Claim> held = new ArrayList<>();
    List<Claim> retracted = new ArrayList<>();
    List<Claim> later = new ArrayList<>();
    for (Claim claim : claims) {
      if (claim.known().isAfter(day)) {
        later.add(claim);
      } else if (!claim.stoodOn(day) || takenBack(claim, claims, day)) {
        retracted.add(claim);
      } else {
        held.add(claim);
      }
    }
    held.sort(BEST_FIRST);
    retracted.sort(BEST_FIRST);
    later.sort(BEST_FIRST);
    return new Standing(held, retracted, later, conflicts(held));
  }

  /// A retraction is a claim of its own: it takes back what the same source said before in the
  /// same words, and not what it says again afterwards.
  private static boolean takenBack(Claim claim, List<Claim> claims, LocalDate day) {
    for (Claim other : claims) {
      LocalDate retracted = other.retracted();
      if (retracted != null
          && !retracted.isAfter(day)
          && claim.known().isBefore(retracted)
          && claim.text().equals(other.text())
          && claim.source().equals(other.source())
          && claim.network().equals(other.network())) {
        return true;
      }
    }
    return false;
  }

  private static List<Conflict> conflicts(List<Claim> held) {
    List<Conflict> conflicts = new ArrayList<>();
    for (int i = 0; i < held.size(); i++) {
      for (int j = i + 1; j < held.size(); j++) {
        if (contradict(held.get(i), held.get(j))) {
          conflicts.add(new Conflict(held.get(i), held.get(j)));
        }
      }
    }
    return conflicts;
  }

  private static boolean contradict(Claim one, Claim other) {
    boolean actors =
        !one.actor().isEmpty()
            && !other.actor().isEmpty()
            && !Objects.equals(one.actor(), other.actor());
    boolean roles =
        one.role() != Role.HOLDER && other.role() != Role.HOLDER && one.role() != other.role();
    return actors || roles;
  }

  /// What to call it: the most trustworthy claim.
  public Optional<Claim> best() {
    return held.stream().findFirst();
  }
}
