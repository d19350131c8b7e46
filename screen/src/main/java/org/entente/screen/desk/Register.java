package org.entente.screen.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.screen.Hit;
import org.entente.screen.Target;
import org.entente.screen.list.LoadedList;
import org.entente.screen.merge.Entity;
import org.entente.screen.merge.ListMerge;
import org.jspecify.annotations.Nullable;

/// The issues of lists that a desk screens against, and who of them is one. For several threads.
public final class Register {
  private final List<LoadedList> lists;
  private final List<Target> targets;

  /// Lists are joined when the first hit asks: most questions have none.
  private volatile @Nullable Map<String, Entity> entities;

  /// A target of all lists that name it, with the best of its hits.
  public record Found(Entity entity, Hit hit) {}

  public Register(List<LoadedList> lists) {
    this.lists = List.copyOf(lists);
    targets = this.lists.stream().flatMap(list -> list.targets().stream()).toList();
  }

  public List<LoadedList> lists() {
    return lists;
  }

  public List<Target> targets() {
    return targets;
  }

  /// The entity that holds this target, by the target's id.
  public Optional<Entity> entity(String targetId) {
    return Optional.ofNullable(entities().get(targetId));
  }

  /// Hits brought together by entity, in their order.
  public List<Found> found(List<Hit> hits) {
    if (hits.isEmpty()) {
      return List.of();
    }
    Map<String, Entity> known = entities();
    Map<String, Found> found = new LinkedHashMap<>();
    for (Hit hit : hits) {
      Entity entity =
          known.getOrDefault(hit.target().id(), new Entity(List.of(hit.target()), List.of()));
      found.putIfAbsent(entity.id(), new Found(entity, hit));
    }
    return new ArrayList<>(found.values());
  }

  private Map<String, Entity> entities() {
    Map<String, Entity> known = entities;
    if (known == null) {
      synchronized (this) {
        known = entities;
        if (known == null) {
          known = ListMerge.of(targets).byTarget();
          entities = known;
        }
      }
    }
    return known;
  }
}
