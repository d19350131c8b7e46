package org.entente.screen.merge;

import java.util.List;
import org.entente.screen.ListId;
import org.entente.screen.Target;
import org.entente.screen.TargetKind;

/// One real target with the rows of all lists that name it.
///
/// @param targets in the order of list names; at least one
/// @param joins the evidence that holds them together, one fewer than targets
public record Entity(List<Target> targets, List<Join> joins) {
  public Entity {
    targets = List.copyOf(targets);
    joins = List.copyOf(joins);
  }

  /// The first row's, which stays while that row stands: `kr/1`.
  public String id() {
    return targets.getFirst().id();
  }

  public String name() {
    return targets.getFirst().primaryName().text();
  }

  /// What the first list that is sure says it is.
  public TargetKind kind() {
    for (Target target : targets) {
      if (target.kind() != TargetKind.OTHER && target.kind() != TargetKind.LEGAL_ENTITY) {
        return target.kind();
      }
    }
    return targets.getFirst().kind();
  }

  public boolean isOn(ListId list) {
    return targets.stream().anyMatch(target -> target.list().equals(list));
  }
}
