package org.entente.screen.merge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.entente.screen.ListId;
import org.entente.screen.Target;
import org.jspecify.annotations.Nullable;

/// Who lists a target, since when, and who does not: what a partner can act on. A partner of whom
/// no list is at hand is left out, for nothing is known about what it doesn't list.
public final class GapTable {
  /// Lists that are no freeze of assets, or only repeat another one.
  private static final Set<String> NO_DESIGNATION = Set.of("jp-meti", "us-crypto", "uk-ofsi");

  private GapTable() {}

  /// An entity with the partners that list it and those that don't.
  ///
  /// @param possibly partners that may list it: a possible duplicate stands on their list
  public record Gap(
      Entity entity, Set<String> listedBy, Set<String> notListedBy, List<Join> possibly) {}

  /// How a partner stands to an entity.
  ///
  /// @param listed no only says that the lists at hand don't name it
  /// @param since the earliest day on any of the partner's lists; null where none says
  /// @param references of the rows that list it; where none does, of those that may
  public record Standing(
      String partner, Listed listed, @Nullable LocalDate since, List<String> references) {
    public Standing {
      references = List.copyOf(references);
    }
  }

  /// Whether a partner lists an entity.
  public enum Listed {
    YES,

    /// A possible duplicate stands on its list: a person decides.
    MAYBE,
    NO
  }

  /// How each of the partners stands, in their order.
  public static List<Standing> standings(Gap gap, Collection<String> partners) {
    List<Standing> standings = new ArrayList<>();
    for (String partner : partners) {
      List<String> references = new ArrayList<>();
      LocalDate since = null;
      for (Target target : gap.entity().targets()) {
        if (acts(target, partner)) {
          references.add(target.reference());
          LocalDate day = target.since();
          since = since == null || (day != null && day.isBefore(since)) ? day : since;
        }
      }
      if (references.isEmpty()) {
        Set<String> maybe = maybe(gap, partner);
        Listed listed = maybe.isEmpty() ? Listed.NO : Listed.MAYBE;
        standings.add(new Standing(partner, listed, null, List.copyOf(maybe)));
      } else {
        standings.add(new Standing(partner, Listed.YES, since, references));
      }
    }
    return standings;
  }

  private static boolean acts(Target target, String partner) {
    return target.list().publisher().equals(partner)
        && target.until() == null
        && isDesignation(target.list());
  }

  private static Set<String> maybe(Gap gap, String partner) {
    Set<String> references = new LinkedHashSet<>();
    for (Join join : gap.possibly()) {
      for (Target target : List.of(join.a(), join.b())) {
        if (target.list().publisher().equals(partner)) {
          references.add(target.reference());
        }
      }
    }
    return references;
  }

  /// Whether a row of the list means that its publisher acts against the target.
  public static boolean isDesignation(ListId list) {
    return !NO_DESIGNATION.contains(list.name());
  }

  /// The partners of whom there are lists.
  public static Set<String> partners(Collection<ListId> lists) {
    Set<String> partners = new TreeSet<>();
    for (ListId list : lists) {
      if (isDesignation(list)) {
        partners.add(list.publisher());
      }
    }
    return partners;
  }

  /// The entities that some partners list and others don't; the most widely listed first.
  public static List<Gap> of(Merged merged, Set<String> partners) {
    Map<String, List<Join>> possible = new HashMap<>();
    for (Join join : merged.possibleDuplicates()) {
      possible.computeIfAbsent(join.a().id(), id -> new ArrayList<>()).add(join);
      possible.computeIfAbsent(join.b().id(), id -> new ArrayList<>()).add(join);
    }
    List<Gap> gaps = new ArrayList<>();
    for (Entity entity : merged.entities()) {
      Set<String> listed = new TreeSet<>();
      Set<Join> possibly = new LinkedHashSet<>();
      for (Target target : entity.targets()) {
        if (target.until() == null && isDesignation(target.list())) {
          listed.add(target.list().publisher());
        }
        possibly.addAll(possible.getOrDefault(target.id(), List.of()));
      }
      Set<String> missing = new TreeSet<>(partners);
      missing.removeAll(listed);
      if (!listed.isEmpty() && !missing.isEmpty()) {
        gaps.add(new Gap(entity, listed, missing, List.copyOf(possibly)));
      }
    }
    gaps.sort(
        Comparator.comparingInt((Gap gap) -> -gap.listedBy().size())
            .thenComparing(gap -> gap.entity().id()));
    return gaps;
  }

  /// The country codes of an entity, from all of its rows.
  public static Set<String> countries(Entity entity) {
    Set<String> codes = new TreeSet<>();
    entity.targets().forEach(target -> codes.addAll(Evidence.countries(target)));
    return codes;
  }
}
