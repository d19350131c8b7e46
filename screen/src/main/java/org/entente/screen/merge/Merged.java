package org.entente.screen.merge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.screen.Target;

/// All targets of some lists, joined.
///
/// @param possibleDuplicates pairs that a rule would join but something speaks against
public record Merged(List<Entity> entities, List<Join> possibleDuplicates) {
  public Merged {
    entities = List.copyOf(entities);
    possibleDuplicates = List.copyOf(possibleDuplicates);
  }

  /// The entity of each row, by the row's id.
  public Map<String, Entity> byTarget() {
    Map<String, Entity> map = HashMap.newHashMap(entities.size());
    for (Entity entity : entities) {
      for (Target target : entity.targets()) {
        map.put(target.id(), entity);
      }
    }
    return map;
  }
}
