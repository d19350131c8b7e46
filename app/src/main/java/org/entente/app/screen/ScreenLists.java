package org.entente.app.screen;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.lists.EntityFields;
import org.entente.app.lists.HomeOption;
import org.entente.app.lists.IssuesOption;
import org.entente.base.BadInput;
import org.entente.screen.Hit;
import org.entente.screen.ListId;
import org.entente.screen.Reason;
import org.entente.screen.Target;
import org.entente.screen.list.LoadedList;
import org.entente.screen.merge.Entity;
import org.entente.screen.merge.ListMerge;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The lists that a command screens against, by the options all of them share.
public final class ScreenLists {
  @Mixin private HomeOption home;
  @Mixin private IssuesOption issues;

  @Option(
      names = "--list",
      paramLabel = "NAME",
      split = ",",
      description = "${bundle:OPTION_SCREEN_LIST}")
  private List<String> names = new ArrayList<>();

  private @Nullable List<LoadedList> loaded;
  private @Nullable Map<String, Entity> entities;

  /// The current issues of the chosen lists; all where none is chosen. That there is none is an
  /// error, for nothing would ever be found.
  List<LoadedList> lists() throws IOException {
    List<LoadedList> known = loaded;
    if (known == null) {
      known = issues.load(home.lists()).stream().filter(list -> isChosen(list.list())).toList();
      if (known.isEmpty()) {
        throw new BadInput(
            home.path().toString(),
            "",
            names.isEmpty() ? "holds no list" : "holds none of the lists " + names,
            "Import or update lists first; lists status shows what there is");
      }
      loaded = known;
    }
    return known;
  }

  /// `us` means every list of that publisher.
  private boolean isChosen(ListId list) {
    return names.isEmpty() || names.contains(list.name()) || names.contains(list.publisher());
  }

  List<Target> targets() throws IOException {
    return lists().stream().flatMap(list -> list.targets().stream()).toList();
  }

  /// Which issues were asked, so that it can be asked again.
  List<Map<String, Object>> snapshots() throws IOException {
    List<Map<String, Object>> snapshots = new ArrayList<>();
    for (LoadedList list : lists()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("list", list.list().name());
      json.put("sha256", list.snapshot().sha256());
      snapshots.add(json);
    }
    return snapshots;
  }

  /// A target of all lists that name it, with the best of its hits.
  record Found(Entity entity, Hit hit) {}

  /// Hits brought together by target, in their order. Lists are joined when the first hit asks.
  List<Found> found(List<Hit> hits) throws IOException {
    if (hits.isEmpty()) {
      return List.of();
    }
    Map<String, Entity> known = entities;
    if (known == null) {
      known = ListMerge.of(targets()).byTarget();
      entities = known;
    }
    Map<String, Found> found = new LinkedHashMap<>();
    for (Hit hit : hits) {
      Entity entity =
          known.getOrDefault(hit.target().id(), new Entity(List.of(hit.target()), List.of()));
      found.putIfAbsent(entity.id(), new Found(entity, hit));
    }
    return List.copyOf(found.values());
  }

  /// `{"score","match","entity","lists","because"}`.
  static Map<String, Object> json(Found found) {
    Map<String, Object> json = new LinkedHashMap<>();
    Hit hit = found.hit();
    json.put("score", BigDecimal.valueOf(hit.score(), 4));
    json.put("match", hit.match());
    json.put("entity", EntityFields.of(found.entity()));
    json.put("lists", EntityFields.lists(EntityFields.rows(found.entity(), hit.target())));
    json.put("because", hit.because().stream().map(ScreenLists::reason).toList());
    return json;
  }

  static Map<String, Object> reason(Reason reason) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rule", reason.rule());
    json.put("query", reason.query());
    json.put("candidate", reason.candidate());
    json.put("weight", BigDecimal.valueOf(reason.weight(), 4));
    return json;
  }
}
