package org.entente.app.lists;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.entente.base.message.Language;
import org.entente.screen.Target;
import org.entente.screen.list.LoadedList;
import org.entente.screen.merge.GapTable;
import org.entente.screen.merge.ListMerge;
import org.entente.screen.merge.Merged;
import org.jspecify.annotations.Nullable;

/// Whom some partners list and others don't.
///
/// @param lists that were compared
/// @param partners who publish them
public record Gaps(List<LoadedList> lists, Set<String> partners, List<GapTable.Gap> gaps) {
  public static Gaps of(List<LoadedList> lists) {
    List<Target> targets = lists.stream().flatMap(l -> l.targets().stream()).toList();
    Merged merged = ListMerge.of(targets);
    Set<String> partners = GapTable.partners(lists.stream().map(LoadedList::list).toList());
    return new Gaps(lists, partners, GapTable.of(merged, partners));
  }

  /// Those that `missing` don't list and `listed` do, of one country.
  public Gaps only(@Nullable String country, List<String> missing, List<String> listed) {
    return new Gaps(
        lists,
        partners,
        gaps.stream()
            .filter(gap -> gap.notListedBy().containsAll(lower(missing)))
            .filter(gap -> gap.listedBy().containsAll(lower(listed)))
            .filter(
                gap ->
                    country == null
                        || GapTable.countries(gap.entity())
                            .contains(country.toUpperCase(Locale.ROOT)))
            .toList());
  }

  /// Only so many of them, from one on.
  public Gaps part(int from, int count) {
    return new Gaps(lists, partners, gaps.stream().skip(from).limit(count).toList());
  }

  private static List<String> lower(List<String> names) {
    return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }

  /// What programs get.
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("partners", List.copyOf(partners));
    List<Map<String, Object>> snapshots = new ArrayList<>();
    for (LoadedList list : lists) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("list", list.list().name());
      one.put("sha256", list.snapshot().sha256());
      snapshots.add(one);
    }
    json.put("snapshots", snapshots);
    json.put("gaps", gaps.stream().map(gap -> json(gap, partners)).toList());
    return json;
  }

  private static Map<String, Object> json(GapTable.Gap gap, Set<String> partners) {
    Map<String, Object> json = new LinkedHashMap<>();
    Map<String, Object> entity = EntityFields.of(gap.entity());
    Map<String, Object> names = new LinkedHashMap<>();
    for (Language language : Language.values()) {
      names.put(language.code(), gap.entity().nameIn(ReaderScripts.of(language)));
    }
    entity.put("names", names);
    json.put("entity", entity);
    json.put("partners", GapTable.standings(gap, partners).stream().map(Gaps::standing).toList());
    json.put("listedBy", List.copyOf(gap.listedBy()));
    json.put("notListedBy", List.copyOf(gap.notListedBy()));
    json.put("lists", EntityFields.lists(gap.entity().targets()));
    json.put("joins", gap.entity().joins().stream().map(EntityFields::join).toList());
    json.put("possibly", gap.possibly().stream().map(EntityFields::join).toList());
    return json;
  }

  private static Map<String, Object> standing(GapTable.Standing standing) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("partner", standing.partner());
    json.put("listed", standing.listed().name().toLowerCase(Locale.ROOT));
    json.put("since", standing.since() == null ? null : standing.since().toString());
    json.put("references", standing.references());
    return json;
  }
}
